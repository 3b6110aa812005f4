import type {
  AccountBalance,
  Closing,
  DatedRate,
  Margins,
  NoteRateOutcome,
  OpenOrder,
  OssReturn,
  YearOutcome,
  YearState,
} from '../../../domains/books/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
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

type Named = { name: string | null }

/** What was earned in a financial year, the most sold first. */
export type MarginsOfYear = {
  year: number
  from: string
  to: string
  products: (Named & Margins['products'][number])[]
  /** Named by their product, and by the file that they came in. */
  batches: (Named & { file: string | null } & Margins['batches'][number])[]
  suppliers: (Named & Margins['suppliers'][number])[]
}

/** What the page about the books needs from the rest of the shop. */
export type BooksPageDeps = {
  /** Of the current financial year where none is named. */
  readBooks(by: AccountId, year?: number): Promise<BooksOfYear>
  readMargins(locale: Locale, year?: number): Promise<MarginsOfYear>
  noteRate(by: AccountId, rate: DatedRate): Promise<NoteRateOutcome>
  /** The year before this one, once nothing speaks against closing it. */
  findYearToClose(by: AccountId): Promise<number | undefined>
  /** Closes the year for good, in the name of whoever asks. */
  closeBooksYear(by: AccountId, year: number): Promise<YearOutcome>
  /** A file of the books in pieces; undefined for a name that means nothing. */
  exportBooks(by: AccountId, file: string): { name: string; pieces: AsyncIterable<string> } | undefined
}
