import {
  isTaxed,
  type PlaceOfSupply,
  placeOfSupply,
  type Supplied,
  type VatBuyer,
  type VatSeller,
} from './place-of-supply.ts'
import { rateOn, type VatRates } from './vat-rate.ts'

export type VatOfLine = PlaceOfSupply & {
  /** What is charged, in basis points. */
  basisPoints: number
  /** What a consumer of that country pays, and so what the asked price holds. */
  priceBasisPoints: number
}

/**
 * Pure rule: treatment, country and rate of one line. Prices are asked with VAT; a business that accounts for it itself pays the net of
 * what a consumer of its country pays. Where nobody is charged any, the asked price is the price.
 */
export function decideVat(
  seller: VatSeller,
  buyer: VatBuyer,
  supplied: Supplied,
  { at, rates, isBelowThreshold }: { at: Date; rates: VatRates; isBelowThreshold: boolean },
): VatOfLine {
  const rateOf = (place: PlaceOfSupply) => (isTaxed(place.treatment) ? rateOn(rates, place.country, at) : 0)
  const place = placeOfSupply(seller, buyer, supplied, { isBelowThreshold })
  const consumer = { ...buyer, isCheckedBusiness: false }
  return {
    ...place,
    basisPoints: rateOf(place),
    priceBasisPoints: rateOf(placeOfSupply(seller, consumer, supplied, { isBelowThreshold })),
  }
}
