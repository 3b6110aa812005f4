import { coinOf } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import { allocate, allocateCoins } from '../../shared/money.ts'
import type { CartLine } from '../cart/index.ts'
import type { ProductForSale } from '../catalog/index.ts'
import type { PricedCart } from './price-cart.ts'

/** A line of a cart as it is sold: of a product that has keys of its own. */
export type SoldLine = {
  product: ProductForSale
  quantity: number
  unitGrossMinor: number
  /** What a coupon takes off each unit; left out without one. */
  unitDiscountsMinor?: readonly number[]
  /** What it was bought in; null for what was bought by itself. */
  bundle: ProductForSale | null
}

/** A cart as it is sold: each bundle is its parts, and what they cost adds up to what it costs. */
export function soldLines({ lines, unitDiscounts }: Pick<PricedCart, 'lines' | 'unitDiscounts'>): SoldLine[] {
  return lines.flatMap((line, index) => {
    const unitDiscountsMinor = unitDiscounts[index]
    if (line.product.parts.length > 0) return splitBundle(line, unitDiscountsMinor)
    const { product, quantity } = line
    const unitGrossMinor = product.price.minor
    return [
      { product, quantity, unitGrossMinor, ...(unitDiscountsMinor && { unitDiscountsMinor }), bundle: null },
    ]
  })
}

/**
 * The price of a bundle goes to its parts by what each costs alone today, in euros, a cent at least to each, and in whole coins where it
 * is one of whole coins: so that each key has a price of its own, for its VAT, its refund and its withdrawal. What a coupon takes off
 * goes by those prices, in whole coins as well.
 */
function splitBundle(
  { product: bundle, quantity }: Pick<CartLine, 'product' | 'quantity'>,
  unitDiscountsMinor: readonly number[] | undefined,
): SoldLine[] {
  const { parts } = bundle
  const { minor } = bundle.price
  const coin = coinOf(bundle.price.currency)
  const step = minor % coin === 0 && minor / coin >= parts.length ? coin : 1
  const spare = minor / step - parts.length
  assert(spare >= 0, `${bundle.slug} costs less than a cent for each of its parts`)
  const alone = parts.map(({ inEuros }) => inEuros.price.minor)
  const prices = allocate(spare, alone).map((share) => (share + 1) * step)
  const discounts = unitDiscountsMinor?.map((off) => allocateCoins(off, prices, bundle.price.currency))
  return parts.map((product, index) => ({
    product,
    quantity,
    unitGrossMinor: prices[index] ?? 0,
    ...(discounts && { unitDiscountsMinor: discounts.map((shares) => shares[index] ?? 0) }),
    bundle,
  }))
}
