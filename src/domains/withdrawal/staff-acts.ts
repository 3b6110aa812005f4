import { recordAudit } from '../../platform/audit/audit.ts'
import type { AccountId, WithdrawalId } from '../../shared/ids.ts'
import { findOrderByNumber } from '../orders/index.ts'
import { carryOut } from './carry-out.ts'
import type { WithdrawalMade } from './events.ts'
import { lockWithdrawal, setClosed } from './store.ts'
import { sendMoneyBack, type WithdrawalDeps } from './withdraw.ts'

export type FindOutcome = { ok: true } | { ok: false; reason: 'unknown_order' | 'decided_already' }

/**
 * Somebody of the staff has found out which order was meant: the statement counts from when it was made. What is paid back goes
 * to whoever paid, so a stranger gains nothing from a wrong guess.
 */
export async function findOrderMeant(
  deps: WithdrawalDeps,
  found: { withdrawalId: WithdrawalId; orderNumber: string; by: AccountId },
): Promise<FindOutcome> {
  const orderId = await findOrderByNumber(deps.db, found.orderNumber)
  if (!orderId) return { ok: false, reason: 'unknown_order' }
  const outcome = await deps.db.transaction().execute(async (tx): Promise<FindOutcome> => {
    const withdrawal = await lockWithdrawal(tx, found.withdrawalId)
    if (!withdrawal || withdrawal.orderId || withdrawal.closed)
      return { ok: false, reason: 'decided_already' }
    const { id, madeAt } = withdrawal
    const meant = { orderId, unitIds: null, madeAt, foundBy: found.by, requestKey: id }
    if (!(await carryOut(tx, id, meant, deps.clock.now()))) return { ok: false, reason: 'unknown_order' }
    const event: WithdrawalMade = { type: 'withdrawal_made', withdrawalId: id, orderId, how: 'found' }
    await deps.outbox.emit(tx, event)
    return { ok: true }
  })
  if (outcome.ok) await sendMoneyBack(deps, orderId)
  return outcome
}

/** Somebody has dealt with what does not settle by itself, and says how. @returns false when it was closed before. */
export async function closeWithdrawal(
  { db, clock }: Pick<WithdrawalDeps, 'db' | 'clock'>,
  { withdrawalId, by, note }: { withdrawalId: WithdrawalId; by: AccountId; note: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const withdrawal = await lockWithdrawal(tx, withdrawalId)
    if (!withdrawal || withdrawal.closed) return false
    await setClosed(tx, withdrawalId, { by, note, at: clock.now() })
    await recordAudit(tx, {
      subject: { kind: 'withdrawal', id: withdrawalId },
      action: 'withdrawal.closed',
      actor: { kind: 'staff', id: by },
    })
    return true
  })
}
