import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { VatTreatment } from '../tax/index.ts'

export type { VatTreatment }

export type PostalAddress = { lines: readonly string[]; country: string } // ISO 3166-1 alpha-2

/** The seller as on the day of issue. */
export type DocumentSeller = {
  name: string
  address: PostalAddress
  registration: string | null // such as "RCS Paris 123 456 789"
  vatNumber: string | null
  email: string
}

/** Personal; stands in a row of its own and can go. */
export type DocumentBuyer = {
  name: string | null
  companyName: string | null
  address: PostalAddress // consumers: the country alone
  vatNumber: string | null
  email: string
}

export type DocumentLine = {
  position: number
  name: string // in the document's language
  quantity: number
  unitGrossMinor: number
  discountMinor: number
  netMinor: number
  taxMinor: number
  grossMinor: number // what was paid for the line
  vatBasisPoints: number
  treatment: VatTreatment
  vatCountry: string | null // whose VAT it is; null where none is charged
}

/** One group of lines of the same treatment, country and rate; sums are the sums of their lines. */
export type VatGroup = {
  treatment: VatTreatment
  vatCountry: string | null
  vatBasisPoints: number
  netMinor: number
  taxMinor: number
}

/** The frozen facts of an invoice or a credit note. Amounts are in minor units of `currency` and never negative: the kind says which way. */
export type TaxDocument = {
  id: TaxDocumentId
  kind: 'invoice' | 'credit_note'
  number: string // "F2026-000123" or "A2026-000045"
  issuedOn: string // YYYY-MM-DD, the seller's day
  suppliedOn: string
  orderId: OrderId
  orderNumber: string
  locale: Locale
  currency: string // ISO 4217
  corrects: {
    number: string
    issuedOn: string
    reason: 'refund' | 'goodwill' | 'dispute' | 'refund_returned' | 'vat' | 'company'
  } | null
  seller: DocumentSeller
  buyer: DocumentBuyer | null // null once it has gone
  lines: readonly DocumentLine[]
  vat: readonly VatGroup[]
  netMinor: number
  taxMinor: number
  grossMinor: number
  /** VAT in euros where the currency is another (directive 2006/112/EC art. 230), and the rate it was reckoned with. */
  taxInEuros: { taxMinor: number; rate: number; rateDay: string } | null
  payment: { paidOn: string; method: string } | null // null for a free order
  /** Of an invoice of a sale: what was known of it. Missing in those from before, and where it is about a refund. */
  basis?: SaleBasis
}

/** How a sale stands in an invoice; when another one would say something else, it is replaced. */
export type SaleBasis = {
  /** The last correction that is in it; 0 without any. */
  correction: number
  /** Its VAT went back to a business. */
  isUntaxed: boolean
  /** By which country of the buyer it is taxed. */
  country: string
}

/** How a credit note is settled that an invoice takes the place of. */
export const setOff = 'set_off'

/** Emitted in the transaction that issues it. */
export type DocumentIssued = { type: 'document_issued'; documentId: TaxDocumentId; orderId: OrderId }
