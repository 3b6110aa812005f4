import { resolve } from 'node:path'
import { type BookFlaw, verifyBooks } from '../domains/books/index.ts'
import {
  type DocumentFlaw,
  findLostHead,
  type HeadsLedger,
  listSeriesHeads,
  verifyDocuments,
} from '../domains/invoicing/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { verifyFolder } from './books/manifest.ts'
import { parseOptions } from './options.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = `akm books verify [--folder FOLDER]
  Recomputes the chain of invoices and credit notes and compares it with what was noted, and every closed day of the books; names the first that differs.
  With --folder: whether what akm books export has written is still what this shop has signed.`

type Deps = { db: Db; books: HeadsLedger & { publicKey: string }; terminal: Terminal }

/** @returns the exit code: 1 when anything differs. */
export async function run(args: string[], deps: Deps): Promise<number> {
  const { values } = parseOptions({ args, options: { folder: { type: 'string' } } }, usage)
  return values.folder === undefined ? verifyDatabase(deps) : verifyExported(values.folder, deps)
}

async function verifyExported(given: string, { books, terminal }: Deps): Promise<number> {
  const trouble = await verifyFolder(resolve(given), books.publicKey)
  for (const sentence of trouble) terminal.complain(sentence)
  if (trouble.length > 0) return 1
  terminal.print(`Every file is what this shop has signed with the key ${books.publicKey} (Ed25519).`)
  return 0
}

async function verifyDatabase({ db, books, terminal }: Deps): Promise<number> {
  const found = { documents: 0, withoutPerson: 0, flaws: [] as DocumentFlaw[] }
  for await (const part of verifyDocuments(db)) {
    found.documents += part.documents
    found.withoutPerson += part.withoutPerson
    found.flaws.push(...part.flaws)
    terminal.status(`${formatCount(found.documents, 'document', 'documents')} verified`)
  }
  terminal.print(`${formatCount(found.documents, 'document', 'documents')} recomputed.`)
  if (found.withoutPerson > 0)
    terminal.print(`Of ${found.withoutPerson} the person has gone, by erasure or after ten years.`)
  const [first] = found.flaws
  if (first) {
    terminal.complain(`The first that differs: ${describe(first)}`)
    if (found.flaws.length > 1)
      terminal.complain(`${formatCount(found.flaws.length, 'thing differs', 'things differ')} in all.`)
  }
  const lost = await findLostHead(db, books)
  if (lost) terminal.complain(describeLost(lost))
  for (const { number, hash } of await listSeriesHeads(db)) terminal.print(`${number} ${hash}`)
  terminal.print(`What was noted is signed with the key ${books.publicKey} (Ed25519).`)
  const flaws = await verifyBooks(db)
  for (const { period, problem } of flaws) terminal.complain(`${period}: ${bookProblems[problem]}`)
  if (first || lost || flaws.length > 0) return 1
  terminal.print('Every chain is whole.')
  return 0
}

const bookProblems: Record<BookFlaw['problem'], string> = {
  lines_differ: 'lines of the books are not what they were when the day was closed',
  sums_differ: 'the sums of the books are not what they were when the day was closed',
  number_missing: 'a number of the books is missing',
  days_differ: 'its days are not those that were closed',
  accounts_differ: 'what its accounts came to is not the sum of its lines',
}

const problems: Record<DocumentFlaw['problem'], string> = {
  gap: 'is missing',
  order: 'does not hang on the document before it',
  content: 'does not say what it said when it was issued',
  file: 'has another file than the one that was handed over, or none',
  person: 'names another person than when it was issued',
  business: 'names another business than when it was issued',
  end: 'is missing at the end of its series',
}

const describe = ({ problem, number }: DocumentFlaw): string => `${number} ${problems[problem]}.`

function describeLost({ problem, at, head }: NonNullable<Awaited<ReturnType<typeof findLostHead>>>): string {
  if (problem === 'unsigned') return `What was noted at ${at.toISOString()} is not signed by this shop.`
  return `${head?.number}, as it was noted at ${at.toISOString()}, is not in the books.`
}
