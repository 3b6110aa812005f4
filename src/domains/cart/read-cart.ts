import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { CartId, CouponId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { Clock } from '../../shared/time.ts'
import { getProductsForSale, type ProductForSale } from '../catalog/index.ts'
import type { Cart, CartLine } from './cart.ts'

/** The cart with today's prices, oldest line first. What can no longer be bought is in `gone`. */
export async function readCart(db: Db, cartId: CartId, clock: Clock): Promise<Cart> {
  const { currency, couponId, lines } = await readLines(db, cartId)
  const ids = lines.map((line) => line.productId)
  const products = new Map((await getProductsForSale(db, ids, clock)).map((product) => [product.id, product]))
  const priced = lines.map((line) => {
    const product = products.get(line.productId)
    // A product that is now asked in another currency cannot be summed with the rest: it left this cart.
    return product?.price.currency === currency ? priceLine(line, product) : { productId: line.productId }
  })
  const sellable = priced.filter((line) => 'product' in line)
  return {
    id: cartId,
    lines: sellable,
    total: money(
      sellable.reduce((sum, line) => sum + line.total.minor, 0),
      currency,
    ),
    couponId,
    gone: priced.filter((line) => 'productId' in line),
  }
}

type StoredLine = { productId: ProductForSale['id']; quantity: number; seenPriceMinor: number }

function priceLine({ quantity, seenPriceMinor }: StoredLine, product: ProductForSale): CartLine {
  const { minor, currency } = product.price
  return {
    product,
    quantity,
    seenPrice: seenPriceMinor === minor ? null : money(seenPriceMinor, currency),
    total: money(minor * quantity, currency),
  }
}

async function readLines(
  db: Db,
  cartId: CartId,
): Promise<{ currency: string; couponId: CouponId | null; lines: StoredLine[] }> {
  const rows = await db
    .selectFrom('cart as c')
    .leftJoin('cart_line as l', 'l.cart_id', 'c.id')
    .where('c.id', '=', cartId)
    .select(['c.currency', 'c.coupon_id', 'l.product_id', 'l.quantity', 'l.seen_price_minor'])
    .orderBy('l.added_at')
    .orderBy('l.product_id')
    .execute()
  const currency = rows[0]?.currency
  if (!currency) throw new AppError('not_found', `no cart ${cartId}`)
  const lines = rows.flatMap(({ product_id, quantity, seen_price_minor }) =>
    product_id === null || quantity === null || seen_price_minor === null
      ? []
      : [{ productId: product_id, quantity, seenPriceMinor: seen_price_minor }],
  )
  return { currency, couponId: rows[0]?.coupon_id ?? null, lines }
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
