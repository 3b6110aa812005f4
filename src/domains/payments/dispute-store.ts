import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { assert } from '../../shared/errors.ts'
import { type DisputeId, type FraudWarningId, newId, type OrderId, type PaymentId } from '../../shared/ids.ts'
import { asksAgain, canAnswer, isOver, stageOf } from './dispute.ts'
import type { DisputeFacts, WarningFacts } from './provider.ts'
import type { Payment } from './store.ts'

/** `reopened`: it was over, and is argued about again without a question, as in an appeal of the shop's bank. */
type Told = { id: DisputeId; news: 'none' | 'new' | 'changed' | 'asked_again' | 'reopened' }

/** Writes down what the provider tells of a dispute. What of it is news is said to the caller. */
export async function noteDispute(tx: Tx, payment: Payment, facts: DisputeFacts): Promise<Told> {
  const before = await findKnown(tx, facts.providerId)
  if (!before) return { id: await insertDispute(tx, payment, facts), news: 'new' }
  const { id } = before
  const changed = before.state !== facts.state
  const again = asksAgain(
    { ...before, isAnswered: before.isDecided || !(canAnswer(before) || before.state === 'unknown') },
    facts,
  )
  await tx
    .updateTable('dispute')
    .set({
      ...toldOf(facts),
      // The deadline of an answer that was given is kept: by it the next question is known.
      due_at: facts.dueAt ?? before.dueAt,
      ...(changed && { closed_at: closedAt(facts) }),
      // Of a word that nobody knew the stage was a guess.
      ...(before.state === 'unknown' && { stage: stageOf(facts) }),
      ...(again && {
        round: before.round + 1,
        stage: stageOf(facts),
        reminded_hours: null,
        submitted_at: null,
        submitted_by: null,
      }),
    })
    .where('id', '=', id)
    .execute()
  if (again) await overtakeAnswers(tx, id)
  const reopened = isOver(before) && !isOver(facts)
  return { id, news: again ? 'asked_again' : reopened ? 'reopened' : changed ? 'changed' : 'none' }
}

/** What is known of a dispute, and whether its question was answered from here. */
async function findKnown(tx: Tx, providerId: string) {
  return tx
    .selectFrom('dispute')
    .select(['id', 'state', 'stage', 'round', 'due_at as dueAt'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('dispute_evidence as e')
          .select('e.round')
          .whereRef('e.dispute_id', '=', 'dispute.id')
          .whereRef('e.round', '=', 'dispute.round')
          .where('e.state', 'in', ['sending', 'sent', 'accepting', 'accepted']),
      )
        .$castTo<boolean>()
        .as('isDecided'),
    )
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
}

async function insertDispute(tx: Tx, payment: Payment, facts: DisputeFacts): Promise<DisputeId> {
  const id = newId('dsp')
  await tx
    .insertInto('dispute')
    .values({
      ...toldOf(facts),
      id,
      payment_id: payment.id,
      order_id: payment.orderId,
      provider_id: facts.providerId,
      reason: facts.reason,
      network_code: facts.networkCode,
      currency: facts.currency,
      stage: stageOf(facts),
      due_at: facts.dueAt,
      opened_at: facts.openedAt,
      closed_at: closedAt(facts),
    })
    .execute()
  return id
}

const toldOf = (facts: DisputeFacts) => ({
  state: facts.state,
  amount_minor: facts.amountMinor,
  withdrawn_minor: facts.withdrawnMinor,
  updated_at: sql<Date>`now()`,
})

const closedAt = (facts: DisputeFacts) => (isOver(facts) ? sql<Date>`now()` : null)

/** An answer to an earlier question that is still on its way is no answer to this one. */
async function overtakeAnswers(tx: Tx, id: DisputeId): Promise<void> {
  await tx
    .updateTable('dispute_evidence')
    .set({ state: 'overtaken' })
    .where('dispute_id', '=', id)
    .where('state', 'in', ['sending', 'accepting'])
    .execute()
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
