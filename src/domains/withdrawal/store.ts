import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import { type AccountId, newId, type OrderId, type UnitId, type WithdrawalId } from '../../shared/ids.ts'
import type { WithdrawalPeriod } from '../orders/index.ts'
import type { Answer } from './judge-unit.ts'
import { hashFormKey, receiptOf, type Statement, type Withdrawal } from './withdrawal.ts'

/** Undefined when this very form was sent before. */
export async function insertStatement(
  tx: Tx,
  statement: Statement,
  madeAt: Date,
): Promise<WithdrawalId | undefined> {
  const row = await tx
    .insertInto('withdrawal')
    .values({
      id: newId('wdl'),
      form_key: hashFormKey(statement.formKey),
      name: statement.name,
      order_number: statement.orderNumber,
      email: statement.email,
      email_folded: foldEmail(statement.email),
      locale: statement.locale,
      made_at: madeAt,
    })
    .onConflict((conflict) => conflict.column('form_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findByFormKey(db: Db, formKey: string): Promise<WithdrawalId | undefined> {
  const row = await db
    .selectFrom('withdrawal')
    .select('id')
    .where('form_key', '=', hashFormKey(formKey))
    .executeTakeFirst()
  return row?.id
}

export async function setOrder(
  tx: Tx,
  id: WithdrawalId,
  order: { id: OrderId; inTime: boolean; period: WithdrawalPeriod; foundBy: AccountId | null },
): Promise<void> {
  await tx
    .updateTable('withdrawal')
    .set({
      order_id: order.id,
      in_time: order.inTime,
      last_day: order.period.lastDay,
      matched_by: order.foundBy,
    })
    .where('id', '=', id)
    .execute()
}

export async function putAnswers(
  tx: Tx,
  id: WithdrawalId,
  answers: readonly { unitId: UnitId; answer: Answer }[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return
  await tx
    .insertInto('withdrawal_unit')
    .values(
      answers.map(({ unitId, answer }) => ({
        withdrawal_id: id,
        unit_id: unitId,
        answer,
        answered_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['withdrawal_id', 'unit_id']).doUpdateSet((eb) => ({
        answer: eb.ref('excluded.answer'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute()
}

/** One at a time: two of the staff cannot find two orders for one statement. */
export async function lockWithdrawal(tx: Tx, id: WithdrawalId): Promise<Withdrawal | undefined> {
  await tx.selectFrom('withdrawal').select('id').where('id', '=', id).forUpdate().execute()
  return findWithdrawal(tx, id)
}

export async function findWithdrawal(db: Db, id: WithdrawalId): Promise<Withdrawal | undefined> {
  const row = await db.selectFrom('withdrawal').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const units = await db
    .selectFrom('withdrawal_unit')
    .select(['unit_id as unitId', 'answer'])
    .where('withdrawal_id', '=', id)
    .orderBy('unit_id')
    .execute()
  return {
    id: row.id,
    name: row.name,
    orderNumber: row.order_number,
    email: row.email,
    locale: row.locale,
    madeAt: row.made_at,
    orderId: row.order_id,
    lastDay: row.last_day,
    inTime: row.in_time,
    receipt: receiptOf(row),
    closed: row.closed_at && { at: row.closed_at, note: row.note },
    units,
  }
}

export async function setReceipt(tx: Tx, id: WithdrawalId, fate: 'accepted' | 'refused'): Promise<void> {
  const now = sql<Date>`now()`
  await tx
    .updateTable('withdrawal')
    .set(fate === 'accepted' ? { receipt_accepted_at: now } : { receipt_refused_at: now })
    .where('id', '=', id)
    .execute()
}

export async function setClosed(
  tx: Tx,
  id: WithdrawalId,
  closed: { by: AccountId; note: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('withdrawal')
    .set({ closed_at: closed.at, closed_by: closed.by, note: closed.note })
    .where('id', '=', id)
    .execute()
}

/** Something is left to do after all. */
export async function reopen(tx: Tx, id: WithdrawalId): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('withdrawal')
    .set({ closed_at: null, closed_by: null, note: null })
    .where('id', '=', id)
    .where('closed_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await recordAudit(tx, {
    subject: { kind: 'withdrawal', id },
    action: 'withdrawal.reopened',
    actor: { kind: 'system' },
  })
}

/** Statements of which a key still waits for its payment; page by page, after the last one of the page before. */
export async function listWaiting(
  db: Db,
  { after, limit }: { after: WithdrawalId | undefined; limit: number },
): Promise<{ id: WithdrawalId; orderId: OrderId }[]> {
  const rows = await db
    .selectFrom('withdrawal_unit')
    .innerJoin('withdrawal', 'withdrawal.id', 'withdrawal_unit.withdrawal_id')
    .select(['withdrawal.id', 'withdrawal.order_id as orderId'])
    .distinct()
    .where('withdrawal_unit.answer', '=', 'later')
    .where('withdrawal.order_id', 'is not', null)
    .$if(after !== undefined, (query) => query.where('withdrawal.id', '>', after as WithdrawalId))
    .orderBy('withdrawal.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, orderId }) => (orderId ? [{ id, orderId }] : []))
}
