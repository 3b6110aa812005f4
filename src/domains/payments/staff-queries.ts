import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { DisputeId, FraudWarningId, OrderId, RefundId, UnitId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { listOrderNumbers } from '../orders/index.ts'
import { findAuthentication } from './evidence/evidence-store.ts'
import type { Authentication } from './provider.ts'
import { isOwed, leftToRefund } from './refund.ts'
import { listRefunds, type Refund } from './refund-store.ts'
import { findPayment, hasOpenDispute } from './store.ts'

export type RefundInList = {
  id: RefundId
  state: Refund['state']
  origin: Refund['origin']
  reason: string
  amount: Money
  settled: Money | null
  unitIds: UnitId[]
  note: string | null
  at: Date
  /** It failed or came back, and nobody has sent its money since. */
  isOpen: boolean
}

/** The money of an order as the staff see it: what was taken, what went back, what may still go. */
export type OrderMoney = {
  state: DB['payment']['state']
  method: string | null
  card: { brand: string; last4: string; country: string | null } | null
  /** What the card's bank said of who paid. */
  authentication: Authentication | null
  taken: Money
  /** What came of it on the provider's balance, by its statement. */
  settled: Money | null
  left: Money
  isDisputed: boolean
  /** Leads to the payment at the provider. */
  intentId: string | null
  refunds: RefundInList[]
}

export async function readOrderMoney(db: Db, orderId: OrderId): Promise<OrderMoney | undefined> {
  const payment = await findPayment(db, orderId)
  if (!payment) return undefined
  const { currency } = payment
  const row = await db
    .selectFrom('payment')
    .select(['method', 'card_brand', 'card_last4', 'card_country'])
    .select(['settled_minor', 'settled_currency'])
    .where('id', '=', payment.id)
    .executeTakeFirstOrThrow()
  const refunds = await listRefunds(db, payment.id)
  const notes = await db
    .selectFrom('refund')
    .select(['id', 'note', 'created_at', 'settled_minor', 'settled_currency'])
    .where('payment_id', '=', payment.id)
    .execute()
  return {
    state: payment.state,
    method: row.method,
    card:
      row.card_brand && row.card_last4
        ? { brand: row.card_brand, last4: row.card_last4, country: row.card_country }
        : null,
    authentication: await findAuthentication(db, { paymentId: payment.id }),
    taken: money(payment.capturedMinor, currency),
    settled: settledOf(row),
    left: money(leftToRefund(payment.capturedMinor, refunds), currency),
    isDisputed: await hasOpenDispute(db, payment.id),
    intentId: payment.intentId,
    refunds: refunds.map((refund) => {
      const more = notes.find(({ id }) => id === refund.id)
      return {
        ...refund,
        amount: money(refund.amountMinor, currency),
        settled: more ? settledOf(more) : null,
        note: more?.note ?? null,
        at: more?.created_at ?? new Date(0),
        isOpen: isOwed(refund, refunds),
      }
    }),
  }
}

const settledOf = (row: { settled_minor: number | null; settled_currency: string | null }) =>
  row.settled_minor === null || row.settled_currency === null
    ? null
    : money(row.settled_minor, row.settled_currency)

export type DisputeInList = {
  id: DisputeId
  orderId: OrderId
  orderNumber: string | null
  state: DB['dispute']['state']
  reason: string
  amount: Money
  dueAt: Date | null
  openedAt: Date
  closedAt: Date | null
}

export const disputesPerPage = 50
/** `due`: what still takes an answer first, the most urgent before the others. */
export const disputeSorts = ['due', 'opened', 'amount', 'state'] as const
export type DisputeQuery = {
  show: '' | 'open' | 'over'
  sort: (typeof disputeSorts)[number]
  isDescending: boolean
  page: number
}

/** What banks argue about. An order under restriction has no number here. */
export async function listDisputes(
  db: Db,
  { show, sort, isDescending, page }: DisputeQuery,
): Promise<{ rows: DisputeInList[]; total: number }> {
  const direction = isDescending ? 'desc' : 'asc'
  const by = { due: 'due_at', opened: 'opened_at', amount: 'amount_minor', state: 'state' } as const
  const rows = await db
    .selectFrom('dispute')
    .select(['id', 'order_id', 'state', 'reason', 'amount_minor', 'currency'])
    .select(['due_at', 'opened_at', 'closed_at', sql<number>`count(*) over ()::int`.as('total')])
    .$if(show !== '', (query) => query.where('closed_at', show === 'open' ? 'is' : 'is not', null))
    .$if(sort === 'due', (query) => query.orderBy(sql`closed_at is not null`))
    .orderBy(by[sort], direction)
    .orderBy('id', direction)
    .limit(disputesPerPage)
    .offset((page - 1) * disputesPerPage)
    .execute()
  const numbers = await listOrderNumbers(
    db,
    rows.map(({ order_id }) => order_id),
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      orderNumber: numbers.get(row.order_id) ?? null,
      state: row.state,
      reason: row.reason,
      amount: money(row.amount_minor, row.currency),
      dueAt: row.due_at,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
    })),
  }
}

