import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, RefundId, UnitId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { isRefundable, type LockedOrder, lockOrder, markSettled, takeBackUnits } from '../orders/index.ts'
import { advance, type PaymentDeps } from './advance.ts'
import { reasonOf } from './provider.ts'
import { isActive, isSentElsewhere, leftToRefund } from './refund.ts'
import { findRefundByKey, insertRefund, listRefunds, type NewRefund, type Refund } from './refund-store.ts'
import { findPayment, hasOpenDispute, type Payment } from './store.ts'

/** What staff pay back: whole units, whose keys are then taken back too, or an amount as a gesture. */
export type RefundWish =
  | { kind: 'units'; unitIds: readonly UnitId[] }
  | { kind: 'gesture'; amountMinor: number }
  /** Sends the money of a refund that failed or came back once more. */
  | { kind: 'again'; refundId: RefundId }
  /** Says that the money of such a refund was sent by other means, such as a bank transfer. */
  | { kind: 'outside'; refundId: RefundId }

export type RefundRequested = {
  orderId: OrderId
  wish: RefundWish
  /** Drawn with the form: pressing twice makes one refund. It names nothing but refunds of this order by staff. */
  requestKey: string
  by: AccountId
  /** Why, in words, for the history: 1 to 500 characters. */
  note: string
}

export type RefundOutcome =
  | { ok: true; refundId: RefundId; seen: number }
  /** `asked_otherwise`: this very form was sent before, and said something else. */
  | { ok: false; reason: 'not_captured' | 'disputed' | 'nothing_to_refund' | 'asked_otherwise' }
  | { ok: false; reason: 'too_much'; left: Money }

/**
 * A refund by staff: decided and written under the order's lock, then sent; what fails on the way is sent again by the sweep.
 * Sealed keys return to stock at once, seen ones are revoked (`seen` says how many).
 */
export async function requestRefund(deps: PaymentDeps, request: RefundRequested): Promise<RefundOutcome> {
  const outcome = await deps.db.transaction().execute((tx) => decide(tx, request))
  if (!outcome.ok) return outcome
  await advance(deps, request.orderId).catch((error: unknown) =>
    deps.alarm('refund.not_sent_yet', { orderId: request.orderId, reason: reasonOf(error) }),
  )
  return outcome
}

async function decide(tx: Tx, request: RefundRequested): Promise<RefundOutcome> {
  const order = await lockOrder(tx, request.orderId)
  const payment = order && (await findPayment(tx, order.id))
  if (!order || !payment || payment.capturedMinor === 0) return { ok: false, reason: 'not_captured' }
  const refunds = await listRefunds(tx, payment.id)
  const firstId = await findRefundByKey(tx, order.id, keyOf(request))
  const first = refunds.find(({ id }) => id === firstId)
  if (first) {
    if (!isAskedAgain(order, refunds, first, request.wish)) return { ok: false, reason: 'asked_otherwise' }
    return { ok: true, refundId: first.id, seen: 0 }
  }
  if (await hasOpenDispute(tx, payment.id)) return { ok: false, reason: 'disputed' }
  const plan = planRefund(order, payment, refunds, request.wish)
  if (!plan.ok) return plan
  const actor = { kind: 'staff' as const, id: request.by }
  const seen = await takeBackUnits(tx, order, plan.unitIds, { to: 'refund_due', reason: 'refunded', actor })
  const refundId = await insertRefund(tx, { ...refundOf(request, plan), payment })
  if (request.wish.kind === 'outside') await markSettled(tx, order, plan.unitIds)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'refund.requested',
    actor,
    details: { refundId, amountMinor: plan.amountMinor, units: plan.unitIds.length, seen: seen.length },
  })
  return { ok: true, refundId, seen: seen.length }
}

/** What a form says can name no refund of the shop itself, whose keys are its own, nor one of another order. */
const keyOf = ({ orderId, requestKey }: RefundRequested) => `staff-${orderId}-${requestKey}`

/** Pure rule: whether the form that made `first` says the same once more. Units are, when none of them could still be paid back. */
function isAskedAgain(
  { units }: Pick<LockedOrder, 'units'>,
  refunds: readonly Refund[],
  first: Refund,
  wish: RefundWish,
): boolean {
  switch (wish.kind) {
    case 'gesture':
      return first.reason === 'gesture' && first.amountMinor === wish.amountMinor
    case 'units':
      return (
        first.unitIds.length > 0 &&
        !units.some((unit) => wish.unitIds.includes(unit.id) && isRefundable(unit))
      )
    case 'again':
    case 'outside': {
      const failed = refunds.find(({ id }) => id === wish.refundId)
      const isOutside = first.reason === 'outside'
      return (
        failed !== undefined && first.insteadOf === rootOf(failed) && isOutside === (wish.kind === 'outside')
      )
    }
  }
}

const rootOf = ({ id, insteadOf }: Refund) => insteadOf ?? id

type Planned = { amountMinor: number; unitIds: readonly UnitId[]; insteadOf?: Refund }
type Plan = { ok: true } & Planned

/** Pure rule: how much goes back for which units, never more than is left of what was taken. */
export function planRefund(
  order: Pick<LockedOrder, 'units'>,
  payment: Pick<Payment, 'capturedMinor' | 'currency'>,
  refunds: readonly Refund[],
  wish: RefundWish,
): Plan | Extract<RefundOutcome, { ok: false }> {
  const leftMinor = leftToRefund(payment.capturedMinor, refunds)
  const plan = wished(order, refunds, wish, leftMinor)
  if (!plan || plan.amountMinor <= 0) return { ok: false, reason: 'nothing_to_refund' }
  if (plan.amountMinor > leftMinor)
    return { ok: false, reason: 'too_much', left: money(leftMinor, payment.currency) }
  return { ok: true, ...plan }
}

function wished(
  order: Pick<LockedOrder, 'units'>,
  refunds: readonly Refund[],
  wish: RefundWish,
  leftMinor: number,
): Planned | undefined {
  switch (wish.kind) {
    case 'gesture':
      return { amountMinor: wish.amountMinor, unitIds: [] }
    case 'units': {
      const units = order.units.filter((unit) => wish.unitIds.includes(unit.id) && isRefundable(unit))
      const amountMinor = units.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
      return { amountMinor, unitIds: units.map(({ id }) => id) }
    }
    case 'again':
    case 'outside': {
      const failed = refunds.find(({ id }) => id === wish.refundId)
      if (!failed || isActive(failed) || isSentElsewhere(failed, refunds)) return undefined
      // A part of it may have gone back by another way meanwhile.
      const amountMinor = Math.min(failed.amountMinor, leftMinor)
      return { amountMinor, unitIds: failed.unitIds, insteadOf: failed }
    }
  }
}

const refundOf = (
  request: RefundRequested,
  { amountMinor, unitIds, insteadOf }: Plan,
): Omit<NewRefund, 'payment'> => ({
  amountMinor,
  unitIds,
  reason: reasonFor(request.wish, insteadOf),
  state: request.wish.kind === 'outside' ? 'succeeded' : 'requested',
  requestKey: keyOf(request),
  requestedBy: request.by,
  note: request.note,
  ...(insteadOf && { insteadOf: rootOf(insteadOf) }),
})

/** VAT that is sent once more is still VAT: its buyer keeps the keys, and the sale is invoiced anew. */
function reasonFor({ kind }: RefundWish, insteadOf: Refund | undefined): string {
  if (kind === 'gesture' || kind === 'outside') return kind
  return insteadOf?.reason === 'vat' ? 'vat' : 'staff'
}
