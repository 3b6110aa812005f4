import type {
  CompanyNaming,
  CompanyOnInvoice,
  DocumentFilter,
  DocumentFlaw,
  DocumentInList,
  DocumentQuery,
  NameCompanyOutcome,
  TaxDocument,
} from '../../../domains/invoicing/index.ts'
import type { SendAgainOutcome } from '../../../domains/notifications/index.ts'
import type { AccountId, OrderId, TaxDocumentId } from '../../../shared/ids.ts'
import type { DocumentFile } from '../../invoices/deps.ts'

/** A document with everything that the books have of it. */
export type OpenedDocument = {
  row: DocumentInList
  document: TaxDocument
  /** Its hash, in hexadecimal digits. */
  hash: string
  /** What does not read as it was issued. */
  flaws: readonly DocumentFlaw['problem'][]
  hasFile: boolean
  /** What else was issued for the order. */
  others: readonly DocumentInList[]
}

/** What the pages about invoices need from the rest of the shop. */
export type InvoicePagesDeps = {
  listDocumentsForStaff(
    query: DocumentQuery,
    by: AccountId,
  ): Promise<{ documents: DocumentInList[]; total: number; isMore: boolean; years: number[] }>
  /** All of them, some hundred at a time. */
  readDocumentsForStaff(filter: DocumentFilter, by: AccountId): AsyncIterable<readonly DocumentInList[]>
  openDocument(id: TaxDocumentId, by: AccountId): Promise<OpenedDocument | undefined>
  readDocumentFile(id: TaxDocumentId, by: AccountId): Promise<DocumentFile | undefined>
  sendDocument(id: TaxDocumentId, by: AccountId): Promise<SendAgainOutcome>
  listDocumentsOfOrderForStaff(order: OrderId, by: AccountId): Promise<DocumentInList[]>
  openCompanyNaming(
    order: OrderId,
    by: AccountId,
  ): Promise<{ order: { id: OrderId; number: string }; naming: CompanyNaming } | undefined>
  nameCompany(named: {
    orderId: OrderId
    company: CompanyOnInvoice
    reason: string
    by: AccountId
  }): Promise<NameCompanyOutcome>
}
