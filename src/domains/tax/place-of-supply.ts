import { isEuCountry } from './countries.ts'

/**
 * How a sale is treated (decision 28): `domestic` in the seller's country, `oss` in the buyer's through the one-stop shop, `origin`
 * below the threshold of art. 59c, `reverse_charge` to a business, `outside_eu`, `exempt` by a small business, `voucher` of several purposes.
 */
export const vatTreatments = [
  'domestic',
  'oss',
  'origin',
  'reverse_charge',
  'outside_eu',
  'exempt',
  'voucher',
] as const
export type VatTreatment = (typeof vatTreatments)[number]

/**
 * What the seller is: `oss` taxes where the buyer is, registered for the one-stop shop; `threshold` does so only past 10,000 € a year
 * (directive 2006/112/EC art. 59c); `exempt` is a small business without VAT (art. 293 B CGI).
 */
export const vatSchemes = ['oss', 'threshold', 'exempt'] as const
export type VatScheme = (typeof vatSchemes)[number]

export type VatSeller = { country: string; scheme: VatScheme }

export type VatBuyer = {
  country: string
  /** A business whose VAT number of that country was found valid; who merely says so is taxed as a consumer. */
  isCheckedBusiness: boolean
}

export type LegalNature = 'digital_content' | 'digital_service' | 'voucher'

/** One place and one rate are known of a single-purpose voucher when it is sold; of a multi-purpose one they are not (art. 30a). */
export type VoucherPurpose = 'single' | 'multi'

export type Supplied = {
  legalNature: LegalNature
  voucherPurpose: VoucherPurpose | null
  /** Where it can be activated; null is everywhere. */
  countries: readonly string[] | null
}

export type PlaceOfSupply = { treatment: VatTreatment; country: string }

/**
 * Pure rule: where a sale is taxed, and how. Digital supplies to consumers are taxed where they live (art. 58), unless all such sales of
 * the seller stay below the threshold (art. 59c); to a business elsewhere in the Union by the business itself (art. 44, 196).
 */
export function placeOfSupply(
  seller: VatSeller,
  buyer: VatBuyer,
  supplied: Supplied,
  { isBelowThreshold }: { isBelowThreshold: boolean },
): PlaceOfSupply {
  // Taxed when it is redeemed, by whoever supplies for it (art. 73a); until then nobody knows where.
  if (supplied.voucherPurpose === 'multi') return { treatment: 'voucher', country: seller.country }
  const country = countryOf(buyer, supplied)
  if (country === seller.country) {
    return { treatment: isEuCountry(country) ? ownCountry(seller) : 'outside_eu', country }
  }
  if (!isEuCountry(country)) return { treatment: 'outside_eu', country }
  if (buyer.isCheckedBusiness && buyer.country === country) return { treatment: 'reverse_charge', country }
  if (seller.scheme === 'exempt') return { treatment: 'exempt', country: seller.country }
  // The threshold is for who is established in one member state alone.
  if (seller.scheme === 'threshold' && isBelowThreshold && isEuCountry(seller.country)) {
    return { treatment: 'origin', country: seller.country }
  }
  return { treatment: 'oss', country }
}

/**
 * Pure rule: whether a business of that country accounts for the VAT of what it buys itself, once its number is checked. What carries the
 * VAT of a place of its own, as a voucher of one country does, or none, stays as it is.
 */
export function isReversed(seller: VatSeller, country: string, supplied: Supplied): boolean {
  const business = { country, isCheckedBusiness: true }
  return placeOfSupply(seller, business, supplied, { isBelowThreshold: false }).treatment === 'reverse_charge'
}

const ownCountry = ({ scheme }: VatSeller): VatTreatment => (scheme === 'exempt' ? 'exempt' : 'domestic')

// A single-purpose voucher of one country is the supply itself, made there (art. 30b; Court of Justice, C-68/23).
function countryOf(buyer: VatBuyer, { voucherPurpose, countries }: Supplied): string {
  const [only, ...others] = countries ?? []
  return voucherPurpose === 'single' && only !== undefined && others.length === 0 ? only : buyer.country
}

/** Treatments that carry the VAT of their country. */
export function isTaxed(treatment: VatTreatment): boolean {
  return treatment === 'domestic' || treatment === 'oss' || treatment === 'origin'
}

/** Sales that count for the threshold: to consumers of other member states, net. */
export const crossBorderTreatments = ['oss', 'origin'] as const satisfies readonly VatTreatment[]

/** Net, in cents of euros, in this calendar year and in the one before. */
export type CrossBorderSales = { thisYearMinor: number; lastYearMinor: number }

/** Directive 2006/112/EC art. 59c(1)(c). */
export const thresholdMinor = 10_000_00
/** From here on whoever sells is told that the threshold is near. */
export const thresholdWarningMinor = 8_000_00

/** Pure rule: whether a sale is still taxed at home. The sale that crosses the threshold is not (art. 59c(2)), nor any of the year after. */
export function isBelowThreshold(before: CrossBorderSales, saleNetMinor: number): boolean {
  return before.lastYearMinor <= thresholdMinor && before.thisYearMinor + saleNetMinor <= thresholdMinor
}
