import type { DocumentBuyer, DocumentSeller, TaxDocument } from '../../domains/invoicing/document.ts'

/** Spaces are for people; registers know none. */
export function plainVatNumber(vatNumber: string | null): string | null {
  return vatNumber?.replace(/[^\p{L}\d]/gu, '').toUpperCase() || null
}

/** The nine digits by which French registers know a business: of "RCS Lyon 123 456 789", of a SIRET, or of its VAT number. */
export function sirenOf(
  party: Pick<DocumentSeller, 'vatNumber'> & { registration?: string | null },
): string | null {
  const registered = /(?<!\d)\d{3}\s?\d{3}\s?\d{3}(?=(?:\s?\d{5})?(?!\d))/.exec(party.registration ?? '')?.[0]
  if (registered) return registered.replace(/\s/g, '')
  return /^FR\w{2}(\d{9})$/.exec(plainVatNumber(party.vatNumber) ?? '')?.[1] ?? null
}

export function isBusiness(buyer: DocumentBuyer | null): boolean {
  return Boolean(buyer?.companyName || buyer?.vatNumber)
}

/** Where the buyer is; of one who has gone, the country whose VAT was charged is what is left. */
export function buyerCountry({ buyer, vat, seller }: TaxDocument): string {
  return (
    buyer?.address.country ??
    vat.find(({ vatCountry }) => vatCountry !== null)?.vatCountry ??
    seller.address.country
  )
}
