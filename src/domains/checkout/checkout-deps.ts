import type { OrderId, ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { GiftLinks } from '../gifts/index.ts'
import type { Vault } from '../keys/index.ts'
import type { OrderLinks } from '../orders/index.ts'
import type { PaymentDeps, PaymentPages } from '../payments/index.ts'
import type { VatNumberRegister, VatSeller } from '../tax/index.ts'
import type { SealIp } from './trace.ts'

export type CheckoutDeps = PaymentDeps & {
  clock: Clock
  links: OrderLinks
  giftLinks: GiftLinks
  vault: Vault
  pages: PaymentPages
  /** The order's own page, with a link of today. */
  orderUrl(orderId: OrderId): Promise<string>
  sealIp: SealIp
  /** Keys were taken or given back: what the window shows of these products is counted anew. */
  stockMoved(productIds: readonly ProductId[]): void
  demo: boolean
  /** In which a cart may be priced and paid, besides the shop's own. */
  currencies: readonly string[]
  termsVersion: string
  /** Where the seller is taxed, and how. */
  seller: VatSeller
  /** Null in a shop that asks no register: numbers of businesses are then kept, and change nothing. */
  vatNumbers: VatNumberRegister | null
  /** The country in which a network is used, offline; null when nothing is known of it. */
  countryOf(network: string): string | null
}
