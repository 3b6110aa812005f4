export type { DocumentIssued, DocumentLine, TaxDocument, VatGroup, VatTreatment } from './document.ts'
