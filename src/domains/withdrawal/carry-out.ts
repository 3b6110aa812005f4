import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, UnitId, WithdrawalId } from '../../shared/ids.ts'
import { cancelUnpaid } from '../checkout/index.ts'
import {
  endOrder,
  type LockedOrder,
  lockOrder,
  readWithdrawalFacts,
  setOrderState,
  withdrawalPeriod,
} from '../orders/index.ts'
import { findPayment, payBackUnits } from '../payments/index.ts'
import { type Answer, judgeUnit, needsStaff } from './judge-unit.ts'
import { putAnswers, reopen, setOrder } from './store.ts'

export type ToCarryOut = {
  orderId: OrderId
  /** Null for all of them. */
  unitIds: readonly UnitId[] | null
  madeAt: Date
  /** Who of the staff found the order, where nobody could know it. */
  foundBy: AccountId | null
  /** Names the refund that follows. */
  requestKey: string
  /** It was answered `later` before, and is carried out now. */
  isResumed?: boolean
}

/**
 * Answers a statement key by key, and does what it means, under the order's lock: a seal cannot break in between, and a
 * refund cannot be made twice. Money moves after the commit. @returns false for an order that is not there any more.
 */
export async function carryOut(tx: Tx, id: WithdrawalId, meant: ToCarryOut, now: Date): Promise<boolean> {
  const order = await lockOrder(tx, meant.orderId)
  const facts = await readWithdrawalFacts(tx, meant.orderId)
  if (!order || !facts) return false
  const period = withdrawalPeriod(facts.concludedAt, facts.country)
  // What is not paid has not been concluded.
  const inTime = !order.paid || meant.madeAt < period.endsAt
  const named = order.units.filter((unit) => meant.unitIds === null || meant.unitIds.includes(unit.id))
  const { isResumed = false } = meant
  const about = { inTime, isCompany: facts.isCompany, isPaid: order.paid, isResumed }
  const answers = named.flatMap((unit) => {
    const known = facts.units.get(unit.id)
    return known ? [{ unitId: unit.id, answer: judgeUnit({ ...known, state: unit.state }, about) }] : []
  })
  const actor = { kind: isResumed ? 'system' : 'customer' } as const
  const carried = await act(tx, order, answers, { requestKey: meant.requestKey, actor })
  // Late money for it would bring it back to life.
  if (!order.paid && order.state === 'expired') await setOrderState(tx, order.id, 'cancelled')
  // What still waits was written down when it was answered, and so was its order.
  const news = isResumed ? carried.filter(({ answer }) => answer !== 'later') : carried
  if (isResumed && news.length === 0) return true
  if (!isResumed) await setOrder(tx, id, { id: order.id, inTime, period, foundBy: meant.foundBy })
  await putAnswers(tx, id, news, now)
  // Whoever closed it knew of nothing that was left to them.
  if (isResumed && news.some(({ answer }) => needsStaff(answer))) await reopen(tx, id)
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.withdrawn',
    actor: meant.foundBy ? { kind: 'staff', id: meant.foundBy } : actor,
    details: { withdrawalId: id, inTime, ...countOf(news) },
  })
  return true
}

type Answered = { unitId: UnitId; answer: Answer }

async function act(
  tx: Tx,
  order: LockedOrder,
  answers: readonly Answered[],
  { requestKey, actor }: { requestKey: string; actor: { kind: 'customer' | 'system' } },
): Promise<Answered[]> {
  const unitIds = answers.filter(({ answer }) => answer === 'taken_back').map(({ unitId }) => unitId)
  if (unitIds.length > 0) {
    const asked = { unitIds, reason: 'withdrawal', requestKey, actor } as const
    const paidBack = await payBackUnits(tx, order, asked)
    if (!paidBack.ok) return instead(answers, 'taken_back', 'later')
  }
  if (!answers.some(({ answer }) => answer === 'cancelled')) return [...answers]
  return instead(answers, 'cancelled', await cancel(tx, order))
}

/** Nothing was paid yet: it is over, unless money is just being taken, which then goes back, or is none that was asked for. */
async function cancel(tx: Tx, order: LockedOrder): Promise<'cancelled' | 'later' | 'mismatch'> {
  const payment = await findPayment(tx, order.id)
  if (payment?.state === 'mismatch') return 'mismatch'
  if (order.state !== 'awaiting_choice') return (await cancelUnpaid(tx, order)) ? 'cancelled' : 'later'
  if (payment?.state === 'capturing') return 'later'
  // Whoever was asked about a missing key wants none of the others either: the money is let go whole.
  await endOrder(tx, order, 'cancelled')
  return 'cancelled'
}

const instead = (answers: readonly Answered[], from: Answer, to: Answer): Answered[] =>
  answers.map((each) => (each.answer === from ? { ...each, answer: to } : each))

function countOf(answers: readonly Answered[]): Partial<Record<Answer, number>> {
  const counts: Partial<Record<Answer, number>> = {}
  for (const { answer } of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}
