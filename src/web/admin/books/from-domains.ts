import {
  closeYear,
  firstDayOf,
  lastDayOf,
  listBalances,
  listClosings,
  listLatestRates,
  listMargins,
  listOpenOrders,
  listUnratedBatches,
  listWaiting,
  makeOssReturn,
  noteRate,
  quartersOf,
  readYearState,
} from '../../../domains/books/index.ts'
import { listProductNames } from '../../../domains/catalog/index.ts'
import { type FinancialYear, financialYearOf } from '../../../domains/invoicing/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import { fullName } from '../../ui/full-name.ts'
import type { BooksPageDeps } from './deps.ts'
import { parseBookFile, piecesOf } from './files.ts'

type Db = Parameters<typeof listBalances>[0]

export type BooksParts = {
  clock: Clock
  yearEnd: FinancialYear
  siren: string
  /** With which what leaves the books is signed. */
  publicKey: string
  /** Whether the European Central Bank is asked for exchange rates. */
  asksForRates: boolean
}

/**
 * The books, from the door of their domain. The staff read in their own name; keys are counted, and the books are kept, with the rights
 * of a worker, once the gate has asked who does.
 */
export function booksFromDomains(
  { clock, yearEnd, siren, publicKey, asksForRates }: BooksParts,
  worker: Db,
  of: (by: AccountId) => Db,
): BooksPageDeps {
  const spanOf = (year: number) => ({ from: firstDayOf(year, yearEnd), to: lastDayOf(year, yearEnd) })
  const thisYear = () => financialYearOf(localDayAfter(clock.now(), 0), yearEnd)

  const readMargins: BooksPageDeps['readMargins'] = async (locale, wanted) => {
    const year = wanted ?? thisYear()
    const span = spanOf(year)
    const { products, batches, suppliers } = await listMargins(worker, span)
    const names = await listProductNames(worker, [
      ...new Set([...products, ...batches].flatMap(({ productId }) => productId ?? [])),
    ])
    const nameOf = ({ productId }: (typeof products)[number]) => {
      const found = productId && names.get(productId)
      return found ? fullName(found, locale) : productId
    }
    return {
      ...{ year, ...span },
      products: products.map((each) => ({ name: nameOf(each), ...each })),
      batches: batches.map((each) => ({
        name: each.batchId && nameOf(each),
        file: each.sourceName,
        ...each,
      })),
      suppliers: suppliers.map((each) => ({ name: each.supplier, ...each })),
    }
  }

  return {
    async readBooks(by, wanted) {
      const db = of(by)
      const year = wanted ?? thisYear()
      const span = spanOf(year)
      const returns = []
      for (const quarter of quartersOf(span)) returns.push(await makeOssReturn(db, quarter))
      return {
        ...{ year, ...span, returns, publicKey },
        balances: await listBalances(db, span),
        openOrders: await listOpenOrders(db, 50),
        closings: (await listClosings(db, span)).reverse(),
        state: await readYearState({ db, yearEnd }, year, clock.now()),
        rates: {
          rates: await listLatestRates(db),
          isAsked: asksForRates,
          unrated: await listUnratedBatches(worker),
          waiting: await listWaiting(db, clock.now()),
        },
      }
    },
    readMargins,
    async findYearToClose(by) {
      const year = thisYear() - 1
      const { closed, refusal } = await readYearState({ db: of(by), yearEnd }, year, clock.now())
      return closed || refusal ? undefined : year
    },
    closeBooksYear: (by, year) =>
      closeYear({ db: worker, yearEnd }, { year, actor: { kind: 'staff', id: by } }, clock.now()),
    noteRate: (by, rate) => noteRate({ db: worker, clock }, rate, by),
    exportBooks(by, name) {
      const file = parseBookFile(name)
      if (!file) return undefined
      const span = spanOf(file.year)
      const margins = async (which: 'products' | 'batches' | 'suppliers') =>
        (await readMargins('fr', file.year))[which]
      const pieces = piecesOf(file, { db: of(by), span, margins })
      return { name: file.kind === 'fec' ? `${siren}FEC${span.to.replaceAll('-', '')}.txt` : name, pieces }
    },
  }
}
