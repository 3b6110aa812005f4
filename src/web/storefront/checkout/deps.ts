import type { ShownCheck } from '../../../domains/checkout/index.ts'
import type { GiftCard } from '../../../domains/gifts/index.ts'
import type { Delivery } from '../../../domains/orders/index.ts'
import type { AccountId, ProductId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Money } from '../../../shared/money.ts'

export type CheckoutForm = {
  cartToken: string
  accountId: AccountId | null
  checkoutKey: string
  locale: Locale
  email: string
  country: string
  name: string | null
  companyName: string | null
  companyAddress: string | null
  /** Of a business, in its right form. */
  vatNumber: string | null
  /** What the page said of it above the button. */
  shownCheck: ShownCheck | null
  /** Said once more, because the network is elsewhere. */
  confirmedCountry: string | null
  delivery: Delivery
  gift?: GiftCard
  express: boolean
  acknowledge: boolean
  /** What the buyer saw above the button. */
  shownTotal: Money
  trace: { ip: string | null; userAgent: string | null }
}

export type PlaceOrderOutcome =
  | { ok: true; redirectUrl: string }
  /** Nothing was left to pay: the letter alone leads to the order. */
  | { ok: true; byLetter: true }
  | { ok: false; reason: 'coupon'; problem: 'over' | 'used_up' | 'used_before' }
  | { ok: false; reason: 'free_limit' }
  | { ok: false; reason: 'gift'; problem: 'region' | 'mailbox_limit' | 'too_many' | 'free' }
  | { ok: false; reason: 'limit'; limit: 'open_orders' | 'product_units' | 'coupon_orders' }
  | { ok: false; reason: 'sold_out'; products: { productId: ProductId; wanted: number; left: number }[] }
  | { ok: false; reason: 'price_changed' }
  | { ok: false; reason: 'vat_changed' }
  | { ok: false; reason: 'confirm_country'; networkCountry: string }
  | { ok: false; reason: 'vat_number'; check: ShownCheck | 'invalid' }
  | { ok: false; reason: 'too_little'; least: Money }
  | { ok: false; reason: 'region'; products: { productId: ProductId }[] }
  | { ok: false; reason: 'cart_empty' }
  | { ok: false; reason: 'payment_unavailable'; orderUrl: string }
