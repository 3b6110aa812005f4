import type {
  AccountBalance,
  Closing,
  DatedRate,
  Margin,
  NoteRateOutcome,
  OpenOrder,
  OssReturn,
  YearOutcome,
  YearState,
} from '../../../domains/books/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { MarginBy } from './margin-words.ts'
import type { RatesOnDesk } from './rates-section.tsx'

/** A financial year as the page shows it. */
export type BooksOfYear = {
  year: number
  /** Its first and last day. */
  from: string
  to: string
  balances: AccountBalance[]
  openOrders: OpenOrder[]
  /** The latest first. */
  closings: Closing[]
  returns: OssReturn[]
  state: YearState
  /** With which what leaves the books is signed: SPKI in base64. */
  publicKey: string
  rates: RatesOnDesk
}

/** What was earned with one thing; named by its product or supplier, a batch also by the file that it came in. */
export type NamedMargin = Margin & { name: string | null; file?: string | null }

/** What was earned in a financial year by one of them, the most sold first. */
export type MarginsOfYear = {
  year: number
  from: string
  to: string
  by: MarginBy
  /** Null where reckoning took longer than a page may. */
  rows: NamedMargin[] | null
}

/** What the page about the books needs from the rest of the shop. */
export type BooksPageDeps = {
  /** Of the current financial year where none is named. */
  readBooks(by: AccountId, year?: number): Promise<BooksOfYear>
  readMargins(
    by: AccountId,
    of: { locale: Locale; by: MarginBy; year?: number | undefined },
  ): Promise<MarginsOfYear>
  noteRate(by: AccountId, rate: DatedRate): Promise<NoteRateOutcome>
  /** The year before this one, once nothing speaks against closing it. */
  findYearToClose(by: AccountId): Promise<number | undefined>
  /** Closes the year for good, in the name of whoever asks. */
  closeBooksYear(by: AccountId, year: number): Promise<YearOutcome>
  /** A file of the books in pieces; undefined for a name that means nothing. */
  exportBooks(by: AccountId, file: string): { name: string; pieces: AsyncIterable<string> } | undefined
}
