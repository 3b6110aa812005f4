import { assert } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { isRefundable, markRefunded, markSettled, oweAgain, takeBackUnits } from '../orders/index.ts'
import { isArgued } from './dispute.ts'
import type { RefundFacts } from './provider.ts'
import { isActive, judgeRefund, leftToRefund } from './refund.ts'
import { insertRefund, listRefunds, type Refund, setRefundState } from './refund-store.ts'
import type { NextStep, Settlement } from './settle.ts'
import { setPaymentState } from './store.ts'

/** What the provider tells of money on its way back: of ours, and of what others began there. */
export async function noteRefunds(settlement: Settlement): Promise<void> {
  const { tx, payment, facts } = settlement
  // What came back makes room for what was sent instead, in whichever order the provider tells them.
  const isOver = ({ state }: RefundFacts) => state === 'failed' || state === 'canceled'
  const endedFirst = facts.refunds.toSorted((one, other) => Number(isOver(other)) - Number(isOver(one)))
  for (const told of endedFirst) {
    const ours = (await listRefunds(tx, payment.id)).find(
      ({ id, providerId }) => id === told.refundId || providerId === told.providerId,
    )
    if (ours) await noteRefund(settlement, ours, told)
    else await importRefund(settlement, told)
  }
}

async function noteRefund({ tx, deps, order }: Settlement, refund: Refund, told: RefundFacts): Promise<void> {
  const step = judgeRefund(refund, told)
  if (step === 'nothing') return
  const details = { orderId: order.id, refundId: refund.id }
  if (step === 'contradicts' || told.state === 'unknown')
    return deps.alarm(told.state === 'unknown' ? 'refund.unknown_state' : 'refund.changed_its_mind', details)
  await setRefundState(tx, refund.id, { state: told.state, providerId: told.providerId })
  if (step === 'arrived') await markRefunded(tx, deps.outbox, order, refund)
  if (step === 'came_back') await oweAgain(tx, order, refund.unitIds)
  if (step === 'came_back' || step === 'failed') deps.alarm(`refund.${step}`, details)
}

/**
 * Somebody pressed a button at the provider. When that is all the money that was left, it is the money of every unit;
 * a part of it could be anybody's, so nothing is guessed and a human is told.
 */
async function importRefund(settlement: Settlement, told: RefundFacts): Promise<void> {
  const { tx, deps, order, payment, facts } = settlement
  if (told.state === 'unknown') return deps.alarm('refund.unknown_state', { orderId: order.id })
  const isOver = told.state === 'failed' || told.state === 'canceled'
  if (!isOver) await makeRoom(settlement, told.amountMinor)
  const left = leftToRefund(facts.capturedMinor, await listRefunds(tx, payment.id))
  const units = !isOver && told.amountMinor >= left ? order.units.filter(isRefundable) : []
  const unitIds = units.map(({ id }) => id)
  const id = await insertRefund(tx, {
    payment,
    amountMinor: told.amountMinor,
    unitIds,
    reason: 'elsewhere',
    origin: 'provider',
    state: told.state,
    providerId: told.providerId,
  })
  deps.alarm('refund.made_elsewhere', { orderId: order.id, refundId: id })
  await takeBackUnits(tx, order, unitIds, { to: 'refund_due', reason: 'refunded', actor: { kind: 'system' } })
  if (told.state === 'succeeded')
    await markRefunded(tx, deps.outbox, order, { id, unitIds, amountMinor: told.amountMinor })
}

/** Refunds that nobody has sent yet give way to money that has already gone: together they would be too much. */
export async function makeRoom({ tx, payment, facts }: Settlement, amountMinor: number): Promise<void> {
  const refunds = await listRefunds(tx, payment.id)
  let left = leftToRefund(facts.capturedMinor, refunds)
  const told = new Set(facts.refunds.map(({ refundId }) => refundId))
  for (const refund of refunds.filter(({ state, id }) => state === 'requested' && !told.has(id))) {
    if (left >= amountMinor) return
    await setRefundState(tx, refund.id, { state: 'canceled', providerId: null })
    left += refund.amountMinor
  }
}

/** Units that are owed their money get a refund, once; what went back by other ways is not paid twice. */
export async function payBackDue({ tx, order, payment, facts }: Settlement, reason: string): Promise<void> {
  const due = order.units.filter(({ state }) => state === 'refund_due')
  const refunds = await listRefunds(tx, payment.id)
  const leftMinor = leftToRefund(facts.capturedMinor, refunds)
  // What failed waits for a human, as long as there is money left to send.
  const stands = leftMinor > 0 ? (refund: Refund) => !gaveWay(refund) : isActive
  const covered = refunds.filter(stands).flatMap(({ unitIds }) => unitIds)
  const open = due.filter(({ id }) => !covered.includes(id))
  if (open.length === 0) return
  assert(facts.capturedMinor > 0, 'a refund of money that was not taken')
  const wanted = open.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  const amountMinor = Math.min(wanted, leftMinor)
  const unitIds: UnitId[] = open.map(({ id }) => id)
  if (amountMinor > 0) await insertRefund(tx, { payment, amountMinor, unitIds, reason })
  else await markSettled(tx, order, unitIds)
}

export const gaveWay = ({ state, providerId, origin }: Refund) =>
  origin === 'shop' && state === 'canceled' && providerId === null

/** The payment is called what has come of its money. */
export async function namePayment({ tx, payment, facts }: Settlement): Promise<void> {
  const back = (await listRefunds(tx, payment.id)).filter(({ state }) => state === 'succeeded')
  const backMinor = back.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const state =
    backMinor === 0 ? 'captured' : backMinor >= facts.capturedMinor ? 'refunded' : 'partially_refunded'
  if (state !== payment.state) await setPaymentState(tx, payment.id, state)
}

/** While a bank holds the money nothing is sent: it would go back twice. */
export async function nextRefund({ tx, payment, facts }: Settlement): Promise<NextStep> {
  if (facts.disputes.some(isArgued)) return { do: 'nothing' }
  const told = new Set(facts.refunds.map(({ refundId }) => refundId))
  const unsent = (await listRefunds(tx, payment.id)).find(
    ({ id, state }) => state === 'requested' && !told.has(id),
  )
  if (!unsent) return { do: 'nothing' }
  assert(facts.intentId, 'captured without an intent')
  return { do: 'refund', intentId: facts.intentId, refund: unsent }
}
