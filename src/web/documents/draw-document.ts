import type { TaxDocument } from '../../domains/invoicing/document.ts'
import { typesetter } from '../letters/typesetting.ts'
import { readTypefaces, type Typefaces } from '../paper/typefaces.ts'
import { checkSums } from './check-sums.ts'
import { ciiInvoice } from './cii/cii-invoice.ts'
import { documentText } from './document-text.ts'
import { printDocument } from './print-document.ts'

/** A document as a file for people and for programs: the PDF carries the XML. */
export type DrawnDocument = { pdf: Buffer; xml: string }

let typefaces: Typefaces | undefined

/**
 * Draws an invoice or a credit note from its frozen facts: always the same bytes, whenever and wherever. The PDF is PDF/A-3b and
 * PDF/UA-1, the XML is EN 16931 in CII (Factur-X). Facts that do not add up are refused.
 */
export async function drawDocument(
  document: TaxDocument,
  { compress = true }: { compress?: boolean } = {},
): Promise<DrawnDocument> {
  checkSums(document)
  // A document knows days alone, so no zone is asked.
  const set = typesetter(document.locale, 'UTC')
  const xml = ciiInvoice(document, set)
  typefaces ??= readTypefaces()
  const pdf = printDocument(documentText(document, set), {
    locale: document.locale,
    issuedOn: document.issuedOn,
    data: xml,
    typefaces,
    compress,
  })
  return { pdf: Buffer.from(pdf), xml }
}
