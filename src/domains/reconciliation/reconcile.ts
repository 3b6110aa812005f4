import { after, type Clock, days, hours, minutes } from '../../shared/time.ts'
import {
  advance,
  listOurPayments,
  listOurRefundsMade,
  lookAtAll,
  type OurPayment,
  ourPaymentsMade,
  type PaymentDeps,
  reasonOf,
  type Span,
} from '../payments/index.ts'
import { compareBooks } from './books.ts'
import { compare, idOf, pick, type Told } from './compare.ts'
import { canMend, type Difference } from './finding.ts'
import { findAgain, findOurs, invariantDifference, type LookDeps, lookAgain } from './look-again.ts'
import {
  closeRun,
  endFinding,
  listUnseen,
  noteFinding,
  noteWhatIsLeft,
  openRun,
  type RunReason,
} from './store.ts'

export type ReconcileDeps = PaymentDeps & LookDeps & { clock: Clock }

export type RunWish = {
  reason: RunReason
  /** Objects that the provider made since then are looked at. */
  from: Date
  requestedBy?: string
  /** What is younger may still be on its way to us. */
  graceMinutes?: number
}

export type RunOutcome =
  | { ok: true; objects: number; found: number; mended: number }
  | { ok: false; reason: 'under_way' | 'failed' }

type Work = { deps: ReconcileDeps; startedAt: Date; youngest: Date; mends: boolean; counts: Counts }
type Counts = { objects: number; found: number; mended: number }

/**
 * Holds everything that the provider has of a time against orders, payments, keys and books, both ways, day by day. What
 * only was not heard of is looked at again and so mended, except when somebody of the staff asked: then it is only written
 * down. May be stopped at any time and run again; two at once do not happen.
 */
export async function reconcile(deps: ReconcileDeps, wish: RunWish): Promise<RunOutcome> {
  const startedAt = deps.clock.now()
  const { reason, from, requestedBy = null, graceMinutes = 15 } = wish
  const runId = await openRun(deps.db, { reason, from, at: startedAt, requestedBy })
  if (!runId) return { ok: false, reason: 'under_way' }
  const counts: Counts = { objects: 0, found: 0, mended: 0 }
  const youngest = after(startedAt, -minutes(graceMinutes))
  const work: Work = { deps, startedAt, youngest, mends: reason !== 'staff', counts }
  try {
    await compareTime(work, from)
    await compareInvariants(work)
    await lookAtUnseen(work)
    await closeRun(deps.db, runId, { ...counts, at: deps.clock.now(), failure: null })
  } catch (error) {
    await closeRun(deps.db, runId, { ...counts, at: deps.clock.now(), failure: reasonOf(error) })
    deps.alarm('reconciliation.failed', { reason: reasonOf(error) })
    return { ok: false, reason: 'failed' }
  }
  return { ok: true, ...counts }
}

/** Day by day, so that never more than a day's ids are held. */
async function compareTime(work: Work, from: Date): Promise<void> {
  const end = after(work.startedAt, hours(1))
  const missing = new Map<string, OurPayment>()
  for (let day = startOfDay(from); day < end; day = after(day, days(1))) {
    const span = { from: day, until: after(day, days(1)) }
    const seen = await compareDay(work, span)
    for (const id of seen) missing.delete(id)
    await noteUnseen(work, span, seen, missing)
    const difference = await compareBooks(work.deps, dayOf(day), work.startedAt)
    // Today's movements are not at their end.
    if (difference && span.until < work.youngest) await found(work, difference)
  }
  for (const [intentId, payment] of missing) {
    const object = await findAgain(work.deps.history, 'payment', intentId)
    if (!object) await found(work, missingPayment(intentId, payment))
  }
}

