import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { assert } from '../../shared/errors.ts'
import { type DisputeId, type FraudWarningId, newId, type OrderId, type PaymentId } from '../../shared/ids.ts'
import { isOver } from './dispute.ts'
import type { DisputeFacts, WarningFacts } from './provider.ts'
import type { Payment } from './store.ts'

/** `isReopened`: it was over, and is argued about again, as in an appeal. */
type Told = { id: DisputeId; isNew: boolean; isReopened: boolean; changed: boolean }

/** Writes down what the provider tells of a dispute. The first time and each change are said to the caller. */
export async function noteDispute(tx: Tx, payment: Payment, facts: DisputeFacts): Promise<Told> {
  const before = await tx
    .selectFrom('dispute')
    .select(['id', 'state'])
    .where('provider_id', '=', facts.providerId)
    .executeTakeFirst()
  const id = before?.id ?? newId('dsp')
  const told = {
    state: facts.state,
    amount_minor: facts.amountMinor,
    withdrawn_minor: facts.withdrawnMinor,
    due_at: facts.dueAt,
    closed_at: isOver(facts) ? sql<Date>`now()` : null,
    updated_at: sql<Date>`now()`,
  }
  if (before) {
    const changed = before.state !== facts.state
    const { closed_at, ...rest } = told
    await tx
      .updateTable('dispute')
      .set(changed ? { ...rest, closed_at } : rest)
      .where('id', '=', id)
      .execute()
    return { id, isNew: false, isReopened: isOver(before) && !isOver(facts), changed }
  }
  await tx
    .insertInto('dispute')
    .values({
      ...told,
      id,
      payment_id: payment.id,
      order_id: payment.orderId,
      provider_id: facts.providerId,
      reason: facts.reason,
      network_code: facts.networkCode,
      currency: facts.currency,
      opened_at: facts.openedAt,
    })
    .execute()
  return { id, isNew: true, isReopened: false, changed: true }
}

/** The transaction's own time. */
export async function timeOf(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select now() as at`.execute(tx)
  const [row] = rows
  assert(row, 'a database has a clock')
  return row.at
}

export type FraudWarning = { id: FraudWarningId; actionable: boolean; outcome: WarningOutcome | null }
export type WarningOutcome = NonNullable<DB['fraud_warning']['outcome']>

/** Writes down a warning of the card's bank, once. */
export async function noteWarning(
  tx: Tx,
  payment: Payment,
  facts: WarningFacts,
): Promise<FraudWarning & { isNew: boolean }> {
  const before = await tx
    .updateTable('fraud_warning')
    .set({ actionable: facts.actionable })
    .where('provider_id', '=', facts.providerId)
    .returning(['id', 'actionable', 'outcome'])
    .executeTakeFirst()
  if (before) return { ...before, isNew: false }
  const id = newId('fwn')
  await tx
    .insertInto('fraud_warning')
    .values({
      id,
      payment_id: payment.id,
      order_id: payment.orderId,
      provider_id: facts.providerId,
      kind: facts.kind,
      actionable: facts.actionable,
      opened_at: facts.openedAt,
    })
    .execute()
  return { id, actionable: facts.actionable, outcome: null, isNew: true }
}

export async function endWarning(
  tx: Tx,
  id: FraudWarningId,
  outcome: WarningOutcome,
  decidedBy: string | null,
): Promise<void> {
  await tx
    .updateTable('fraud_warning')
    .set({ outcome, decided_by: decidedBy, decided_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute()
}

export async function findOpenWarning(db: Db, id: FraudWarningId): Promise<OrderId | undefined> {
  const row = await db
    .selectFrom('fraud_warning')
    .select('order_id')
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return row?.order_id
}

export async function listOpenWarnings(db: Db, paymentId: PaymentId): Promise<FraudWarningId[]> {
  const rows = await db
    .selectFrom('fraud_warning')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('outcome', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
