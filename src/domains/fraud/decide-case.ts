import { recordAudit } from '../../platform/audit/audit.ts'
import type { AccountId, RiskCaseId } from '../../shared/ids.ts'
import { lockOrder } from '../orders/index.ts'
import { advance, type PaymentDeps, reasonOf } from '../payments/index.ts'
import { endCase, findCase } from './store.ts'

export type CaseDecision = {
  caseId: RiskCaseId
  decision: 'allow' | 'reject'
  by: AccountId
  /** Why, in words: 3 to 500 characters. */
  note: string
}

/**
 * A human decides: the money is taken and the keys go out, or it is let go (what was taken at once goes back). Under the order's
 * lock, so of two who decide, and of a decision and the end of the time, one counts.
 */
export async function decideCase(
  deps: PaymentDeps,
  { caseId, decision, by, note }: CaseDecision,
): Promise<{ ok: true } | { ok: false; reason: 'decided_already' }> {
  const found = await findCase(deps.db, { id: caseId })
  if (!found) return { ok: false, reason: 'decided_already' }
  const { orderId } = found
  const state = decision === 'allow' ? 'allowed' : 'rejected'
  const decided = await deps.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    // Its buyer was faster.
    if (order?.state === 'cancelled') return false
    if ((await findCase(tx, { id: caseId }))?.due) return false
    if (!(await endCase(tx, caseId, state, { account: by, note }))) return false
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: `order.review_${state}`,
      actor: { kind: 'staff', id: by },
    })
    return true
  })
  if (!decided) return { ok: false, reason: 'decided_already' }
  await advance(deps, orderId).catch((error: unknown) =>
    deps.alarm('risk_case.not_carried_out', { orderId, reason: reasonOf(error) }),
  )
  return { ok: true }
}
