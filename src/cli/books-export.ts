import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import {
  bookColumns,
  exportFec,
  firstDayOf,
  lastDayOf,
  listBalances,
  listBatchCosts,
  listClosings,
  listDailyTotals,
  listKeyMargins,
  listProductMargins,
  makeOssReturn,
  quartersOf,
  readYearState,
  verifyBooks,
} from '../domains/books/index.ts'
import { listProductNames } from '../domains/catalog/index.ts'
import { filesOfYear } from '../domains/invoicing/index.ts'
import { tableAsCsv } from '../web/copy/csv-of.ts'
import { fullName } from '../web/ui/full-name.ts'
import { attestation } from './books/attestation.ts'
import { writeManifest } from './books/manifest.ts'
import { verifierProgram } from './books/verifier-program.ts'
import type { CommandDeps } from './command-deps.ts'

export const usage =
  'akm books export --year 2026 [--to FOLDER]\n  Writes the books of a financial year into one folder: FEC, invoices, returns, closings, signed, and a program that verifies them.'

type BooksExport = Pick<CommandDeps, 'db' | 'terminal' | 'clock' | 'seller'> & {
  books: Pick<CommandDeps['books'], 'publicKey' | 'sign'>
}

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
  await writeManifest(folder, { year, madeAt: deps.clock.now() }, deps.books)
  const { closed } = await readYearState(
    { db: deps.db, yearEnd: deps.seller.yearEnd },
    year,
    deps.clock.now(),
  )
  if (!closed) deps.terminal.print('The year is not closed yet: this folder is what stands today.')
  const flaws = await verifyBooks(deps.db)
  for (const { period, problem } of flaws) deps.terminal.complain(`${period}: ${problem}`)
  deps.terminal.print(
    `${folder}\nVerify it anywhere: node ${join(folder, 'verify.mjs')} ${deps.books.publicKey}\nKeep the key of that line apart from the folder: it says who has signed it.`,
  )
  return flaws.length === 0 ? 0 : 1
}

async function writeBooks(
  folder: string,
  year: number,
  { db, clock, terminal, seller: { name: sellerName, siren, yearEnd } }: BooksExport,
): Promise<void> {
  const last = lastDayOf(year, yearEnd)
  const span = { from: firstDayOf(year, yearEnd), to: last }
  await pipeline(
    Readable.from(exportFec(db, year)),
    createWriteStream(join(folder, `${siren}FEC${last.replaceAll('-', '')}.txt`)),
  )
  await writeTable(folder, 'balances.csv', bookColumns.balances, await listBalances(db, span))
  await writeTable(folder, 'daily-totals.csv', bookColumns.daily, await listDailyTotals(db, span))
  await writeTable(folder, 'keys.csv', bookColumns.keys, await listBatchCosts(db, span))
  await writeMargins(folder, span, db)
  await writeTable(folder, 'closings.csv', bookColumns.closings, await listClosings(db, span))
  for (const quarter of quartersOf(span)) {
    const { lines, corrections, rates, provisional } = await makeOssReturn(db, quarter)
    await writeTable(folder, `oss-${quarter}.csv`, bookColumns.oss, lines)
    if (rates.length > 0) await writeTable(folder, `oss-${quarter}-rates.csv`, bookColumns.rates, rates)
    for (const currency of provisional)
      terminal.complain(`${quarter}: no rate of its last day is known for ${currency}.`)
    if (corrections.length > 0)
      await writeTable(folder, `oss-${quarter}-corrections.csv`, bookColumns.corrections, corrections)
  }
  for await (const { number, file } of filesOfYear(db, year))
    await writeFile(join(folder, 'documents', `${number}.pdf`), file)
  await writeFile(join(folder, 'attestation.txt'), attestation({ sellerName, year, on: clock.now() }))
  await writeFile(join(folder, 'verify.mjs'), verifierProgram)
}

async function writeMargins(
  folder: string,
  span: { from: string; to: string },
  db: BooksExport['db'],
): Promise<void> {
  const products = await listProductMargins(db, span)
  const { batches, suppliers } = await listKeyMargins(db, span)
  const names = await listProductNames(
    db,
    products.flatMap(({ productId }) => productId ?? []),
  )
  const named = products.map((each) => {
    const found = each.productId && names.get(each.productId)
    return { name: found ? fullName(found, 'fr') : '', ...each }
  })
  await writeTable(folder, 'margin-products.csv', ['name', ...bookColumns.margins.products], named)
  await writeTable(folder, 'margin-batches.csv', bookColumns.margins.batches, batches)
  await writeTable(folder, 'margin-suppliers.csv', bookColumns.margins.suppliers, suppliers)
}

async function writeTable<Row extends object>(
  folder: string,
  name: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Promise<void> {
  await writeFile(join(folder, name), tableAsCsv(columns, rows))
}
