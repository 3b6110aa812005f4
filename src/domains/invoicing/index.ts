export { decideCountry } from './decide-country.ts'
export type { DocumentKind, InvoicingDeps } from './deps.ts'
export type {
  DocumentBuyer,
  DocumentIssued,
  DocumentLine,
  DocumentSeller,
  PostalAddress,
  TaxDocument,
  VatGroup,
  VatTreatment,
} from './document.ts'
export { setOff } from './document.ts'
export type { BooksClosed } from './events.ts'
export { filesOfYear, issuedSince } from './issued-since.ts'
export { type InvoicingJobDeps, invoicingJobs, settleLater } from './jobs.ts'
export {
  type CompanyNaming,
  type NameCompanyOutcome,
  type NamingProblem,
  nameCompany,
  readCompanyNaming,
} from './name-company.ts'
export {
  acceptRestoredBooks,
  findLostHead,
  type HeadsLedger,
  type LostHead,
  listSeriesHeads,
  type NotedHeads,
  noteSeriesHeads,
  type SeriesHead,
} from './noted-heads.ts'
export { type FinancialYear, financialYearOf } from './number.ts'
export {
  type DocumentFilter,
  type DocumentInList,
  type DocumentQuery,
  type DocumentSort,
  documentSorts,
  documentsPerPage,
  findDocumentInList,
  listDocuments,
  listDocumentsOfOrder,
  listYears,
  readDocuments,
  readHash,
} from './queries.ts'
export { findDocument, findFile } from './read-document.ts'
export type { CompanyOnInvoice } from './sale-corrections.ts'
export { findOwed, settleDocuments } from './settle-documents.ts'
export { sweepDocuments } from './sweep.ts'
export { type DocumentFlaw, verifyDocument, verifyDocuments } from './verify-documents.ts'
