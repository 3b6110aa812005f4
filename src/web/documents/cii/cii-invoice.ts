import type { TaxDocument } from '../../../domains/invoicing/document.ts'
import type { Typesetter } from '../../letters/typesetting.ts'
import { mentionsOf } from '../mentions.ts'
import { ciiLine } from './cii-line.ts'
import { ciiBuyer, ciiSeller } from './cii-parties.ts'
import { ciiSettlement } from './cii-settlement.ts'
import { day } from './day.ts'
import { element } from './xml.ts'

/** The profile of Factur-X that is the European standard itself, nothing less and nothing more. */
export const profile = 'urn:cen.eu:en16931:2017'

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
}

/** The document as a Cross Industry Invoice (UN/CEFACT D22B) in the Factur-X profile EN 16931. The order of elements is the schema's. */
export function ciiInvoice(document: TaxDocument, set: Typesetter): string {
  const root = element(
    'rsm:CrossIndustryInvoice',
    [context(document), head(document, set), transaction(document, set)],
    namespaces,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root?.xml}\n`
}

/** S2: services, already paid; S1: services (XP Z12-012). */
function context({ seller, payment }: TaxDocument) {
  const process = seller.address.country === 'FR' && (payment ? 'S2' : 'S1')
  return element('rsm:ExchangedDocumentContext', [
    element('ram:BusinessProcessSpecifiedDocumentContextParameter', element('ram:ID', process)),
    element('ram:GuidelineSpecifiedDocumentContextParameter', element('ram:ID', profile)),
  ])
}

function head(document: TaxDocument, set: Typesetter) {
  const { number, kind, issuedOn } = document
  return element('rsm:ExchangedDocument', [
    element('ram:ID', number),
    element('ram:TypeCode', kind === 'invoice' ? '380' : '381'),
    element('ram:IssueDateTime', day('udt', issuedOn)),
    ...mentionsOf(document, set).map(({ words, subject }) =>
      element('ram:IncludedNote', [element('ram:Content', words), element('ram:SubjectCode', subject)]),
    ),
  ])
}

function transaction(document: TaxDocument, set: Typesetter) {
  return element('rsm:SupplyChainTradeTransaction', [
    ...document.lines.map((line) => ciiLine(line, document)),
    element('ram:ApplicableHeaderTradeAgreement', [
      ciiSeller(document),
      ciiBuyer(document),
      element('ram:SellerOrderReferencedDocument', element('ram:IssuerAssignedID', document.orderNumber)),
    ]),
    element(
      'ram:ApplicableHeaderTradeDelivery',
      element(
        'ram:ActualDeliverySupplyChainEvent',
        element('ram:OccurrenceDateTime', day('udt', document.suppliedOn)),
      ),
    ),
    ciiSettlement(document, set),
  ])
}
