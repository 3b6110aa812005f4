import type Stripe from 'stripe'
import type {
  ApiFaultRequest,
  DisputeRequest,
  FlushRequest,
  PayRequest,
  RedactionRefusalRequest,
  RefundRequest,
  Verdict,
  WebhookFaultRequest,
} from './control-requests.ts'
import type { ReceivedRequest } from './emulator.ts'
import type { Escalation } from './escalate-dispute.ts'
import type { PaymentOutcome } from './pay-session.ts'

export type Control = ReturnType<typeof createControl>

/** The client of the control API, for tests and benchmarks: it plays everybody but the shop. */
export function createControl(url: string, token?: string) {
  async function call<Result>(method: string, path: string, body: object = {}): Promise<Result> {
    const response = await fetch(`${url}/__ctl/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }

  return {
    sessions: {
      /** The buyer pays on the hosted page; see cards.ts for what each number does. */
      pay: (id: string, how: PayRequest) => call<PaymentOutcome>('POST', `sessions/${id}/pay`, how),
    },
    charges: {
      dispute: (id: string, how: DisputeRequest = {}) =>
        call<Stripe.Dispute>('POST', `charges/${id}/dispute`, how),
      warn: (id: string) => call<Stripe.Radar.EarlyFraudWarning>('POST', `charges/${id}/early_fraud_warning`),
      review: (id: string) => call<Stripe.Review>('POST', `charges/${id}/review`),
      /** Somebody refunds in Stripe's Dashboard. */
      refund: (id: string, how: RefundRequest = {}) =>
        call<Stripe.Refund>('POST', `charges/${id}/refund`, how),
    },
    refunds: {
      succeed: (id: string) => call<Stripe.Refund>('POST', `refunds/${id}/succeed`),
      fail: (id: string) => call<Stripe.Refund>('POST', `refunds/${id}/fail`),
    },
    disputes: {
      decide: (id: string, verdict: Verdict) =>
        call<Stripe.Dispute>('POST', `disputes/${id}/decide`, { verdict }),
      /** A question becomes a chargeback; an answer is asked for again, or was refused and may be appealed against. */
      escalate: (id: string, to: Escalation) =>
        call<Stripe.Dispute>('POST', `disputes/${id}/escalate`, { to }),
    },
    rates: {
      /** What one unit of a currency (`gbp`) makes on the balance from now on. */
      set: (currency: string, euros: number) => call<object>('POST', 'rates', { currency, euros }),
    },
    events: {
      resend: (id: string) => call<object>('POST', `events/${id}/resend`),
    },
    faults: {
      /** Hits the next `count` calls that match `METHOD /v1/path`, where `*` stands for one part. */
      add: (fault: ApiFaultRequest) => call<object>('POST', 'faults', fault),
      clear: () => call<object>('DELETE', 'faults'),
    },
    redactions: {
      /** The next validation of a redaction job finds this error, whatever it validates. */
      refuse: (code: RedactionRefusalRequest['code']) => call<object>('POST', 'redactions/refuse', { code }),
    },
    webhooks: {
      fault: (fault: WebhookFaultRequest) => call<object>('POST', 'webhooks/faults', fault),
      pause: () => call<object>('POST', 'webhooks/pause'),
      flush: (how: FlushRequest = {}) => call<object>('POST', 'webhooks/flush', how),
      settle: () => call<object>('POST', 'webhooks/settle'),
    },
    clock: {
      seconds: async () => (await call<{ seconds: number }>('GET', 'clock')).seconds,
      /** Moves time forward and does what has become due: expired sessions and holds, missed disputes, retries. */
      advance: (seconds: number) => call<{ seconds: number }>('POST', 'clock/advance', { seconds }),
    },
    requests: {
      list: () => call<ReceivedRequest[]>('GET', 'requests'),
      clear: () => call<object>('DELETE', 'requests'),
    },
  }
}
