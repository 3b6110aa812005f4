import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { newId, type OrderId, type PaymentId } from '../../shared/ids.ts'
import { openStates, type PaymentState } from './payment.ts'
import type { FactsAbout, PaymentFacts } from './provider.ts'
import { listUnbooked, settledColumns } from './settled.ts'

export type Payment = {
  id: PaymentId
  orderId: OrderId
  state: PaymentState
  amountMinor: number
  capturedMinor: number
  currency: string
  sessionId: string | null
  sessionUrl: string | null
  intentId: string | null
  cardLast4: string | null
  /** Which country's bank issued the card. */
  cardCountry: string | null
}

const columns = [
  'id',
  'order_id as orderId',
  'state',
  'amount_minor as amountMinor',
  'captured_minor as capturedMinor',
  'currency',
  'session_id as sessionId',
  'session_url as sessionUrl',
  'intent_id as intentId',
  'card_last4 as cardLast4',
  'card_country as cardCountry',
] as const

/** The payment that counts for an order: there is one per order as long as it is open, and later the last one. */
export async function findPayment(db: Db, orderId: OrderId): Promise<Payment | undefined> {
  return db
    .selectFrom('payment')
    .select(columns)
    .where('order_id', '=', orderId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Of what there are rows: the provider is asked how they stand. Apart from the payment, which its buyer may read. */
export async function readKnown(db: Db, paymentId: PaymentId): Promise<FactsAbout> {
  const { rows } = await sql<FactsAbout>`
    select
      exists (select from shop.refund where payment_id = ${paymentId}) as refunds,
      exists (select from shop.dispute where payment_id = ${paymentId}) as disputes,
      exists (select from shop.fraud_warning where payment_id = ${paymentId}) as warnings`.execute(db)
  return rows[0] ?? { refunds: false, disputes: false, warnings: false }
}

/** Written in the transaction that places the order, before the provider hears of it. */
export async function insertPayment(
  tx: Tx,
  payment: { orderId: OrderId; amountMinor: number; currency: string },
): Promise<PaymentId> {
  const id = newId('pay')
  await tx
    .insertInto('payment')
    .values({
      id,
      order_id: payment.orderId,
      attempt: 1,
      state: 'new',
      amount_minor: payment.amountMinor,
      currency: payment.currency,
    })
    .execute()
  return id
}

/** Under the order's lock. A page is written down even if the payment ended meanwhile, so that money on it is known. */
export async function setSession(
  tx: Tx,
  paymentId: PaymentId,
  session: { sessionId: string; url: string },
): Promise<void> {
  await tx
    .updateTable('payment')
    .set({
      session_id: session.sessionId,
      session_url: session.url,
      state: sql`case state when 'new' then 'session_open' else state end`,
    })
    .where('id', '=', paymentId)
    .where('session_id', 'is', null)
    .execute()
}

export async function setPaymentState(tx: Tx, paymentId: PaymentId, state: PaymentState): Promise<void> {
  const decided = state === 'capturing' || state === 'voiding'
  await tx
    .updateTable('payment')
    .set({ state, ...(decided && { decided_at: sql<Date>`now()` }) })
    .where('id', '=', paymentId)
    .execute()
}

/** What the facts tell beyond the state. */
export async function noteFacts(tx: Tx, paymentId: PaymentId, facts: PaymentFacts): Promise<void> {
  await tx
    .updateTable('payment')
    .set({
      checked_at: sql<Date>`now()`,
      intent_id: facts.intentId,
      charge_id: facts.chargeId,
      method: facts.method,
      card_brand: unlessErased(facts.card?.brand),
      card_last4: unlessErased(facts.card?.last4),
      card_country: unlessErased(facts.card?.country),
      card_fingerprint: unlessErased(facts.card?.fingerprint),
      authentication: unlessErased(facts.authentication?.result),
      authentication_eci: unlessErased(facts.authentication?.eci),
      authentication_exempted: sql<
        boolean | null
      >`${unlessErased(facts.authentication && String(facts.authentication.exempted))}::boolean`,
      capture_before: facts.captureBefore,
      captured_minor: facts.capturedMinor,
      ...(facts.settled && settledColumns(facts.settled)),
    })
    .where('id', '=', paymentId)
    .execute()
}

/** A late event must not bring back what an erasure has taken. */
function unlessErased(value: string | null | undefined) {
  return sql<string | null>`case when not exists (
    select from shop.redaction r where r.payment_id = payment.id) then ${value ?? null}::text end`
}

export async function noteMismatch(tx: Tx, paymentId: PaymentId, mismatch: string): Promise<void> {
  await tx.updateTable('payment').set({ state: 'mismatch', mismatch }).where('id', '=', paymentId).execute()
}

/**
 * The inbox. `isNew` is false when the event was there already; `accompanied` tells that another event of the same order
 * came within these seconds and was not looked at yet.
 */
export async function insertEvent(
  tx: Tx,
  event: {
    id: string
    type: string
    objectId: string
    orderId: OrderId | null
    createdAt: Date
    outcome?: string
  },
  seconds: number,
): Promise<{ isNew: boolean; accompanied: boolean }> {
  const inserted = await tx
    .insertInto('payment_event')
    .values({
      id: event.id,
      type: event.type,
      object_id: event.objectId,
      order_id: event.orderId,
      created_at: event.createdAt,
      ...(event.outcome && { outcome: event.outcome, handled_at: sql<Date>`now()` }),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(
      sql<boolean>`exists (
        select from shop.payment_event other
        where other.order_id = ${event.orderId} and other.handled_at is null
          and other.received_at > now() - make_interval(secs => ${seconds}))`.as('accompanied'),
    )
    .executeTakeFirst()
  return { isNew: inserted !== undefined, accompanied: inserted?.accompanied ?? false }
}

export async function listOpenEvents(db: Db, orderId: OrderId): Promise<{ id: string; type: string }[]> {
  return db
    .selectFrom('payment_event')
    .select(['id', 'type'])
    .where('order_id', '=', orderId)
    .where('handled_at', 'is', null)
    .execute()
}

/** Whether there is anything to look at: an event that nobody handled, or a payment that is not at its end. */
export async function hasNews(db: Db, orderId: OrderId): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`
    select exists (select from shop.payment_event where order_id = ${orderId} and handled_at is null)
      or exists (select from shop.payment where order_id = ${orderId} and state in (${sql.join([...openStates])})) as news`.execute(
    db,
  )
  return rows[0]?.news ?? false
}

export async function hasOpenDispute(db: Db, paymentId: PaymentId): Promise<boolean> {
  const row = await db
    .selectFrom('dispute')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`state not like 'warning%'`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a bank argues about any payment of an order, or asks about it. */
export async function isDisputed(db: Db, orderId: OrderId): Promise<boolean> {
  const row = await db
    .selectFrom('dispute')
    .select('id')
    .where('order_id', '=', orderId)
    .where('closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The orders about whose payments a bank argues or asks. */
export async function listDisputedOrders(db: Db): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('dispute')
    .select('order_id')
    .distinct()
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(({ order_id }) => order_id)
}

/** In the transaction that recorded what the events were about: those that came before the facts were read. */
export async function markEventsHandled(tx: Tx, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return
  await tx
    .updateTable('payment_event')
    .set({ handled_at: sql<Date>`now()`, outcome: 'advanced' })
    .where('id', 'in', eventIds)
    .execute()
}

/** Of an order that is not here: after so long its events are looked at no more. @returns how many were given up. */
export async function giveUpEvents(db: Db, orderId: OrderId, minutes: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('payment_event')
    .set({ handled_at: sql<Date>`now()`, outcome: 'orphan' })
    .where('order_id', '=', orderId)
    .where('handled_at', 'is', null)
    .where('received_at', '<', sql<Date>`now() - make_interval(mins => ${minutes})`)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function findOrderByIntent(db: Db, intentId: string): Promise<OrderId | undefined> {
  const row = await db
    .selectFrom('payment')
    .select('order_id')
    .where('intent_id', '=', intentId)
    .executeTakeFirst()
  return row?.order_id
}

export async function touchPayment(db: Db, orderId: OrderId): Promise<void> {
  await db
    .updateTable('payment')
    .set({ checked_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .execute()
}

/** Orders whose payment is open and was not looked at for a while, whose refund is not settled, or whose money was not booked yet. */
export async function listUnsettled(db: Db, quietSeconds: number, limit: number): Promise<OrderId[]> {
  const quiet = sql<Date>`now() - make_interval(secs => ${quietSeconds})`
  const payments = await db
    .selectFrom('payment')
    .select('order_id')
    .where('state', 'in', [...openStates])
    .where('checked_at', '<', quiet)
    .orderBy('checked_at')
    .limit(limit)
    .execute()
  const refunds = await db
    .selectFrom('refund')
    .select('order_id')
    .where('state', 'in', ['requested', 'sending', 'pending'])
    .where('updated_at', '<', quiet)
    .limit(limit)
    .execute()
  const events = await db
    .selectFrom('payment_event')
    .select('order_id')
    .where('handled_at', 'is', null)
    .where('order_id', 'is not', null)
    .where('received_at', '<', quiet)
    .limit(limit)
    .execute()
  const unbooked = await listUnbooked(db, quiet, limit)
  const ids = [...payments, ...refunds, ...events, ...unbooked].map((row) => row.order_id)
  return [...new Set(ids.filter((id) => id !== null))]
}
