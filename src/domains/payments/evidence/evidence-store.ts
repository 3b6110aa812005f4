import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { AccountId, DisputeId, OrderId, PaymentId } from '../../../shared/ids.ts'
import type { DisputeStage } from '../dispute.ts'
import type { Authentication } from '../provider.ts'
import { priorDays } from './compelling.ts'
import type { Evidence } from './provider.ts'

export type DisputeRow = {
  id: DisputeId
  orderId: OrderId
  paymentId: PaymentId
  providerId: string | null
  state: DB['dispute']['state']
  stage: DisputeStage
  /** How often the bank has asked, this time included. */
  round: number
  reason: string
  networkCode: string | null
  amountMinor: number
  currency: string
  dueAt: Date | null
  openedAt: Date
  submittedAt: Date | null
  closedAt: Date | null
}

export async function findDispute(db: Db, id: DisputeId): Promise<DisputeRow | undefined> {
  return db
    .selectFrom('dispute')
    .select([
      'id',
      'state',
      'stage',
      'round',
      'reason',
      'currency',
      'order_id as orderId',
      'payment_id as paymentId',
    ])
    .select(['provider_id as providerId', 'network_code as networkCode', 'amount_minor as amountMinor'])
    .select(['due_at as dueAt', 'opened_at as openedAt', 'submitted_at as submittedAt'])
    .select('closed_at as closedAt')
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What is frozen: the documents are named beside it. */
export type FrozenEvidence = Pick<Evidence, 'fields' | 'compelling'>

export type AnswerState = DB['dispute_evidence']['state']
export type Answer = {
  round: number
  stage: DisputeStage
  state: AnswerState
  words: string
  frozen: FrozenEvidence | null
  receiptFile: string | null
  ledgerFile: string | null
  decidedAt: Date | null
  decidedBy: string | null
  savedAt: Date
}

/** The answers to a dispute, the latest first: one for each time that the bank has asked, where somebody began one. */
export async function listAnswers(db: Db, id: DisputeId): Promise<Answer[]> {
  const rows = await db
    .selectFrom('dispute_evidence')
    .select(['round', 'stage', 'state', 'words', 'fields'])
    .select(['receipt_file as receiptFile', 'ledger_file as ledgerFile'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy', 'saved_at as savedAt'])
    .where('dispute_id', '=', id)
    .orderBy('round', 'desc')
    .execute()
  return rows.map(({ fields, ...rest }) => ({ ...rest, frozen: fields as FrozenEvidence | null }))
}

/** The answer to what the bank asks now. */
export async function findAnswer(
  db: Db,
  { id, round }: Pick<DisputeRow, 'id' | 'round'>,
): Promise<Answer | undefined> {
  return (await listAnswers(db, id)).find((answer) => answer.round === round)
}

/** Under the order's lock. @returns false when the answer to this question was decided before. */
export async function putDraft(
  tx: Tx,
  { id, orderId, round, stage }: DisputeRow,
  { words, by }: { words: string; by: AccountId },
): Promise<boolean> {
  const draft = { words, saved_by: by, saved_at: sql<Date>`now()` }
  const row = await tx
    .insertInto('dispute_evidence')
    .values({ ...draft, dispute_id: id, round, stage, order_id: orderId, state: 'draft' })
    .onConflict((conflict) =>
      conflict
        .columns(['dispute_id', 'round'])
        .doUpdateSet({ ...draft, state: 'draft', fields: null, decided_at: null, decided_by: null })
        .where('dispute_evidence.state', 'in', ['draft', 'refused']),
    )
    .returning('dispute_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Under the order's lock, after `putDraft`: from here on nobody changes it. */
export async function freeze(
  tx: Tx,
  { id, round }: Pick<DisputeRow, 'id' | 'round'>,
  decision: { state: 'sending' | 'accepting'; frozen: FrozenEvidence | null; by: AccountId },
): Promise<void> {
  await tx
    .updateTable('dispute_evidence')
    .set({
      state: decision.state,
      fields: decision.frozen && JSON.stringify(decision.frozen),
      decided_by: decision.by,
      decided_at: sql<Date>`now()`,
    })
    .where('dispute_id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'draft')
    .execute()
}

export async function noteFile(
  db: Db,
  { id, round }: Pick<DisputeRow, 'id' | 'round'>,
  column: 'receipt_file' | 'ledger_file',
  file: string,
): Promise<void> {
  await db
    .updateTable('dispute_evidence')
    .set({ [column]: file })
    .where('dispute_id', '=', id)
    .where('round', '=', round)
    .where(column, 'is', null)
    .execute()
}

/** @returns false when another process has noted it. */
export async function settleAnswer(
  tx: Tx,
  { id, round }: Pick<DisputeRow, 'id' | 'round'>,
  state: 'sent' | 'accepted' | 'refused',
): Promise<boolean> {
  const row = await tx
    .updateTable('dispute_evidence')
    .set({ state, settled_at: sql<Date>`now()` })
    .where('dispute_id', '=', id)
    .where('round', '=', round)
    // What was overtaken on its way may have got there before.
    .where(
      'state',
      'in',
      state === 'refused' ? ['sending', 'accepting'] : ['sending', 'accepting', 'overtaken'],
    )
    .returning('decided_by')
    .executeTakeFirst()
  if (row && state === 'sent')
    await tx
      .updateTable('dispute')
      .set({ submitted_at: sql<Date>`now()`, submitted_by: row.decided_by })
      .where('id', '=', id)
      .where('round', '=', round)
      .execute()
  return row !== undefined
}

/** Answers that were decided and did not arrive, the oldest first. */
export async function listUnsentAnswers(db: Db, quietSeconds: number, limit: number): Promise<DisputeId[]> {
  const rows = await db
    .selectFrom('dispute_evidence')
    .select('dispute_id')
    .where('state', 'in', ['sending', 'accepting'])
    .where('decided_at', '<', sql<Date>`now() - make_interval(secs => ${quietSeconds})`)
    .orderBy('decided_at')
    .limit(limit)
    .execute()
  return rows.map(({ dispute_id }) => dispute_id)
}

/** What the card's bank said of who paid. */
export async function findAuthentication(
  db: Db,
  { paymentId }: Pick<DisputeRow, 'paymentId'>,
): Promise<Authentication | null> {
  const row = await db
    .selectFrom('payment')
    .select(['authentication as result', 'authentication_eci as eci', 'authentication_exempted as exempted'])
    .where('id', '=', paymentId)
    .executeTakeFirst()
  return row?.result ? { result: row.result, eci: row.eci, exempted: row.exempted ?? false } : null
}

export type EarlierPayment = { orderId: OrderId; chargeId: string; paidAt: Date }

/** Payments of the same card within the days that count, which no bank and no warning has doubted. */
export async function listEarlierPayments(
  db: Db,
  { paymentId, openedAt }: DisputeRow,
): Promise<EarlierPayment[]> {
  const { rows } = await sql<EarlierPayment>`
    select p.order_id as "orderId", p.charge_id as "chargeId", coalesce(p.decided_at, p.created_at) as "paidAt"
    from shop.payment p
    join shop.payment disputed on disputed.card_fingerprint = p.card_fingerprint and disputed.id <> p.id
    where disputed.id = ${paymentId} and p.charge_id is not null and p.state in ('captured', 'partially_refunded')
      and coalesce(p.decided_at, p.created_at)
        between ${openedAt}::timestamptz - make_interval(days => ${priorDays.to})
          and ${openedAt}::timestamptz - make_interval(days => ${priorDays.from})
      and not exists (select from shop.dispute d where d.payment_id = p.id)
      and not exists (select from shop.fraud_warning w where w.payment_id = p.id)
    order by 3 desc
    limit 50`.execute(db)
  return rows
}

export type Forgotten = { id: DisputeId; orderId: OrderId; dueAt: Date; hoursLeft: number }

/** Unanswered disputes whose deadline is so near and of which nobody was reminded at this distance; locked until the commit. */
export async function takeForgotten(tx: Tx, hours: number): Promise<Forgotten[]> {
  const { rows } = await sql<Forgotten>`
    select d.id, d.order_id as "orderId", d.due_at as "dueAt",
      extract(epoch from d.due_at - now())::float8 / 3600 as "hoursLeft"
    from shop.dispute d
    where d.state like '%needs_response' and d.due_at between now() and now() + make_interval(hours => ${hours})
      and (d.reminded_hours is null or (d.reminded_hours = 72 and d.due_at <= now() + interval '24 hours'))
      and not exists (
        select from shop.dispute_evidence e
        where e.dispute_id = d.id and e.round = d.round and e.state in ('sending', 'sent', 'accepting', 'accepted'))
    order by d.due_at
    for update of d skip locked`.execute(tx)
  return rows
}

export async function noteReminded(tx: Tx, id: DisputeId, hours: 72 | 24): Promise<void> {
  await tx.updateTable('dispute').set({ reminded_hours: hours }).where('id', '=', id).execute()
}
