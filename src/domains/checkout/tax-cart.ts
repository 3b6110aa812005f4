import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { type Money, money, roundMinor } from '../../shared/money.ts'
import type { Clock } from '../../shared/time.ts'
import { sumCrossBorderSales } from '../orders/index.ts'
import {
  decideVat,
  isBelowThreshold,
  type PricedLine,
  priceLines,
  readVatRates,
  type VatBuyer,
  type VatSeller,
  type VatTreatment,
} from '../tax/index.ts'
import type { PricedCart } from './price-cart.ts'
import { type SoldLine, soldLines } from './sold-lines.ts'

export type TaxedCart = {
  lines: readonly TaxedLine[]
  net: Money
  tax: Money
  /** What is paid: less than the cart says where a business accounts for the VAT itself. */
  toPay: Money
  /** The same in the shop's currency. */
  inEuros: Money
}

export type TaxedLine = PricedLine<SoldLine & VatOfLine>

type VatOfLine = {
  vatTreatment: VatTreatment
  vatCountry: string
  vatBasisPoints: number
  priceBasisPoints: number
}

type TaxDeps = { db: Db; clock: Clock; seller: VatSeller }

/** A cart with the VAT of one buyer: what each line holds of it, and what is left to pay. */
export async function taxCart(deps: TaxDeps, cart: PricedCart, buyer: VatBuyer): Promise<TaxedCart> {
  const { db, clock, seller } = deps
  const at = clock.now()
  const rates = await readVatRates(db)
  const sold = soldLines(cart)
  const taxed = (isBelow: boolean) =>
    priceLines(
      sold.map((line) => {
        const { legalNature, voucherPurpose, region } = line.product
        const supplied = { legalNature, voucherPurpose, countries: region.countries }
        const vat = decideVat(seller, buyer, supplied, { at, rates, isBelowThreshold: isBelow })
        return {
          ...line,
          vatTreatment: vat.treatment,
          vatCountry: vat.country,
          vatBasisPoints: vat.basisPoints,
          priceBasisPoints: vat.priceBasisPoints,
        }
      }),
    )
  const isBelow = seller.scheme === 'threshold' && (await staysBelow(deps, cart, taxed(true).lines))
  const { lines, netMinor, taxMinor, grossMinor } = taxed(isBelow)
  const { currency } = cart.toPay
  return {
    lines,
    net: money(netMinor, currency),
    tax: money(taxMinor, currency),
    toPay: money(grossMinor, currency),
    inEuros: inEuros(cart, grossMinor),
  }
}

// What the sale adds is its net as it would be taxed at home.
async function staysBelow(
  { db, clock, seller }: TaxDeps,
  cart: PricedCart,
  lines: readonly TaxedLine[],
): Promise<boolean> {
  const netMinor = lines
    .filter(({ vatTreatment }) => vatTreatment === 'origin')
    .reduce((sum, line) => sum + line.netMinor, 0)
  if (netMinor === 0) return true
  return isBelowThreshold(
    await sumCrossBorderSales(db, clock.now(), seller.country),
    scaled(cart.inEuros.minor, netMinor, cart.toPay.minor),
  )
}

function inEuros(cart: PricedCart, grossMinor: number): Money {
  if (cart.toPay.currency === shopCurrency) return money(grossMinor, shopCurrency)
  return money(scaled(cart.inEuros.minor, grossMinor, cart.toPay.minor), shopCurrency)
}

function scaled(minor: number, part: number, whole: number): number {
  return whole === 0 ? 0 : roundMinor((minor * part) / whole)
}
