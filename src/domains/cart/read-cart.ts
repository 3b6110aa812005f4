import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { AppError } from '../../shared/errors.ts'
import type { CartId, CouponId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import type { Clock } from '../../shared/time.ts'
import { getProductsForSale, type ProductForSale } from '../catalog/index.ts'
import type { Cart, CartLine } from './cart.ts'

/**
 * The cart with today's prices, oldest line first. What can no longer be bought is in `gone`.
 * @param currency in which its visitor reads prices: the cart is in it when everything in it has a price in it.
 */
export async function readCart(
  db: Db,
  cartId: CartId,
  clock: Clock,
  currency: string = shopCurrency,
): Promise<Cart> {
  const { couponId, lines } = await readLines(db, cartId)
  const ids = lines.map((line) => line.productId)
  const products = await getProductsForSale(db, ids, clock, currency)
  const unpriced = products.filter(({ price }) => price.currency !== currency).map(({ id }) => id)
  const priced = new Map(inOneCurrency(products).map((product) => [product.id, product]))
  const sellable = lines.flatMap((line) => {
    const product = priced.get(line.productId)
    return product ? [priceLine(line, product)] : []
  })
  const gone = lines.filter(({ productId }) => !priced.has(productId))
  return {
    id: cartId,
    lines: sellable,
    total: money(
      sellable.reduce((sum, line) => sum + line.total.minor, 0),
      unpriced.length > 0 ? shopCurrency : currency,
    ),
    unpriced: unpriced.length > 0 ? { currency, productIds: unpriced } : null,
    couponId,
    gone: gone.map(({ productId }) => ({ productId })),
    hasNews:
      gone.length > 0 || lines.some(({ productId, seen }) => !isSame(seen, priced.get(productId)?.price)),
  }
}

/** Amounts of two currencies are no sum: where one of them is in the shop's, all are. */
function inOneCurrency(products: readonly ProductForSale[]): ProductForSale[] {
  const isMixed = new Set(products.map(({ price }) => price.currency)).size > 1
  return products.map((product) => (isMixed ? { ...product, ...product.inEuros } : product))
}

type StoredLine = { productId: ProductForSale['id']; quantity: number; seen: Money }

function priceLine({ quantity, seen }: StoredLine, product: ProductForSale): CartLine {
  const { minor, currency } = product.price
  // Who reads another currency now is not told that the price has changed.
  const isChanged = seen.currency === currency && seen.minor !== minor
  return { product, quantity, seenPrice: isChanged ? seen : null, total: money(minor * quantity, currency) }
}

const isSame = (a: Money, b: Money | undefined) => a.minor === b?.minor && a.currency === b.currency

async function readLines(
  db: Db,
  cartId: CartId,
): Promise<{ couponId: CouponId | null; lines: StoredLine[] }> {
  const rows = await db
    .selectFrom('cart as c')
    .leftJoin('cart_line as l', 'l.cart_id', 'c.id')
    .where('c.id', '=', cartId)
    .select(['c.coupon_id', 'l.product_id', 'l.quantity', 'l.seen_price_minor', 'l.seen_currency'])
    .orderBy('l.added_at')
    .orderBy('l.product_id')
    .execute()
  const [first] = rows
  if (!first) throw new AppError('not_found', `no cart ${cartId}`)
  const lines = rows.flatMap(({ product_id, quantity, seen_price_minor, seen_currency }) =>
    product_id === null || quantity === null || seen_price_minor === null || seen_currency === null
      ? []
      : [{ productId: product_id, quantity, seen: money(seen_price_minor, seen_currency) }],
  )
  return { couponId: first.coupon_id, lines }
}

/** How many units lie in the cart: the number beside the basket. */
export async function countItems(db: Db, cartId: CartId): Promise<number> {
  const row = await db
    .selectFrom('cart_line')
    .select(sql<number>`coalesce(sum(quantity), 0)`.as('units'))
    .where('cart_id', '=', cartId)
    .executeTakeFirstOrThrow()
  return row.units
}
