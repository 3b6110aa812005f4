import type { Money } from '../../shared/money.ts'
import type { Secret } from '../../shared/secret.ts'
import type { SeriesHead, TaxDocument } from '../invoicing/index.ts'
import type { OrderOnLetter } from './order-on-letter.ts'

/** An invoice or a credit note, with the file as it was issued. */
export type DocumentOnLetter = {
  order: OrderOnLetter
  kind: TaxDocument['kind']
  number: string
  /** A day of the shop's calendar. */
  issuedOn: string
  gross: Money
  /** What it corrects; null for the invoice of a sale. */
  corrects: Pick<NonNullable<TaxDocument['corrects']>, 'number' | 'reason'> | null
  file: { name: string; content: Secret<Uint8Array> }
}

/** To those who answer for the books: the last document of each series at the end of a day. */
export type BooksHeads = { day: string; heads: readonly SeriesHead[] }
