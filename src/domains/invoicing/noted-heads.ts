import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { DocumentKind } from './deps.ts'

/** The last document of a series as it was at a time; its hash, in hexadecimal digits, takes in all before it. */
export type SeriesHead = { kind: DocumentKind; number: string; hash: string }
/** `restored`: somebody has said that the database came out of a backup; what was noted before is asked for no more. */
export type NotedHeads = { at: Date; heads: SeriesHead[]; restored?: true }

/** Where whoever owns the database does not come; every line is signed. In the order in which they were written. */
export type HeadsLedger = {
  append(noted: NotedHeads): Promise<void>
  /** `isSigned` is false where the signature is missing, wrong, or of another shop. */
  read(): Promise<(NotedHeads & { isSigned: boolean })[]>
}

/** The last document of each kind, of those issued until a day (`2026-11-27`), or of all. */
export async function listSeriesHeads(db: Db, until = '9999-12-31'): Promise<SeriesHead[]> {
  const { rows } = await sql<{ kind: DocumentKind; number: string; hash: Buffer }>`
    select distinct on (kind) kind, full_number as number, hash from shop.tax_document
    where issued_on <= ${until} order by kind desc, year desc, tax_document.number desc`.execute(db)
  return rows.map(({ hash, ...head }) => ({ ...head, hash: hash.toString('hex') }))
}

/** Notes how far the series have come, unless the ledger has come as far. @returns whether there was something to note. */
export async function noteSeriesHeads(db: Db, ledger: HeadsLedger, at: Date): Promise<boolean> {
  const heads = await listSeriesHeads(db)
  const last = (await ledger.read()).at(-1)
  if (heads.length === 0 || JSON.stringify(last?.heads) === JSON.stringify(heads)) return false
  await ledger.append({ at, heads })
  return true
}

export type LostHead = { problem: 'unsigned' | 'lost'; at: Date; head: SeriesHead | null }

/** Compares the documents with what was noted of them. @returns the first line that they do not bear out. */
export async function findLostHead(db: Db, ledger: HeadsLedger): Promise<LostHead | undefined> {
  const lines = await ledger.read()
  const from = lines.findLastIndex(({ restored, isSigned }) => restored && isSigned)
  for (const { at, heads, isSigned } of lines.slice(Math.max(0, from))) {
    if (!isSigned) return { problem: 'unsigned', at, head: heads[0] ?? null }
    for (const head of heads) {
      const row = await db
        .selectFrom('tax_document')
        .select('hash')
        .where('full_number', '=', head.number)
        .executeTakeFirst()
      if (row?.hash.toString('hex') !== head.hash) return { problem: 'lost', at, head }
    }
  }
  return undefined
}

/** After a restore: from today's heads the books go on. @returns what is given up, undefined when nothing is missing. */
export async function acceptRestoredBooks(
  db: Db,
  ledger: HeadsLedger,
  at: Date,
): Promise<LostHead | undefined> {
  const lost = await findLostHead(db, ledger)
  if (lost) await ledger.append({ at, heads: await listSeriesHeads(db), restored: true })
  return lost
}
