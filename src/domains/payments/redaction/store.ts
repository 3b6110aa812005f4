import { type Selectable, sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import { type AccountId, newId, type OrderId, type PaymentId, type RedactionId } from '../../../shared/ids.ts'

export type RedactionState = Selectable<DB['redaction']>['state']

export type DueRedaction = {
  id: RedactionId
  paymentId: PaymentId
  state: RedactionState
  jobId: string | null
  round: number
  tries: number
  sessionId: string | null
  intentId: string | null
}

export type OpenRedaction = {
  id: string
  orderId: OrderId
  intentId: string | null
  state: RedactionState
  reason: string | null
  requestedAt: Date
  nextAt: Date
}

// The provider will not, or not for now: somebody may do it in its own pages.
const waitForHumans = ['unavailable', 'refused'] as const satisfies RedactionState[]

// Until then a bank may take the money back, and a redacted payment cannot be defended or refunded: Stripe says that its
// disputes are lost by themselves. Card networks give 120 days (https://docs.stripe.com/disputes/how-disputes-work).
const disputeDays = 120

/**
 * In the transaction that erases a person: asks for their payments to be redacted at the provider, at once where no money
 * was taken, else when it can no longer be disputed. A payment that was asked for before is not asked for again.
 */
export async function requestRedactions(tx: Tx, orderIds: readonly OrderId[], now: Date): Promise<void> {
  if (orderIds.length === 0) return
  const payments = await tx
    .selectFrom('payment')
    .select(['id', 'order_id', 'captured_minor', 'created_at'])
    .where('order_id', 'in', orderIds)
    .where('session_id', 'is not', null)
    .execute()
  for (const { id, order_id, captured_minor, created_at } of payments) {
    const safe = new Date(created_at.getTime() + disputeDays * 86_400_000)
    await tx
      .insertInto('redaction')
      .values({
        id: newId('red'),
        payment_id: id,
        order_id,
        requested_at: now,
        next_at: captured_minor > 0 && safe > now ? safe : now,
      })
      .onConflict((conflict) => conflict.column('payment_id').doNothing())
      .execute()
  }
}

/**
 * Takes what is due, each for a while: a process that dies in between leaves it to the next one, and two never work on the
 * same one. What is asked of the provider carries a key, should the first only have been slow.
 */
export async function takeDue(
  db: Db,
  now: Date,
  { leaseSeconds, limit }: { leaseSeconds: number; limit: number },
): Promise<DueRedaction[]> {
  const { rows } = await sql<DueRedaction>`
    update shop.redaction r set next_at = ${new Date(now.getTime() + leaseSeconds * 1000)}
    from shop.payment p
    where p.id = r.payment_id and r.id in (
      select id from shop.redaction
      where next_at <= ${now} and state in ('requested', 'running', 'refused')
      order by next_at limit ${limit} for update skip locked)
    returning r.id, r.payment_id as "paymentId", r.state, r.job_id as "jobId", r.round, r.tries,
      p.session_id as "sessionId", p.intent_id as "intentId"`.execute(db)
  return rows
}

export type RedactionNote = {
  state: RedactionState
  jobId?: string | null
  round?: number
  reason: string | null
  tries: number
  nextAt: Date
}

export async function noteRedaction(db: Db, id: RedactionId, note: RedactionNote, now: Date): Promise<void> {
  const { state, jobId, round, reason, tries, nextAt } = note
  await db
    .updateTable('redaction')
    .set({
      state,
      reason,
      tries,
      next_at: nextAt,
      ...(jobId !== undefined && { job_id: jobId }),
      ...(round !== undefined && { round }),
      ...(state === 'redacted' && { done_at: now }),
    })
    .where('id', '=', id)
    // Whoever did it by hand meanwhile is right.
    .where('done_at', 'is', null)
    .execute()
}

/** What has not come to rest, the oldest first: shown to staff with the state that it is in. */
export async function listOpenRedactions(db: Db, limit = 100): Promise<OpenRedaction[]> {
  return db
    .selectFrom('redaction')
    .innerJoin('payment', 'payment.id', 'redaction.payment_id')
    .select([
      'redaction.id',
      'redaction.order_id as orderId',
      'payment.intent_id as intentId',
      'redaction.state',
      'redaction.reason',
      'redaction.requested_at as requestedAt',
      'redaction.next_at as nextAt',
    ])
    .where('redaction.done_at', 'is', null)
    .orderBy('redaction.requested_at')
    .limit(limit)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, orderId: row.orderId as OrderId })))
}

/** History tells who recorded it. @returns false when there is nothing to record: it is done, or the shop is still at it. */
export async function recordRedactedByHand(
  tx: Tx,
  id: RedactionId,
  by: AccountId,
  now: Date,
): Promise<boolean> {
  const redaction = await tx
    .updateTable('redaction')
    .set({ state: 'by_hand', done_at: now, recorded_by: by })
    .where('id', '=', id)
    .where('state', 'in', waitForHumans)
    .returning('order_id')
    .executeTakeFirst()
  if (!redaction) return false
  await recordAudit(tx, {
    subject: { kind: 'order', id: redaction.order_id },
    action: 'privacy.redacted_by_hand',
    actor: { kind: 'staff', id: by },
    details: { redaction: id },
  })
  return true
}

/** How many a human has to do in the provider's own pages. */
export async function countRedactionsByHand(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('redaction')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', waitForHumans)
    .executeTakeFirstOrThrow()
  return count
}

/** From when on the provider's facts of a payment may be blank, and say nothing about it any more. */
export async function mayBeRedacted(db: Db, paymentId: PaymentId): Promise<boolean> {
  const row = await db
    .selectFrom('redaction')
    .select('state')
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  return row !== undefined && ['running', 'redacted', 'by_hand'].includes(row.state)
}
