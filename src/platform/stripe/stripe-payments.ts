import type Stripe from 'stripe'
import { type PaymentProvider, ProviderError, type SessionRequest } from '../../domains/payments/index.ts'
import { project } from './project.ts'
import { translated } from './translated.ts'

// Methods that can hold money are held; the others (bank transfers that the buyer starts) take it at once.
const held = { capture_method: 'manual' } as const

/** The payment provider of the shop, over Stripe's hosted page: no script, frame or cookie of Stripe on our pages. */
export function stripePayments(stripe: Stripe, shopId: string): PaymentProvider {
  return {
    async openSession(request) {
      const session = await translated(
        stripe.checkout.sessions.create(sessionParams(request, shopId), {
          idempotencyKey: request.idempotencyKey,
        }),
      )
      if (!session.url) throw new ProviderError('refused', `session ${session.id} came without a page`)
      return { sessionId: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000) }
    },

    async readFacts(sessionId, about) {
      const session = await translated(
        stripe.checkout.sessions.retrieve(sessionId, {
          expand: ['payment_intent.latest_charge.balance_transaction'],
        }),
      )
      const intent = expanded(session.payment_intent)
      const charge = expanded(intent?.latest_charge)
      // A refund that failed is no longer in the charge's amount, so ours are always looked up.
      const anyRefund = about.refunds || (charge?.amount_refunded ?? 0) > 0
      const anyDispute = about.disputes || (charge?.disputed ?? false)
      const of = intent && { payment_intent: intent.id }
      const [refunds, disputes, warnings] = await Promise.all([
        of && anyRefund
          ? listed(stripe.refunds.list({ ...of, limit: 100, expand: ['data.balance_transaction'] }))
          : [],
        of && anyDispute ? listed(stripe.disputes.list({ ...of, limit: 100 })) : [],
        of && about.warnings ? listed(stripe.radar.earlyFraudWarnings.list({ ...of, limit: 100 })) : [],
      ])
      return project({ session, intent, charge, refunds, disputes, warnings })
    },

    async expireSession(sessionId) {
      await translated(stripe.checkout.sessions.expire(sessionId))
    },

    async capture(intentId, idempotencyKey) {
      await translated(stripe.paymentIntents.capture(intentId, {}, { idempotencyKey }))
    },

    async release(intentId, idempotencyKey) {
      await translated(stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey }))
    },

    async refund({ intentId, refundId, amountMinor, idempotencyKey }) {
      const refund = await translated(
        stripe.refunds.create(
          {
            payment_intent: intentId,
            amount: amountMinor,
            metadata: { shop_id: shopId, refund_id: refundId },
          },
          { idempotencyKey },
        ),
      )
      return { providerId: refund.id }
    },
  }
}

function sessionParams(request: SessionRequest, shopId: string): Stripe.Checkout.SessionCreateParams {
  // Both objects carry it: the session is read first, the intent and its charge arrive in events of their own.
  const metadata = { shop_id: shopId, order_id: request.orderId, payment_id: request.paymentId }
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    locale: request.locale,
    client_reference_id: request.orderId,
    customer_email: request.email,
    line_items: request.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency: request.currency.toLowerCase(),
        unit_amount: line.unitMinor,
        tax_behavior: 'inclusive',
        product_data: { name: line.name },
      },
    })),
    // Otherwise the Dashboard's setting decides, and the buyer pays in a currency that no price was made for.
    adaptive_pricing: { enabled: false },
    allowed_payment_method_types: ['card', 'link', 'ideal', 'bancontact', 'eps', 'paypal', 'klarna'],
    payment_method_options: {
      card: { ...held, request_three_d_secure: request.threeDSecure },
      link: held,
      paypal: held,
      klarna: held,
    },
    metadata,
    payment_intent_data: { metadata, description: request.orderNumber },
    expires_at: Math.floor(request.openUntil.getTime() / 1000),
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
  }
}

/** All of what one payment has: more than a page of refunds is not refused here. */
async function listed<T>(pages: Stripe.ApiListPromise<T>): Promise<T[]> {
  return translated(Array.fromAsync(pages))
}

function expanded<T extends { id: string }>(value: string | T | null | undefined): T | null {
  return typeof value === 'object' && value !== null ? value : null
}