/** @returns the intents that the provider made on that day. */
async function compareDay(work: Work, span: Span): Promise<Set<string>> {
  const { history } = work.deps
  const seen = new Set<string>()
  for await (const page of history.payments(span)) {
    for (const { intentId } of page) seen.add(intentId)
    await comparePage(
      work,
      page.map((told) => ({ type: 'payment', told })),
    )
  }
  for await (const page of history.charges(span))
    await comparePage(
      work,
      page.map((told) => ({ type: 'charge', told })),
    )
  for await (const page of history.refunds(span))
    await comparePage(
      work,
      page.map((told) => ({ type: 'refund', told })),
    )
  for await (const page of history.disputes(span))
    await comparePage(
      work,
      page.map((told) => ({ type: 'dispute', told })),
    )
  for await (const page of history.warnings(span))
    await comparePage(
      work,
      page.map((told) => ({ type: 'warning', told })),
    )
  return seen
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
    if (difference) await found(work, difference, object)
  }
}

/** Ours that the provider did not show: on that day, or on the next one when the buyer took a while. */
async function noteUnseen(
  { deps, youngest }: Work,
  span: Span,
  seen: ReadonlySet<string>,
  missing: Map<string, OurPayment>,
): Promise<void> {
  const until = span.until < youngest ? span.until : youngest
  for await (const page of ourPaymentsMade(deps.db, { ...span, until })) {
    for (const payment of page) {
      if (payment.intentId && !payment.redacted && !seen.has(payment.intentId))
        missing.set(payment.intentId, payment)
    }
  }
}

function missingPayment(intentId: string, payment: OurPayment): Difference {
  const { orderId, capturedMinor, state } = payment
  return {
    kind: 'payment_missing',
    objectId: intentId,
    orderId,
    expectedMinor: capturedMinor,
    actualMinor: null,
    detail: state,
  }
}

async function compareInvariants(work: Work): Promise<void> {
  for (const broken of await work.deps.findBroken()) await found(work, invariantDifference(broken))
}

/** What an earlier run found and this one did not come by: it may have ended by itself. */
async function lookAtUnseen(work: Work): Promise<void> {
  const { deps, startedAt, mends, counts } = work
  await compareOurRefunds(work)
  for (const finding of await listUnseen(deps.db, startedAt, 500)) {
    const isOpen = await lookAgain(deps, finding)
    if (!isOpen) await endFinding(deps.db, finding.id, { outcome: 'gone', at: deps.clock.now() })
    else if (mends && canMend(finding)) await found(work, isOpen)
    else counts.found += 1
  }
}

/** Refunds that we were told were made, and that the provider does not have: few enough to be asked for one by one. */
async function compareOurRefunds(work: Work): Promise<void> {
  const { deps, youngest } = work
  for (const refund of await listOurRefundsMade(deps.db, {
    from: after(youngest, -days(7)),
    until: youngest,
  })) {
    if (await deps.history.findRefund(refund.providerId)) continue
    await found(work, {
      kind: 'refund_missing',
      objectId: refund.providerId,
      orderId: refund.orderId,
      expectedMinor: refund.amountMinor,
      actualMinor: null,
      detail: null,
    })
  }
}

/** Writes it down, and mends it where looking at the order again is enough. */
async function found(work: Work, difference: Difference, object?: Told): Promise<void> {
  const { deps, mends, counts, startedAt } = work
  const id = await noteFinding(deps.db, difference, startedAt)
  if (!id) return
  counts.found += 1
  deps.alarm(`reconciliation.${difference.kind}`, {
    objectId: object ? idOf(object) : difference.objectId,
    ...(difference.orderId && { orderId: difference.orderId }),
  })
  const { orderId } = difference
  if (!mends || !orderId || !canMend(difference)) return
  try {
    await advance(deps, orderId, lookAtAll)
    const left = await lookAgain(deps, difference)
    if (left) return await noteWhatIsLeft(deps.db, id, { before: difference, left, at: startedAt })
    if (await endFinding(deps.db, id, { outcome: 'mended', at: deps.clock.now() })) counts.mended += 1
  } catch (error) {
    // One that cannot be mended keeps none of the others from being looked at.
    deps.alarm('reconciliation.not_mended', { orderId, reason: reasonOf(error) })
  }
}

const startOfDay = (at: Date) => new Date(`${dayOf(at)}T00:00:00Z`)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
