import { after, days, hours } from '../../shared/time.ts'
import {
  listOurPayments,
  listOurRefundsMade,
  ourPaymentsMade,
  type ProviderHistory,
  type Span,
} from '../payments/index.ts'
import { compareBooks } from './books.ts'
import { compare, idOf, pick, type Told } from './compare.ts'
import type { Difference } from './finding.ts'
import { findAgain, findOurs } from './look-again.ts'
import { found, type Work } from './note-found.ts'

/** Day by day, so that never more than a day's ids are held. */
export async function compareTime(work: Work, from: Date): Promise<void> {
  const end = after(work.startedAt, hours(1))
  const missing = new Map<string, Difference>()
  for (let day = startOfDay(from); day < end; day = after(day, days(1))) {
    const span = { from: day, until: after(day, days(1)) }
    const seen = await compareDay(work, span)
    for (const id of seen) missing.delete(id)
    for await (const difference of listUnshown(work, span, seen)) missing.set(difference.objectId, difference)
    const difference = await compareBooks(work.deps, dayOf(day), work.startedAt)
    // Today's movements are not at their end.
    if (difference && span.until < work.youngest) await found(work, difference)
  }
  for (const difference of missing.values()) {
    const type = difference.kind === 'payment_missing' ? 'payment' : 'refund'
    if (!(await findAgain(work.deps.history, type, difference.objectId))) await found(work, difference)
  }
}

/** @returns the intents and refunds that the provider made on that day. */
async function compareDay(work: Work, span: Span): Promise<Set<string>> {
  const { history } = work.deps
  const seen = new Set<string>()
  for (const type of ['payment', 'charge', 'refund', 'dispute', 'warning'] as const)
    for await (const page of pagesOf(history, type, span)) {
      if (type === 'payment' || type === 'refund') for (const object of page) seen.add(idOf(object))
      await comparePage(work, page)
    }
  return seen
}

async function* pagesOf(history: ProviderHistory, type: Told['type'], span: Span): AsyncGenerator<Told[]> {
  const lists = {
    payment: history.payments,
    charge: history.charges,
    refund: history.refunds,
    dispute: history.disputes,
    warning: history.warnings,
  }
  for await (const page of lists[type](span)) yield page.map((told) => ({ type, told }) as Told)
}

async function comparePage(work: Work, page: readonly Told[]): Promise<void> {
  const { deps, counts } = work
  counts.objects += page.length
  const payments = await listOurPayments(deps.db, {
    intentIds: page.map(({ told }) => told.intentId).filter((id) => id !== null),
    orderIds: page.map(({ told }) => told.orderId).filter((id) => id !== null),
  })
  for (const object of page) {
    if (object.told.createdAt > work.youngest) continue
    const known = pick(payments, object.told)
    const ours = known ?? (await findOurs(deps, object))
    if (ours === 'foreign') continue
    const difference = compare(object, ours, deps.expected)
    if (difference) await found(work, difference)
  }
}

/** Ours that the provider did not show: on that day, or on the next one when the buyer, or the bank, took a while. */
async function* listUnshown(
  { deps, youngest }: Work,
  span: Span,
  seen: ReadonlySet<string>,
): AsyncGenerator<Difference> {
  const until = span.until < youngest ? span.until : youngest
  for await (const page of ourPaymentsMade(deps.db, { ...span, until })) {
    for (const payment of page) {
      const { intentId, redacted, orderId, capturedMinor, state } = payment
      if (!intentId || redacted || seen.has(intentId)) continue
      yield differs('payment_missing', {
        objectId: intentId,
        orderId,
        expectedMinor: capturedMinor,
        detail: state,
      })
    }
  }
  for (const { providerId, orderId, amountMinor } of await listOurRefundsMade(deps.db, { ...span, until })) {
    if (!seen.has(providerId))
      yield differs('refund_missing', { objectId: providerId, orderId, expectedMinor: amountMinor })
  }
}

const differs = (
  kind: Difference['kind'],
  rest: Pick<Difference, 'objectId'> & Partial<Difference>,
): Difference => ({ kind, orderId: null, expectedMinor: null, actualMinor: null, detail: null, ...rest })

const startOfDay = (at: Date) => new Date(`${dayOf(at)}T00:00:00Z`)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
