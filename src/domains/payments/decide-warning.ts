import type { AccountId, FraudWarningId, OrderId } from '../../shared/ids.ts'
import { isRefundable, lockOrder } from '../orders/index.ts'
import { advance, type PaymentDeps } from './advance.ts'
import { endWarning, findOpenWarning } from './dispute-store.ts'
import { reasonOf } from './provider.ts'
import { type RefundOutcome, requestRefund } from './request-refund.ts'

export type WarningDecided = {
  warningId: FraudWarningId
  decision: 'refund' | 'keep'
  by: AccountId
  note: string
}

/**
 * What a human makes of a warning: all that is left goes back, before it becomes a dispute, or the money stays and the order
 * goes on.
 */
export async function decideWarning(
  deps: PaymentDeps,
  { warningId, decision, by, note }: WarningDecided,
): Promise<RefundOutcome | { ok: true } | { ok: false; reason: 'decided_already' }> {
  const orderId = await findOpenWarning(deps.db, warningId)
  if (!orderId) return { ok: false, reason: 'decided_already' }
  if (decision === 'keep') {
    await deps.db.transaction().execute(async (tx) => {
      await lockOrder(tx, orderId)
      await endWarning(tx, warningId, 'kept', by)
    })
    await lookAgain(deps, orderId)
    return { ok: true }
  }
  const wish = { kind: 'units' as const, unitIds: await refundableUnits(deps, orderId) }
  // The warning's id is the key of the refund: deciding twice pays once.
  const outcome = await requestRefund(deps, { orderId, wish, requestKey: warningId, by, note })
  if (!outcome.ok) return outcome
  await deps.db.transaction().execute((tx) => endWarning(tx, warningId, 'refunded', by))
  await lookAgain(deps, orderId)
  return outcome
}

async function refundableUnits({ db }: PaymentDeps, orderId: OrderId) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    return (order?.units ?? []).filter(isRefundable).map(({ id }) => id)
  })
}

async function lookAgain(deps: PaymentDeps, orderId: OrderId): Promise<void> {
  await advance(deps, orderId).catch((error: unknown) =>
    deps.alarm('fraud_warning.not_looked_at', { orderId, reason: reasonOf(error) }),
  )
}
