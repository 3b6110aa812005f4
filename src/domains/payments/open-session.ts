import type { OrderId } from '../../shared/ids.ts'
import { beginPayment, getPaymentRequest, lockOrder, type PaymentRequest } from '../orders/index.ts'
import type { PaymentDeps } from './advance.ts'
import { ProviderError, reasonOf } from './provider.ts'
import { findPayment, setSession } from './store.ts'

/** Where the provider sends the buyer after paying; and after turning back. The same order has the same pages always. */
export type PaymentPages = {
  paid(order: PaymentRequest['order']): string
  cancelled(order: PaymentRequest['order']): string
}

export type OpenSessionOutcome =
  | { ok: true; url: string }
  | { ok: false; reason: 'unavailable' | 'not_payable' }

/**
 * The page on which an order is paid. Pressing twice, or again after a crash, gives the same page: the row was there
 * before the provider heard of it, and the key of the request names the row.
 */
export async function openSession(
  deps: PaymentDeps & { pages: PaymentPages },
  orderId: OrderId,
): Promise<OpenSessionOutcome> {
  const payment = await findPayment(deps.db, orderId)
  if (payment?.state === 'session_open' && payment.sessionUrl) return { ok: true, url: payment.sessionUrl }
  const request = payment?.state === 'new' ? await getPaymentRequest(deps.db, orderId) : undefined
  if (!payment || !request) return { ok: false, reason: 'not_payable' }
  const { order, lines } = request
  const threeDSecure = await deps.db.transaction().execute((tx) => deps.screening.beforePage(tx, orderId))
  try {
    const session = await deps.provider.openSession({
      idempotencyKey: `order:${orderId}:pay:${payment.id}`,
      paymentId: payment.id,
      orderId,
      orderNumber: order.number,
      email: order.email,
      locale: order.locale,
      currency: payment.currency,
      lines,
      threeDSecure,
      openUntil: request.openUntil,
      successUrl: deps.pages.paid(order),
      cancelUrl: deps.pages.cancelled(order),
    })
    const isOpen = await deps.db.transaction().execute(async (tx) => {
      const locked = await lockOrder(tx, orderId)
      await setSession(tx, payment.id, session)
      await beginPayment(tx, orderId)
      return locked?.state === 'placed' || locked?.state === 'awaiting_payment'
    })
    if (isOpen) return { ok: true, url: session.url }
    // The order ended while its page was being opened: nobody gets to see it. Left open, it would close by itself.
    await deps.provider
      .expireSession(session.sessionId)
      .catch((error: unknown) => deps.alarm('payment.unseen_page', { orderId, reason: reasonOf(error) }))
    return { ok: false, reason: 'not_payable' }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    deps.alarm('payment.no_session', { orderId, reason: reasonOf(error) })
    return { ok: false, reason: 'unavailable' }
  }
}
