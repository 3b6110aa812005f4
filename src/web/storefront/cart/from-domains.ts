import {
  addToCart,
  changeQuantity,
  countItems,
  createCart,
  hashCartToken,
  newCartToken,
  noteSeenPrices,
  openCart,
  readCart,
  setCoupon,
} from '../../../domains/cart/index.ts'
import { type CheckoutDeps, priceCart } from '../../../domains/checkout/index.ts'
import { findCoupon } from '../../../domains/promotions/index.ts'
import type { Principal } from '../../../shared/principal.ts'
import type { CartChange, CouponChange, StorefrontDeps } from '../deps.ts'

type Db = CheckoutDeps['db']
type CartPagesDeps = Pick<StorefrontDeps, 'openCart' | 'addToCart' | 'changeQuantity' | 'useCoupon'>

/** A cart is read and changed by whoever holds its token. */
export function cartFromDomains(checkout: CheckoutDeps, as: (principal: Principal) => Db): CartPagesDeps {
  const { clock } = checkout

  /** The database as whoever holds this cart sees it. */
  function ofCart(token: string): Db {
    const cart = hashCartToken(token)
    return cart ? as({ role: 'visitor', cart }) : as({ role: 'visitor' })
  }

  return {
    async openCart(token, currency) {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return null
      const cart = await readCart(db, cartId, clock, currency)
      if (cart.hasNews) await db.transaction().execute((tx) => noteSeenPrices(tx, cart))
      // What coupons there are is no visitor's business: the shop itself looks at the one in the cart.
      return priceCart(checkout.db, cart)
    },
    async addToCart(known, productId, quantity, currency) {
      const found = known ? await openCart(ofCart(known), known) : undefined
      const token = found && known ? known : newCartToken()
      return ofCart(token)
        .transaction()
        .execute(async (tx): Promise<CartChange> => {
          const cartId = found ?? (await createCart(tx, token)).cartId
          const outcome = await addToCart(tx, cartId, productId, quantity, clock, currency)
          if (outcome.ok) return { ok: true, token, count: await countItems(tx, cartId) }
          const tooMany = outcome.reason === 'quantity_max' || outcome.reason === 'lines_max'
          return {
            ok: false,
            reason: tooMany ? 'too_many' : outcome.reason === 'sold_out' ? 'sold_out' : 'unknown_product',
          }
        })
    },
    async changeQuantity(token, productId, quantity) {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return { ok: false, reason: 'unknown_cart' }
      const outcome = await db.transaction().execute((tx) => changeQuantity(tx, cartId, productId, quantity))
      if (outcome.ok) return { ok: true, token, count: await countItems(db, cartId) }
      return { ok: false, reason: outcome.reason === 'quantity_max' ? 'too_many' : 'unknown_product' }
    },

    async useCoupon(token, code, currency): Promise<CouponChange> {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return { ok: false, reason: 'unknown_cart' }
      const coupon = code.trim() === '' ? null : await findCoupon(checkout.db, code)
      if (coupon === undefined) return { ok: false, reason: 'unknown_code' }
      if (coupon?.problem) return { ok: false, reason: coupon.problem }
      await db.transaction().execute((tx) => setCoupon(tx, cartId, coupon?.id ?? null))
      const priced = coupon && (await priceCart(checkout.db, await readCart(db, cartId, clock, currency)))
      return priced?.coupon?.problem ? { ok: false, reason: priced.coupon.problem } : { ok: true }
    },
  }
}
