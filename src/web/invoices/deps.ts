import type { CompanyNaming, DocumentInList } from '../../domains/invoicing/index.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'

export type DocumentFile = { name: string; mediaType: string; content: Uint8Array }

/** What a guest's order page needs of invoices. */
export type OrderDocumentsDeps = {
  listDocuments(order: OrderId): Promise<DocumentInList[]>
  /** Undefined where it is another order's, or its file has gone. */
  readDocument(order: OrderId, document: string): Promise<DocumentFile | undefined>
  /** Which company stands on the invoice, and whether the buyer may put another one there. */
  readCompanyNaming(order: OrderId): Promise<CompanyNaming | undefined>
}

/** What an account's pages need of invoices. */
export type AccountDocumentsDeps = {
  listInvoices(
    account: AccountId,
    query: { year: number | null; page: number },
  ): Promise<{ documents: DocumentInList[]; total: number; years: number[] }>
  readInvoice(account: AccountId, document: string): Promise<DocumentFile | undefined>
}
