import {
  closeYear,
  firstDayOf,
  lastDayOf,
  listBalances,
  listClosings,
  listKeyMargins,
  listLatestRates,
  listOpenOrders,
  listProductMargins,
  listUnratedBatches,
  listWaiting,
  makeOssReturn,
  noteRate,
  quartersOf,
  readYearState,
} from '../../../domains/books/index.ts'
import { listProductNames } from '../../../domains/catalog/index.ts'
import { type FinancialYear, financialYearOf } from '../../../domains/invoicing/index.ts'
import type { AccountId, ProductId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import { fullName } from '../../ui/full-name.ts'
import type { BooksPageDeps, NamedMargin } from './deps.ts'
import { parseBookFile, piecesOf } from './files.ts'
import type { MarginBy } from './margin-words.ts'

/** Whoever waits for a page that takes longer has gone. */
const pageMillis = 15_000

type Span = { from: string; to: string }
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

  /** By product the staff read the books in their own name; whose key a buyer holds is read with the rights of a worker. */
  async function listMargins(
    account: AccountId,
    { locale, by, span, signal }: { locale: Locale; by: MarginBy; span: Span; signal?: AbortSignal },
  ): Promise<NamedMargin[]> {
    const db = of(account)
    const named = async <Of extends { productId: ProductId | null }>(rows: readonly Of[]) => {
      const names = await listProductNames(db, [...new Set(rows.flatMap(({ productId }) => productId ?? []))])
      return rows.map((row) => {
        const found = row.productId && names.get(row.productId)
        return { name: found ? fullName(found, locale) : row.productId, ...row }
      })
    }
    if (by === 'products') return named(await listProductMargins(db, span))
    const { batches, suppliers } = await listKeyMargins(worker, span, signal)
    return by === 'suppliers'
      ? suppliers.map((each) => ({ name: each.supplier, ...each }))
      : (await named(batches)).map((each) => ({
          ...each,
          name: each.batchId && each.name,
          file: each.sourceName,
        }))
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
    async readMargins(account, { locale, by, year: wanted }) {
      const year = wanted ?? thisYear()
      const span = spanOf(year)
      const signal = AbortSignal.timeout(pageMillis)
      const rows = await listMargins(account, { locale, by, span, signal }).catch((error: unknown) => {
        if (signal.aborted && error === signal.reason) return null
        throw error
      })
      return { ...{ year, ...span, by }, rows }
    },
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
      const margins = (which: MarginBy) => listMargins(by, { locale: 'fr', by: which, span })
      const pieces = piecesOf(file, { db: of(by), span, margins })
      return { name: file.kind === 'fec' ? `${siren}FEC${span.to.replaceAll('-', '')}.txt` : name, pieces }
    },
  }
}
