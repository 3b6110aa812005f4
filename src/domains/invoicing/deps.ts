import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { Clock } from '../../shared/time.ts'
import type { VatSeller } from '../tax/index.ts'
import type { DocumentSeller, TaxDocument } from './document.ts'
import type { FinancialYear } from './number.ts'

export type DocumentKind = TaxDocument['kind']

/** What issuing works with. */
export type InvoicingDeps = {
  db: Db
  outbox: Outbox
  clock: Clock
  /** As on the day of issue. */
  seller: DocumentSeller
  /** Where the seller is taxed, and how. */
  vatSeller: VatSeller
  financialYear: FinancialYear
  /** Draws the file that is handed over, from the facts alone: no network, no database. */
  draw(document: TaxDocument): Promise<Uint8Array>
}
