import {
  exportFec,
  listBalances,
  listBatchCosts,
  listClosings,
  listDailyTotals,
  makeOssReturn,
} from '../../../domains/books/index.ts'
import { asCsv } from '../../copy/csv-of.ts'
import { type MarginBy, marginBys } from './margin-words.ts'

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
  { db, span, margins }: { db: Db; span: Span; margins(by: MarginBy): Promise<readonly object[]> },
): AsyncIterable<string> {
  switch (kind) {
    case 'fec':
      return exportFec(db, year)
    case 'oss':
      return inPieces(ossRecords(db, quarter))
    case 'daily':
      return inPieces(listDailyTotals(db, span))
    case 'balances':
      return inPieces(listBalances(db, span))
    case 'keys':
      return inPieces(listBatchCosts(db, span))
    case 'margin':
      return inPieces(margins(by))
    default:
      return inPieces(listClosings(db, span))
  }
}

async function ossRecords(db: Db, quarter: string): Promise<object[]> {
  const { lines, corrections } = await makeOssReturn(db, quarter)
  return [
    ...lines.map((line) => ({ quarter, ...line })),
    ...corrections.map((each) => ({ ...each, vatBasisPoints: '', baseMinor: '' })),
  ].map(({ quarter: of, country, vatBasisPoints, baseMinor, taxMinor }) => ({
    ...{ quarter: of, country, vatBasisPoints, baseMinor, taxMinor },
  }))
}

async function* inPieces(reading: Promise<readonly object[]>): AsyncGenerator<string> {
  const rows = await reading
  const [first] = rows
  if (first) yield asCsv([Object.keys(first), ...rows.map((row) => Object.values(row))])
}
