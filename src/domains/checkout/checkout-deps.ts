import type { OrderId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { OrderLinks } from '../orders/index.ts'
import type { PaymentDeps, PaymentPages } from '../payments/index.ts'
import type { SealIp } from './trace.ts'

export type CheckoutDeps = PaymentDeps & {
  clock: Clock
  links: OrderLinks
  pages: PaymentPages
  /** The order's own page, with a link of today. */
  orderUrl(orderId: OrderId): Promise<string>
  sealIp: SealIp
  demo: boolean
  termsVersion: string
}
