import type Stripe from 'stripe'
import { ProviderError, type ProviderHistory, type Span } from '../../domains/payments/index.ts'
import { readEvent } from './read-event.ts'
import { toldCharge, toldDispute, toldMovement, toldPayment, toldRefund, toldWarning } from './told.ts'
import { translated } from './translated.ts'

// The most that Stripe puts on a page, and the most types that one list of events takes.
const limit = 100
const typesMax = 20
// The SDK has tried twice by itself before; a rate limit is over within seconds.
const waitsMillis = [1_000, 2_000, 4_000, 8_000, 16_000]

/** What Stripe remembers, page by page. @param pause waits that many milliseconds. */
export function stripeHistory(stripe: Stripe, pause: (millis: number) => Promise<void>): ProviderHistory {
  /** Asks again, ever later, as long as there is no answer. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (const wait of waitsMillis) {
      try {
        return await translated(ask())
      } catch (error) {
        if (!(error instanceof ProviderError) || error.kind !== 'unavailable') throw error
        await pause(wait)
      }
    }
    return translated(ask())
  }

  async function* pagesOf<Item extends { id: string }, Told>(
    list: (params: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<Item>>,
    told: (item: Item) => Told | undefined,
  ): AsyncGenerator<readonly Told[]> {
    let after: string | undefined
    for (;;) {
      const page = await patiently(() => list({ limit, ...(after && { starting_after: after }) }))
      yield page.data.map(told).filter((item) => item !== undefined)
      after = page.data.at(-1)?.id
      if (!page.has_more || after === undefined) return
    }
  }

  async function found<Item, Told>(
    ask: () => Promise<Item>,
    told: (item: Item) => Told,
  ): Promise<Told | undefined> {
    try {
      return told(await patiently(ask))
    } catch (error) {
      if (isUnknown(error)) return undefined
      throw error
    }
  }

  return {
    async *events(since, { types, undelivered }) {
      for (let first = 0; first < types.length; first += typesMax) {
        const some = types.slice(first, first + typesMax)
        yield* pagesOf(
          (page) =>
            stripe.events.list({
              ...page,
              types: [...some],
              created: { gte: seconds(since) },
              ...(undelivered && { delivery_success: false }),
            }),
          readEvent,
        )
      }
    },
    payments: (made) =>
      pagesOf((page) => stripe.paymentIntents.list({ ...page, ...within(made) }), toldPayment),
    charges: (made) => pagesOf((page) => stripe.charges.list({ ...page, ...within(made) }), toldCharge),
    refunds: (made) => pagesOf((page) => stripe.refunds.list({ ...page, ...within(made) }), toldRefund),
    disputes: (made) => pagesOf((page) => stripe.disputes.list({ ...page, ...within(made) }), toldDispute),
    warnings: (made) =>
      pagesOf((page) => stripe.radar.earlyFraudWarnings.list({ ...page, ...within(made) }), toldWarning),
    movements: (made) =>
      pagesOf(
        (page) => stripe.balanceTransactions.list({ ...page, ...within(made), expand: ['data.source'] }),
        toldMovement,
      ),
    findPayment: (id) => found(() => stripe.paymentIntents.retrieve(id), toldPayment),
    findCharge: (id) => found(() => stripe.charges.retrieve(id), toldCharge),
    findRefund: (id) => found(() => stripe.refunds.retrieve(id), toldRefund),
    findDispute: (id) => found(() => stripe.disputes.retrieve(id), toldDispute),
    findWarning: (id) => found(() => stripe.radar.earlyFraudWarnings.retrieve(id), toldWarning),
  }
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
const within = ({ from, until }: Span) => ({ created: { gte: seconds(from), lt: seconds(until) } })

function isUnknown(error: unknown): boolean {
  const { cause } = error as { cause?: { statusCode?: number } }
  return error instanceof ProviderError && cause?.statusCode === 404
}