export type WarningInList = {
  id: FraudWarningId
  orderId: OrderId
  orderNumber: string | null
  kind: string
  amount: Money
  openedAt: Date
}

/** Warnings that wait for a human, the oldest first. */
export async function listOpenFraudWarnings(db: Db): Promise<WarningInList[]> {
  const rows = await db
    .selectFrom('fraud_warning')
    .innerJoin('payment', 'payment.id', 'fraud_warning.payment_id')
    .select(['fraud_warning.id', 'fraud_warning.order_id', 'fraud_warning.kind'])
    .select(['payment.captured_minor', 'payment.currency', 'fraud_warning.opened_at'])
    .where('fraud_warning.outcome', 'is', null)
    .orderBy('fraud_warning.opened_at')
    .limit(200)
    .execute()
  const numbers = await listOrderNumbers(
    db,
    rows.map(({ order_id }) => order_id),
  )
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    orderNumber: numbers.get(row.order_id) ?? null,
    kind: row.kind,
    amount: money(row.captured_minor, row.currency),
    openedAt: row.opened_at,
  }))
}

export type MoneyWork = {
  /** Refunds whose money has to be sent by a human. */
  refunds: number
  warnings: number
  disputes: number
  /** Until when the first of them takes an answer. */
  firstDueAt: Date | null
}

// As `isOwed` has it, over all orders.
const isOwedInSql = sql`
  r.state in ('failed', 'canceled')
  and not exists (
    select from shop.refund o where o.payment_id = r.payment_id and o.state not in ('failed', 'canceled')
      and (o.unit_ids && r.unit_ids or coalesce(o.instead_of, o.id) = coalesce(r.instead_of, r.id)))
  and (r.unit_ids <> '{}'
    or (r.reason = 'vat' or exists (select from shop.refund v where v.id = r.instead_of and v.reason = 'vat'))
      and not exists (
        select from shop.refund l where l.payment_id = r.payment_id and l.id > r.id
          and coalesce(l.instead_of, l.id) = coalesce(r.instead_of, r.id)))`

/** The orders of which money has to be sent back by a human. */
export async function listOwedOrders(db: Db): Promise<OrderId[]> {
  const { rows } = await sql<{ id: OrderId }>`
    select distinct r.order_id as id from shop.refund r where ${isOwedInSql}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What of the money waits for somebody of the staff. */
export async function countMoneyWork(db: Db): Promise<MoneyWork> {
  const { rows } = await sql<MoneyWork>`
    select
      (select count(*)::int from shop.refund r where ${isOwedInSql}) as refunds,
      (select count(*)::int from shop.fraud_warning where outcome is null) as warnings,
      (select count(*)::int from shop.dispute where state like '%needs_response') as disputes,
      (select min(due_at) from shop.dispute where state like '%needs_response') as "firstDueAt"`.execute(db)
  return rows[0] ?? { refunds: 0, warnings: 0, disputes: 0, firstDueAt: null }
}
