import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { OrderId, RefundId } from '../../shared/ids.ts'
import { lockOrder } from '../orders/index.ts'
import { type FactsAbout, type PaymentProvider, ProviderError } from './provider.ts'
import { mayBeRedacted } from './redaction/store.ts'
import { setRefundState } from './refund-store.ts'
import type { Screening } from './screening.ts'
import { type NextStep, settle, settleWithoutSession } from './settle.ts'
import { findPayment, giveUpEvents, listOpenEvents, markEventsHandled, readKnown } from './store.ts'

export type PaymentDeps = {
  db: Db
  outbox: Outbox
  provider: PaymentProvider
  /** Who looks at a payment before its money is taken for good. */
  screening: Screening
  /** Which payments are ours: the shop's id in the metadata, and test or live money. */
  expected: { shopId: string; livemode: boolean }
  pause(millis: number): Promise<void>
  alarm(what: string, details: Record<string, string>): void
}

const nothingTold: FactsAbout = { refunds: false, disputes: false, warnings: false }
export const lookAtAll: FactsAbout = { refunds: true, disputes: true, warnings: true }
// An event may come before the transaction that places its order has ended; not for long.
const orphanMinutes = 60
const stepsMax = 8
const refusalsMax = 3

/**
 * Brings an order to where its money is. The webhook, the page after payment, staff and the clock all call this and
 * nothing else; none of them carries a state of its own. Called again, in parallel or late, it changes nothing more.
 *
 * Facts are read before the order's lock is taken and actions are done after it is let go, because no network call
 * happens inside a transaction. What was decided is written first, so a crash in between is finished by the next call.
 * @param told what the provider is known to have, although no event has said so.
 * @throws ProviderError `unavailable` when the provider cannot be reached: the caller tries again later.
 */
export async function advance(deps: PaymentDeps, orderId: OrderId, told = nothingTold): Promise<void> {
  let refusals = 0
  for (let step = 0; step < stepsMax; step++) {
    const next = await takeStock(deps, orderId, told)
    if (next.do === 'nothing') return
    await perform(deps, next).catch(async (error: unknown) => {
      // Another process was faster, or the state is not what we thought: look again.
      if (!(error instanceof ProviderError) || error.kind !== 'refused') throw error
      await deps.pause(50 * 2 ** step)
      // What the provider will never do is for a human, who finds another way.
      if (next.do === 'refund' && ++refusals === refusalsMax)
        await giveUpRefund(deps, orderId, next.refund.id)
    })
  }
  throw new ProviderError('unavailable', `payment of ${orderId} did not come to rest`)
}

async function takeStock(deps: PaymentDeps, orderId: OrderId, told: FactsAbout): Promise<NextStep> {
  const payment = await findPayment(deps.db, orderId)
  if (!payment) {
    // It names an order of ours that is not here: a restored backup, or another shop under our name.
    const orphans = await giveUpEvents(deps.db, orderId, orphanMinutes)
    if (orphans > 0) deps.alarm('payment.orphan', { orderId, count: String(orphans) })
    return { do: 'nothing' }
  }
  const events = await listOpenEvents(deps.db, orderId)
  const eventIds = events.map(({ id }) => id)
  // Blank facts would look like those of a payment that is not ours.
  if (await mayBeRedacted(deps.db, payment.id)) {
    await deps.db.transaction().execute((tx) => markEventsHandled(tx, eventIds))
    return { do: 'nothing' }
  }
  if (!payment.sessionId)
    return deps.db.transaction().execute((tx) => settleWithoutSession(tx, orderId, eventIds))
  const facts = await deps.provider.readFacts(
    payment.sessionId,
    aboutWhat(await readKnown(deps.db, payment.id), told, events),
  )
  return deps.db.transaction().execute((tx) => settle(tx, deps, orderId, facts, eventIds))
}

async function giveUpRefund(deps: PaymentDeps, orderId: OrderId, refundId: RefundId): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await lockOrder(tx, orderId)
    await setRefundState(tx, refundId, { state: 'failed', providerId: null })
  })
  deps.alarm('refund.refused', { orderId, refundId })
}

/** What was told of is looked up even when no row knows of it yet; the events themselves are not believed. */
function aboutWhat(knows: FactsAbout, told: FactsAbout, events: readonly { type: string }[]): FactsAbout {
  const named = (part: string) => events.some(({ type }) => type.includes(part))
  return {
    refunds: knows.refunds || told.refunds || named('refund'),
    disputes: knows.disputes || told.disputes || named('dispute'),
    warnings: knows.warnings || told.warnings || named('early_fraud_warning'),
  }
}

// The keys name the row and the act, so that a repetition after a crash is the same request to the provider.
async function perform({ provider }: PaymentDeps, next: Exclude<NextStep, { do: 'nothing' }>): Promise<void> {
  switch (next.do) {
    case 'close_page':
      return provider.expireSession(next.sessionId)
    case 'capture':
      return provider.capture(next.intentId, `pay:${next.paymentId}:capture`)
    case 'release':
      return provider.release(next.intentId, `pay:${next.paymentId}:release`)
    case 'refund': {
      const { refund, intentId } = next
      await provider.refund({
        intentId,
        refundId: refund.id,
        amountMinor: refund.amountMinor,
        idempotencyKey: `refund:${refund.id}`,
      })
    }
  }
}
