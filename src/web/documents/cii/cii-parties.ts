import type { PostalAddress, TaxDocument } from '../../../domains/invoicing/document.ts'
import { documentWords } from '../document-words.ts'
import { buyerCountry, plainVatNumber, sirenOf } from '../parties.ts'
import { isOutOfScope } from '../vat-category.ts'
import { element } from './xml.ts'

/** A French business is known by its SIREN (ISO 6523: 0002); elsewhere the register's own words are kept. */
export function ciiSeller(document: TaxDocument) {
  const { seller } = document
  const siren = seller.address.country === 'FR' ? sirenOf(seller) : null
  const vatNumber = plainVatNumber(seller.vatNumber)
  const registration = siren ?? seller.registration
  const mayHaveVatNumber = !isOutOfScope(document)
  return element('ram:SellerTradeParty', [
    // Somebody has to be known by something (BR-CO-26), also where the VAT number must not stand.
    element('ram:ID', !registration && !(vatNumber && mayHaveVatNumber) && (vatNumber ?? seller.email)),
    element('ram:Name', seller.name),
    element(
      'ram:SpecifiedLegalOrganization',
      element('ram:ID', registration, siren ? { schemeID: '0002' } : {}),
    ),
    address(seller.address),
    electronicAddress(seller.email),
    mayHaveVatNumber &&
      (vatNumber ? taxRegistration(vatNumber, 'VA') : taxRegistration(registration ?? seller.email, 'FC')),
  ])
}

/** Of a buyer who has gone nothing is left but the country whose VAT was charged. */
export function ciiBuyer(document: TaxDocument) {
  const { buyer, locale } = document
  const words = documentWords[locale]
  const siren = buyer?.address.country === 'FR' ? sirenOf(buyer) : null
  const vatNumber = plainVatNumber(buyer?.vatNumber ?? null)
  return element('ram:BuyerTradeParty', [
    element('ram:Name', buyer?.companyName ?? buyer?.name ?? words.consumer),
    element('ram:SpecifiedLegalOrganization', element('ram:ID', siren, { schemeID: '0002' })),
    buyer?.companyName && element('ram:DefinedTradeContact', element('ram:PersonName', buyer.name)),
    address(buyer?.address ?? { lines: [], country: buyerCountry(document) }),
    electronicAddress(buyer?.email),
    vatNumber !== null && !isOutOfScope(document) && taxRegistration(vatNumber, 'VA'),
  ])
}

/** Addresses are lines; a last one such as "69002 Lyon" is taken apart, any other stays as it is. */
function address({ lines, country }: PostalAddress) {
  const [, postcode, city] = /^([A-Z]{0,2}-?\d{4,5}) (\D+)$/.exec(lines.at(-1) ?? '') ?? []
  const [one, two, ...rest] = city === undefined ? lines : lines.slice(0, -1)
  return element('ram:PostalTradeAddress', [
    element('ram:PostcodeCode', postcode),
    element('ram:LineOne', one),
    element('ram:LineTwo', two),
    element('ram:LineThree', rest.join(', ')),
    element('ram:CityName', city),
    element('ram:CountryID', country),
  ])
}

function electronicAddress(email: string | undefined) {
  return element('ram:URIUniversalCommunication', element('ram:URIID', email, { schemeID: 'EM' }))
}

function taxRegistration(id: string, scheme: 'VA' | 'FC') {
  return element('ram:SpecifiedTaxRegistration', element('ram:ID', id, { schemeID: scheme }))
}
