import { createHash } from 'node:crypto'
import { foldEmail } from '../../shared/email.ts'
import { assert } from '../../shared/errors.ts'
import type { AccountId, CartId, OrderId, ProductId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { type AddOutcome, addToCart, createCart, openCart, readCart, removeFromCart } from '../cart/index.ts'
import { listProductNames } from '../catalog/index.ts'
import { findAddressee, findByCheckoutKey, getOrderPage } from '../orders/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { type PlaceOrderOutcome, placeOrder } from './place-order.ts'
import { priceCart } from './price-cart.ts'
import { taxCart } from './tax-cart.ts'

export type MakeOrder = {
  /** Drawn when the form was shown: pressed twice, it is one order. */
  key: string
  productId: ProductId
  quantity: number
  email: string
  name: string | null
  country: string
  locale: Locale
  currency: string
  /** Nothing is to be paid; otherwise the customer is sent the way to the payment page. */
  isFree: boolean
  reason: string
  by: AccountId
}

export type MakeOrderOutcome =
  /** `before`: this form had made it already, and says the same; `otherwise`: it had, and says something else now. */
  | { ok: true; orderId: OrderId; made: 'now' | 'before' | 'otherwise' }
  | Extract<AddOutcome, { ok: false }>
  | Exclude<Extract<PlaceOrderOutcome, { ok: false }>, { reason: 'payment_unavailable' }>

/**
 * Somebody of the staff orders for a customer: a present, or something to be paid by a link. It goes through the till like every
 * order, with its limits; nobody answers for the customer, so its keys are delivered sealed.
 */
export async function makeOrder(deps: CheckoutDeps, wish: MakeOrder): Promise<MakeOrderOutcome> {
  const token = createHash('sha256').update(`made by staff ${wish.key}`).digest('base64url')
  const first = await findMade(deps, token, wish.key)
  if (first) return { ok: true, orderId: first, made: await madeAs(deps, first, wish) }
  const outcome = await placeMade(deps, token, wish)
  // Of two presses at once the second may find nothing left for it, but the order that the first one made.
  const orderId = await findMade(deps, token, wish.key)
  const isPlaced = outcome.ok || outcome.reason === 'payment_unavailable'
  if (orderId) return { ok: true, orderId, made: isPlaced ? 'now' : await madeAs(deps, orderId, wish) }
  assert(!isPlaced, 'an order that was placed is there')
  return outcome
}

async function placeMade(
  deps: CheckoutDeps,
  cartToken: string,
  wish: MakeOrder,
): Promise<PlaceOrderOutcome | Extract<AddOutcome, { ok: false }>> {
  const filled = await fillCart(deps, cartToken, wish)
  if (!filled.ok) return filled
  return placeOrder(deps, {
    cartToken,
    checkoutKey: wish.key,
    locale: wish.locale,
    // Whoever has an account finds it there when they have proved the mailbox.
    accountId: null,
    email: wish.email,
    country: wish.country,
    name: wish.name,
    ...{ companyName: null, companyAddress: null, vatNumber: null, shownCheck: null },
    confirmedCountry: null,
    delivery: 'sealed',
    ...{ express: false, acknowledge: false },
    shownTotal: await totalOf(deps, filled.cartId, wish),
    made: { by: wish.by, reason: wish.reason, isFree: wish.isFree },
    trace: { ip: null, userAgent: null },
  })
}

/** Whether an order is what its form asks for once more. */
async function madeAs(
  { db }: CheckoutDeps,
  orderId: OrderId,
  wish: MakeOrder,
): Promise<'before' | 'otherwise'> {
  const [page, addressee, names] = await Promise.all([
    getOrderPage(db, orderId),
    findAddressee(db, orderId),
    listProductNames(db, [wish.productId]),
  ])
  const line = page?.lines[0]
  const isSame =
    (line?.bundle
      ? line.bundle.id === wish.productId
      : line?.productSlug === names.get(wish.productId)?.slug) &&
    line?.quantity === wish.quantity &&
    page?.country === wish.country &&
    (page?.gross.minor === 0) === wish.isFree &&
    (wish.isFree || page?.gross.currency === wish.currency) &&
    foldEmail(addressee?.email ?? '') === foldEmail(wish.email)
  return isSame ? 'before' : 'otherwise'
}

async function findMade({ db }: CheckoutDeps, token: string, key: string): Promise<OrderId | undefined> {
  const cartId = await openCart(db, token)
  return cartId && (await findByCheckoutKey(db, key, cartId))?.id
}

type Filled = { ok: true; cartId: CartId } | Extract<AddOutcome, { ok: false }>

/** A cart of its own, known by the form, with what the form says now alone in it. */
async function fillCart(deps: CheckoutDeps, token: string, wish: MakeOrder): Promise<Filled> {
  const { productId, quantity, currency } = wish
  return deps.db.transaction().execute(async (tx): Promise<Filled> => {
    const { cartId } = await createCart(tx, token)
    const { lines } = await readCart(tx, cartId, deps.clock, currency)
    const [line, ...others] = lines
    if (line?.product.id === productId && line.quantity === quantity && others.length === 0)
      return { ok: true, cartId }
    for (const { product } of lines) await removeFromCart(tx, cartId, product.id)
    const added = await addToCart(tx, cartId, productId, quantity, deps.clock, currency)
    return added.ok ? { ok: true, cartId } : added
  })
}

async function totalOf(deps: CheckoutDeps, cartId: CartId, { currency, country, isFree }: MakeOrder) {
  const cart = await priceCart(deps.db, await readCart(deps.db, cartId, deps.clock, currency))
  if (isFree) return money(0, cart.total.currency)
  return (await taxCart(deps, cart, { country, isCheckedBusiness: false })).toPay
}
