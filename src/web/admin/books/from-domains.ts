import {
  exportFec,
  lastDayOf,
  listBalances,
  listBatchCosts,
  listClosings,
  listDailyTotals,
  listOpenOrders,
  makeOssReturn,
  quartersOf,
} from '../../../domains/books/index.ts'
import { type FinancialYear, financialYearOf } from '../../../domains/invoicing/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import { asCsv } from '../../copy/csv-of.ts'
import type { BooksPageDeps } from './deps.ts'

type Db = Parameters<typeof listBalances>[0]

export type BooksParts = { clock: Clock; yearEnd: FinancialYear; siren: string }

export function booksFromDomains(
  { clock, yearEnd, siren }: BooksParts,
  of: (by: AccountId) => Db,
): BooksPageDeps {
  const spanOf = (year: number) => ({
    from: dayAfter(lastDayOf(year - 1, yearEnd)),
    to: lastDayOf(year, yearEnd),
  })
  return {
    async readBooks(by, wanted) {
      const db = of(by)
      const year = wanted ?? financialYearOf(localDayAfter(clock.now(), 0), yearEnd)
      const span = spanOf(year)
      const returns = []
      for (const quarter of quartersOf(span)) returns.push(await makeOssReturn(db, quarter))
      return {
        ...{ year, ...span, returns },
        balances: await listBalances(db, span),
        openOrders: await listOpenOrders(db, 50),
        closings: (await listClosings(db, span)).reverse(),
      }
    },
    exportBooks(by, file) {
      const db = of(by)
      const [, kind, period = ''] =
        /^(fec|oss|daily|balances|keys|closings)-(\d{4}(?:-Q[1-4])?)\.(?:txt|csv)$/.exec(file) ?? []
      if ((kind === 'oss') !== period.includes('Q')) return undefined
      const span = spanOf(Number(period.slice(0, 4)))
      switch (kind) {
        case 'fec':
          return {
            name: `${siren}FEC${span.to.replaceAll('-', '')}.txt`,
            pieces: exportFec(db, Number(period)),
          }
        case 'oss':
          return { name: file, pieces: inPieces(ossRecords(db, period)) }
        case 'daily':
          return { name: file, pieces: inPieces(listDailyTotals(db, span)) }
        case 'balances':
          return { name: file, pieces: inPieces(listBalances(db, span)) }
        case 'keys':
          return { name: file, pieces: inPieces(listBatchCosts(db, span)) }
        case 'closings':
          return { name: file, pieces: inPieces(listClosings(db, span)) }
        default:
          return undefined
      }
    },
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

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
