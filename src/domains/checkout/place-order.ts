import { createHash } from 'node:crypto'
import { leastCharge, shopCurrency } from '../../shared/currency.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, CartId, OrderId, ProductId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import { type Money, money } from '../../shared/money.ts'
import { openCart, readCart } from '../cart/index.ts'
import { findLimitReached, type LimitReached } from '../fraud/index.ts'
import type { GiftCard } from '../gifts/index.ts'
import {
  type Delivery,
  findByCheckoutKey,
  listUnpaidOfCart,
  type NewOrder,
  type PlacedOrder,
} from '../orders/index.ts'
import { openSession } from '../payments/index.ts'
import { mayClaimFreeUnits } from '../promotions/index.ts'
import type { VatNumber } from '../tax/index.ts'
import { closePayment } from './cancel-order.ts'
import { askRegister, type ShownCheck, shownAs } from './check-vat-number.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { asPresent, type PricedCart, priceCart } from './price-cart.ts'
import { type TaxedCart, taxCart } from './tax-cart.ts'
import { describeTrace } from './trace.ts'
import { countryToConfirm, vatFactsOf } from './vat-facts.ts'
import { freeClaimOf, type MadeByStaff, type Refusal, writeOrder } from './write-order.ts'

export type CheckoutForm = {
  cartToken: string
  /** Drawn when the form was shown: a second press of the button carries the same one. */
  checkoutKey: string
  locale: Locale
  /** Null for a guest. */
  accountId: AccountId | null
  email: string
  country: string
  name: string | null
  companyName: string | null
  companyAddress: string | null
  /** Of a business, in its right form; null for a consumer. */
  vatNumber: VatNumber | null
  /** What the page said of the number above the button. */
  shownCheck: ShownCheck | null
  /** The buyer was told that their network is elsewhere, and said once more that this is their country. */
  confirmedCountry: string | null
  delivery: Delivery
  /** For somebody else: the card; without one it is left out. Its keys are delivered sealed. */
  gift?: GiftCard
  /** The two answers; both are needed for delivery at once, and for a gift. */
  express: boolean
  acknowledge: boolean
  /** The total that stood above the button. */
  shownTotal: Money
  /** Somebody of the staff places it for the customer, and why; left out when it is the customer. */
  made?: MadeByStaff
  trace: { ip: string | null; userAgent: string | null }
}

export type PlaceOrderOutcome =
  | { ok: true; redirectUrl: string }
  /** Nothing was left to pay: the order is delivered, and its letter alone leads to it. */
  | { ok: true; byLetter: true }
  | { ok: false; reason: 'cart_empty' | 'price_changed' }
  /** What was entered for VAT makes another total than the one that stood above the button. */
  | { ok: false; reason: 'vat_changed' }
  /** Less than the provider takes. */
  | { ok: false; reason: 'too_little'; least: Money }
  /** A limit that holds for everybody. */
  | { ok: false; reason: 'limit'; limit: LimitReached }
  | { ok: false; reason: 'region'; products: { productId: ProductId }[] }
  /** The network of the buyer is in another country than the one that they declared. */
  | { ok: false; reason: 'confirm_country'; networkCountry: string }
  /** The register says something of the number that stood not on the page; what is to pay may be another sum. */
  | { ok: false; reason: 'vat_number'; check: ShownCheck | 'invalid' }
  | Refusal
  | { ok: false; reason: 'payment_unavailable'; orderId: OrderId }

/** The button "Order and pay": an order with its keys held, and the page to pay it on. One order per form. */
export async function placeOrder(deps: CheckoutDeps, form: CheckoutForm): Promise<PlaceOrderOutcome> {
  if ((form.delivery === 'at_once' || form.gift) && !(form.express && form.acknowledge)) {
    throw new AppError('invalid', 'delivery at once, or a gift, without both answers')
  }
  const cartId = await openCart(deps.db, form.cartToken)
  const repeated = cartId && (await findByCheckoutKey(deps.db, form.checkoutKey, cartId))
  if (repeated) return afterOrder(deps, repeated)

  // What stood above the button is what is paid, whatever is read in another tab meanwhile; what is not offered is not priced in.
  const wanted = form.shownTotal.currency
  const currency = deps.currencies.includes(wanted) ? wanted : shopCurrency
  const priced = cartId && (await priceCart(deps.db, await readCart(deps.db, cartId, deps.clock, currency)))
  const cart = priced && form.made?.isFree ? asPresent(priced) : priced
  if (!cart || cart.lines.length === 0) return { ok: false, reason: 'cart_empty' }
  const answer = form.vatNumber
    ? await askRegister(deps, { number: form.vatNumber, country: form.country })
    : null
  const check = answer && shownAs(answer)
  const taxed = await taxCart(deps, cart, {
    country: form.country,
    isCheckedBusiness: check === 'valid',
  })
  if (check !== form.shownCheck && check !== null) return { ok: false, reason: 'vat_number', check }
  if (!isSame(taxed.toPay, form.shownTotal)) {
    return { ok: false, reason: check === form.shownCheck ? 'price_changed' : 'vat_changed' }
  }
  const least = leastPayable(taxed)
  if (least) return { ok: false, reason: 'too_little', least }
  // Nobody proved a mailbox for it, and its letters would go to two strangers.
  if (form.gift && cart.toPay.minor === 0) return { ok: false, reason: 'gift', problem: 'free' }
  // Whoever activates it is asked, not whoever pays.
  const country = form.gift?.country ?? form.country
  const barred = cart.lines.filter(({ product }) =>
    [product, ...product.parts].some(({ region }) => !activatesIn(region.countries, country)),
  )
  if (barred.length > 0) {
    return { ok: false, reason: 'region', products: barred.map(({ product }) => ({ productId: product.id })) }
  }

  const vat = vatFactsOf(deps, form, taxed, answer)
  const networkCountry = countryToConfirm(vat)
  if (networkCountry) return { ok: false, reason: 'confirm_country', networkCountry }

  const order = newOrder(deps, cart, taxed, form)
  if (taxed.toPay.minor === 0 && !(await mayClaimFreeUnits(deps.db, freeClaimOf(order)))) {
    // The other press of the same button may just have had them.
    const first = await findByCheckoutKey(deps.db, form.checkoutKey, cart.id)
    return first ? afterOrder(deps, first) : { ok: false, reason: 'free_limit' }
  }
  const limit = await limitOf(deps, cart.id, order)
  if (limit) {
    const first = await findByCheckoutKey(deps.db, form.checkoutKey, cart.id)
    return first ? afterOrder(deps, first) : { ok: false, reason: 'limit', limit }
  }
  const written = await writeOrder(deps, order, {
    coupon: cart.discount.minor > 0 ? cart.coupon : null,
    card: form.gift,
    vat,
    made: form.made,
  })
  if (!written.ok) return written
  for (const orderId of written.replaced) await closePayment(deps, orderId)
  deps.stockMoved(order.lines.map((line) => line.productId))
  return afterOrder(deps, written.order)
}

