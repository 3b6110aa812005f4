import type { Tx } from '../../platform/database/connect.ts'
import { isUniqueViolation } from '../../platform/database/errors.ts'
import { AppError, assert } from '../../shared/errors.ts'
import type { AccountId, CartId, OrderId } from '../../shared/ids.ts'
import { lockCart } from '../cart/index.ts'
import { type CheckoutGiftOutcome, type GiftCard, giveAtCheckout } from '../gifts/index.ts'
import {
  type CreateOrderOutcome,
  createOrder,
  findByCheckoutKey,
  listUnpaidOfCart,
  lockOrder,
  markPaid,
  type NewOrder,
  type PlacedOrder,
  writeOrderNote,
} from '../orders/index.ts'
import { insertPayment } from '../payments/index.ts'
import { claimFreeUnits, type FreeClaim, type RedeemOutcome, redeemCoupon } from '../promotions/index.ts'
import { cancelUnpaid } from './cancel-order.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import type { CouponInCart } from './price-cart.ts'
import { keepVatFacts, type VatFacts } from './vat-facts.ts'

/** `isFree`: as a present, of which nothing is left to pay. */
export type MadeByStaff = { by: AccountId; reason: string; isFree: boolean }

type WrittenWith = {
  coupon: CouponInCart | null
  card: GiftCard | undefined
  vat: VatFacts
  made: MadeByStaff | undefined
}

type WrittenOrder = { ok: true; order: PlacedOrder; replaced: OrderId[] } | Refusal

/** What is found wrong only when everything is written; then nothing is. */
export type Refusal =
  | Extract<CreateOrderOutcome, { ok: false }>
  | { ok: false; reason: 'coupon'; problem: Extract<RedeemOutcome, { ok: false }>['reason'] }
  /** So many free keys are not given to one person in a day. */
  | { ok: false; reason: 'free_limit' }
  | Extract<CheckoutGiftOutcome, { ok: false }>

/**
 * Order, units, reserved keys, the coupon's use, its gifts and the payment row: all of it or none. What else is pressed for the same cart at this
 * moment, in another tab or twice, waits here: one cart never has two orders that can be paid.
 */
export async function writeOrder(
  deps: CheckoutDeps,
  order: NewOrder,
  { coupon, card, vat, made }: WrittenWith,
): Promise<WrittenOrder> {
  try {
    return await deps.db.transaction().execute(async (tx) => {
      await lockCart(tx, order.cartId)
      // The other press of the same button was faster: its order is the order.
      const first = await findByCheckoutKey(tx, order.checkoutKey, order.cartId)
      if (first) return { ok: true, order: first, replaced: [] }
      const replaced = await endEarlierOrders(tx, order.cartId)
      const created = await createOrder(tx, order)
      if (!created.ok) throw new Refused(created)
      const { id, grossMinor } = created.order
      await keepVatFacts(tx, id, vat, deps.clock.now())
      if (made) {
        const { by, reason } = made
        await writeOrderNote(tx, { orderId: id, about: 'made', words: reason, by, at: deps.clock.now() })
      }
      if (coupon) {
        const { email } = order.contact
        const used = await redeemCoupon(tx, {
          couponId: coupon.id,
          orderId: id,
          email,
          accountId: order.accountId,
        })
        if (!used.ok) throw new Refused({ ok: false, reason: 'coupon', problem: used.reason })
      }
      const given = card && (await giveAtCheckout(tx, deps, { orderId: id, card, locale: order.locale }))
      if (given?.ok === false) throw new Refused(given)
      if (grossMinor === 0) await deliverFree(tx, deps, id, order)
      else await insertPayment(tx, { orderId: id, amountMinor: grossMinor, currency: order.currency })
      // Nobody has the page to pay on before them: the way to it is written to the customer.
      if (made && grossMinor > 0)
        await deps.outbox.emit(tx, { type: 'order_link_requested', orderId: id, requestId: 'made' })
      return { ...created, replaced }
    })
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    if (isUniqueViolation(error, 'order_checkout_key_key')) {
      throw new AppError('conflict', 'a form of another cart', { cause: error })
    }
    throw error
  }
}

// Paid by nothing and handed over in the transaction that placed it, so no time passes in which it could be lost.
async function deliverFree(tx: Tx, deps: CheckoutDeps, id: OrderId, order: NewOrder): Promise<void> {
  if (!(await claimFreeUnits(tx, freeClaimOf(order)))) throw new Refused({ ok: false, reason: 'free_limit' })
  const placed = await lockOrder(tx, id)
  assert(placed, 'an order that was placed is there')
  await markPaid(tx, deps.outbox, placed)
}

export function freeClaimOf({ contact, trace, lines }: NewOrder): FreeClaim {
  // A bundle counts once: by its parts, one of four could be given to nobody. Its lines follow each other.
  const claimed = lines.filter(({ bundle }, index) => !bundle || lines[index - 1]?.bundle?.id !== bundle.id)
  const units = claimed.reduce((sum, { quantity }) => sum + quantity, 0)
  return { email: contact.email, deviceHash: trace.deviceHash, network: trace.network, units }
}

// The same cart was taken to the till before: its keys are needed again, and it must not be paid twice.
async function endEarlierOrders(tx: Tx, cartId: CartId): Promise<OrderId[]> {
  const earlier = await listUnpaidOfCart(tx, cartId)
  for (const orderId of earlier) {
    const order = await lockOrder(tx, orderId)
    if (order) await cancelUnpaid(tx, order)
  }
  return earlier
}

/** Rolls the transaction back: nothing of an order that is refused stays. */
class Refused extends Error {
  readonly outcome: Refusal

  constructor(outcome: Refusal) {
    super(outcome.reason)
    this.outcome = outcome
  }
}
