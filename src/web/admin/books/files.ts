import {
  bookColumns,
  exportFec,
  listBalances,
  listBatchCosts,
  listClosings,
  listDailyTotals,
  makeOssReturn,
} from '../../../domains/books/index.ts'
import { tableAsCsv } from '../../copy/csv-of.ts'
import type { NamedMargin } from './deps.ts'
import { type MarginBy, marginBys } from './margin-words.ts'

type MarginRow = NamedMargin &
  Partial<Record<'productId' | 'batchId' | 'sourceName' | 'supplier', string | null>>

const { products, batches, suppliers } = bookColumns.margins
/** Each with the name that it has in the shop, batches also with that of their file. */
const marginColumns = {
  products: ['name', ...products],
  batches: ['name', ...batches, 'file'],
  suppliers: ['name', ...suppliers],
} as const satisfies Record<MarginBy, readonly (keyof MarginRow)[]>

type Db = Parameters<typeof listBalances>[0]
type Span = { from: string; to: string }

/** A file of the books, by what its name says. */
export type BookFile = { kind: string; year: number; quarter: string | undefined; by: MarginBy | undefined }

/** Undefined for a name that means nothing. */
export function parseBookFile(file: string): BookFile | undefined {
  const [, kind = '', of, period = ''] =
    /^(fec|oss|daily|balances|keys|closings|margin)(?:-([a-z]+))?-(\d{4}(?:-Q[1-4])?)\.(?:txt|csv)$/.exec(
      file,
    ) ?? []
  const by = marginBys.find((each) => each === of)
  const quarter = period.includes('Q') ? period : undefined
  const fits = (kind === 'oss') === (quarter !== undefined) && (kind === 'margin') === (by !== undefined)
  if (kind === '' || !fits || (of !== undefined && by === undefined)) return undefined
  return { kind, year: Number(period.slice(0, 4)), quarter, by }
}

/** Its pieces. What is counted by keys is read with the rights of a worker. */
export function piecesOf(
  { kind, year, quarter = '', by = 'products' }: BookFile,
  { db, span, margins }: { db: Db; span: Span; margins(by: MarginBy): Promise<readonly MarginRow[]> },
): AsyncIterable<string> {
  switch (kind) {
    case 'fec':
      return exportFec(db, year)
    case 'oss':
      return inPieces(['quarter', ...bookColumns.oss], ossRecords(db, quarter))
    case 'daily':
      return inPieces(bookColumns.daily, listDailyTotals(db, span))
    case 'balances':
      return inPieces(bookColumns.balances, listBalances(db, span))
    case 'keys':
      return inPieces(bookColumns.keys, listBatchCosts(db, span))
    case 'margin':
      return inPieces<MarginRow>(marginColumns[by], margins(by))
    default:
      return inPieces(bookColumns.closings, listClosings(db, span))
  }
}

async function ossRecords(db: Db, quarter: string) {
  const { lines, corrections } = await makeOssReturn(db, quarter)
  return [
    ...lines.map((line) => ({ quarter, ...line })),
    ...corrections.map((each) => ({ ...each, vatBasisPoints: '', baseMinor: '' })),
  ]
}

async function* inPieces<Row extends object>(
  columns: readonly (keyof Row & string)[],
  reading: Promise<readonly Row[]>,
): AsyncGenerator<string> {
  yield tableAsCsv(columns, await reading)
}