// A free order was proved by nobody: were its page shown here, a script would need no mailbox to empty a giveaway.
async function afterOrder(deps: CheckoutDeps, order: PlacedOrder): Promise<PlaceOrderOutcome> {
  return order.grossMinor === 0 ? { ok: true, byLetter: true } : paymentPage(deps, order.id)
}

function newOrder(deps: CheckoutDeps, cart: PricedCart, taxed: TaxedCart, form: CheckoutForm): NewOrder {
  return {
    checkoutKey: form.checkoutKey,
    cartId: cart.id,
    accountId: form.accountId,
    locale: form.locale,
    country: form.country,
    currency: cart.total.currency,
    eurTotalMinor: taxed.inEuros.minor,
    delivery: form.gift ? 'sealed' : form.delivery,
    termsVersion: deps.termsVersion,
    demo: deps.demo,
    ...(cart.coupon && cart.discount.minor > 0 && { couponCode: cart.coupon.code }),
    ...(form.made && { placedBy: form.made.by }),
    contact: {
      email: form.email,
      name: form.name,
      companyName: form.companyName,
      companyAddress: form.companyAddress,
      vatNumber: form.vatNumber,
    },
    trace: describeTrace(form.trace, createHash('sha256').update(form.cartToken).digest(), deps.sealIp),
    lines: taxed.lines.map(({ product, bundle, ...line }) => ({
      ...line,
      productId: product.id,
      name: nameAndEdition(product),
      platform: product.platform.code,
      region: product.region.name,
      legalNature: product.legalNature,
      releaseAt: product.availability.kind === 'preorder' ? product.availability.releaseAt : null,
      bundle: bundle && { id: bundle.id, name: nameAndEdition(bundle) },
    })),
  }
}

// Earlier orders of this cart end with the new one.
async function limitOf(
  { db }: CheckoutDeps,
  cartId: CartId,
  { contact, trace, couponCode, lines }: NewOrder,
): Promise<LimitReached | undefined> {
  const { email } = contact
  const replaced = await listUnpaidOfCart(db, cartId)
  return findLimitReached(db, {
    email,
    network: trace.network,
    hasCoupon: couponCode !== undefined,
    lines,
    replaced,
  })
}

async function paymentPage(deps: CheckoutDeps, orderId: OrderId): Promise<PlaceOrderOutcome> {
  const page = await openSession(deps, orderId)
  if (page.ok) return { ok: true, redirectUrl: page.url }
  if (page.reason === 'unavailable') return { ok: false, reason: 'payment_unavailable', orderId }
  return { ok: true, redirectUrl: await deps.orderUrl(orderId) }
}

/** What has to be reached where it is not: in its own currency, and in the one that it is settled in. */
function leastPayable({ toPay, inEuros }: TaxedCart): Money | undefined {
  if (toPay.minor === 0) return undefined
  const tooLittle = [toPay, inEuros].find(({ minor, currency }) => minor < leastCharge(currency))
  return tooLittle && money(leastCharge(tooLittle.currency), tooLittle.currency)
}

function nameAndEdition({ name, edition }: { name: Translated; edition: Translated | null }): Translated {
  return edition ? { en: `${name.en} ${edition.en}`, fr: `${name.fr} ${edition.fr}` } : name
}

const isSame = (a: Money, b: Money) => a.minor === b.minor && a.currency === b.currency

/** The region guard: a key that cannot be activated where the buyer is must not be sold to them. */
export function activatesIn(countries: readonly string[] | null, country: string): boolean {
  return countries === null || countries.includes(country)
}
