import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import {
  exportFec,
  lastDayOf,
  listBalances,
  listBatchCosts,
  listClosings,
  listDailyTotals,
  makeOssReturn,
  quartersOf,
  verifyBooks,
} from '../domains/books/index.ts'
import { filesOfYear } from '../domains/invoicing/index.ts'
import { asCsv } from '../web/copy/csv-of.ts'
import { attestation } from './books/attestation.ts'
import { verifierProgram } from './books/verifier-program.ts'
import type { CommandDeps } from './command-deps.ts'

export const usage =
  'akm books export --year 2026 [--to FOLDER]\n  Writes the books of a financial year into one folder: FEC, invoices, returns, closings, and a program that verifies them.'

type BooksExport = Pick<CommandDeps, 'db' | 'terminal' | 'clock' | 'seller'>

export async function run(args: string[], deps: BooksExport): Promise<number> {
  const { values } = parseArgs({ args, options: { year: { type: 'string' }, to: { type: 'string' } } })
  const year = Number(values.year)
  if (!Number.isInteger(year) || year < 2000) {
    deps.terminal.complain(usage)
    return 2
  }
  const folder = resolve(values.to ?? `books-${year}`)
  await mkdir(join(folder, 'documents'), { recursive: true })
  await writeBooks(folder, year, deps)
  await writeManifest(folder, year, deps)
  const flaws = await verifyBooks(deps.db)
  for (const { period, problem } of flaws) deps.terminal.complain(`${period}: ${problem}`)
  deps.terminal.print(`${folder}\nVerify it anywhere: node ${join(folder, 'verify.mjs')}`)
  return flaws.length === 0 ? 0 : 1
}

async function writeBooks(
  folder: string,
  year: number,
  { db, clock, seller: { name: sellerName, siren, yearEnd } }: BooksExport,
): Promise<void> {
  const last = lastDayOf(year, yearEnd)
  const span = { from: dayAfter(lastDayOf(year - 1, yearEnd)), to: last }
  await pipeline(
    Readable.from(exportFec(db, year)),
    createWriteStream(join(folder, `${siren}FEC${last.replaceAll('-', '')}.txt`)),
  )
  await writeTable(folder, 'balances.csv', await listBalances(db, span))
  await writeTable(folder, 'daily-totals.csv', await listDailyTotals(db, span))
  await writeTable(folder, 'keys.csv', await listBatchCosts(db, span))
  await writeTable(folder, 'closings.csv', await listClosings(db, span))
  for (const quarter of quartersOf(span)) {
    const { lines, corrections } = await makeOssReturn(db, quarter)
    await writeTable(folder, `oss-${quarter}.csv`, lines)
    if (corrections.length > 0) await writeTable(folder, `oss-${quarter}-corrections.csv`, corrections)
  }
  for await (const { number, file } of filesOfYear(db, year))
    await writeFile(join(folder, 'documents', `${number}.pdf`), file)
  await writeFile(join(folder, 'attestation.txt'), attestation({ sellerName, year, on: clock.now() }))
  await writeFile(join(folder, 'verify.mjs'), verifierProgram)
}

async function writeTable(folder: string, name: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  const records = first ? [Object.keys(first), ...rows.map((row) => Object.values(row))] : []
  await writeFile(join(folder, name), asCsv(records))
}

/** Of each file its SHA-256, so that a changed byte is named. */
async function writeManifest(folder: string, year: number, { clock }: BooksExport): Promise<void> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
  const files: Record<string, string> = {}
  for (const name of names) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, name)), hash)
    files[name] = hash.digest('hex')
  }
  await writeFile(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ year, madeAt: clock.now().toISOString(), files }, null, 2)}\n`,
  )
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
