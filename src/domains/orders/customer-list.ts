import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { type Customer, type CustomerId, findCustomer, isOfOne } from './customer.ts'

/** A customer by the contact of their latest order. */
export type CustomerInList = { id: CustomerId; customer: Customer; email: string; name: string | null }

/** Each page names so many persons to whoever looks: few, because who looks at many within an hour is asked why. */
export const customersPerPage = 25
/** So many are paged through; whoever is meant is searched for, and a file has them all. */
export const customersMax = 500

/**
 * A page of customers, whoever ordered last first. They are nowhere but in their orders: an order stands for its customer when no
 * later one is theirs, so that the list is read along an index and never added up. Of any other order all of them would be read.
 */
export async function listCustomers(
  db: Db,
  page: number,
): Promise<{ customers: CustomerInList[]; total: number; isMore: boolean }> {
  const { total } = await db
    .selectFrom(
      standing(db)
        .limit(customersMax + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const shown = Math.min(Number(total), customersMax)
  const before = (page - 1) * customersPerPage
  const limit = Math.min(customersPerPage, shown - before)
  const rows = limit > 0 ? await standing(db).limit(limit).offset(before).execute() : []
  return { customers: rows.map(toCustomer), total: shown, isMore: Number(total) > customersMax }
}

const readAtOnce = 200

/** Every customer in the same order, some hundred at a time. */
export async function* readCustomers(db: Db): AsyncGenerator<CustomerInList[]> {
  const pieces = inPieces<Row>(readAtOnce, (last) => {
    const rows = standing(db)
    return (last ? rows.where(comesAfter(last)) : rows).limit(readAtOnce).execute()
  })
  for await (const rows of pieces) yield rows.map(toCustomer)
}

/** How many there are: counted for a file alone, whose reader is written down with it. */
export async function countCustomers(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct coalesce(o.account_id, c.email_folded))::int as count
    from shop."order" o join shop.order_contact c on c.order_id = o.id
    where c.email_folded <> ${erasedEmail}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The customer of that name in an address, by their latest order. */
export async function describeCustomer(db: Db, named: CustomerId): Promise<CustomerInList | undefined> {
  const customer = await findCustomer(db, named)
  if (!customer) return undefined
  const row = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(columns)
    .select(sql<string>`"order".placed_at::text`.as('key'))
    .where(isOfOne([customer]))
    .orderBy('order.placed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...toCustomer(row), customer }
}

const foundMax = 50

/** Customers by words of the name or the company that they gave with an order, the latest first. */
export async function findCustomersNamed(db: Db, text: string): Promise<CustomerInList[]> {
  const rows = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(columns)
    .select(sql<string>`"order".placed_at::text`.as('key'))
    .where(sql<SqlBool>`"order".id = any(array(select shop.found_buyers(${text})))`)
    .orderBy('order.placed_at', 'desc')
    .limit(2000)
    .execute()
  const found = new Map(
    rows
      .map(toCustomer)
      .toReversed()
      .map((row) => [keyOf(row.customer), row]),
  )
  return [...found.values()].toReversed().slice(0, foundMax)
}

export type CustomerOrders = {
  id: OrderId
  eurTotalMinor: number
  grossMinor: number
  placedAt: Date
  isPaid: boolean
}

/** All orders of these customers, by `keyOf` each of them. */
export async function listOrdersOfCustomers(
  db: Db,
  customers: readonly Customer[],
): Promise<Map<string, CustomerOrders[]>> {
  const accounts = customers.flatMap((each) => (each.kind === 'account' ? [each.id] : []))
  const emails = customers.flatMap((each) => (each.kind === 'guest' ? [each.emailFolded] : []))
  const { rows } = await sql<CustomerOrders & { who: string }>`
    select o.account_id as who, o.id, o.eur_total_minor as "eurTotalMinor", o.gross_minor as "grossMinor",
      o.placed_at as "placedAt", o.paid_at is not null as "isPaid"
    from shop."order" o where o.account_id = any(${accounts})
    union all
    select c.email_folded, o.id, o.eur_total_minor, o.gross_minor, o.placed_at, o.paid_at is not null
    from shop.order_contact c join shop."order" o on o.id = c.order_id
    where c.email_folded = any(${emails}) and o.account_id is null`.execute(db)
  const byWho = Map.groupBy(rows, ({ who }) => who)
  return new Map([...byWho].map(([who, orders]) => [who, orders.map(({ who: _, ...order }) => order)]))
}

export const keyOf = (customer: Customer): string =>
  customer.kind === 'account' ? customer.id : customer.emailFolded

const columns = [
  'order.id',
  'order.account_id',
  'order_contact.email',
  'order_contact.email_folded',
  'order_contact.name',
] as const

/** Orders that stand for their customers. Whoever was erased is no customer any more. */
function standing(db: Db) {
  return db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(columns)
    .select(sql<string>`"order".placed_at::text`.as('key'))
    .where('order_contact.email_folded', '!=', erasedEmail)
    .where(sql<SqlBool>`("order".account_id is null or not exists (
      select from shop."order" o where o.account_id = "order".account_id
        and (o.placed_at, o.id) > ("order".placed_at, "order".id)))`)
    .where(sql<SqlBool>`("order".account_id is not null or not exists (
      select from shop.order_contact c join shop."order" o on o.id = c.order_id
      where c.email_folded = order_contact.email_folded and o.account_id is null
        and (o.placed_at, o.id) > ("order".placed_at, "order".id)))`)
    .orderBy('order.placed_at', 'desc')
    .orderBy('order.id', 'desc')
}

const comesAfter = ({ key, id }: Row) =>
  sql<SqlBool>`"order".placed_at <= ${key}::timestamptz
    and ("order".placed_at < ${key}::timestamptz or "order".id < ${id})`

type Row = {
  id: OrderId
  account_id: AccountId | null
  email: string
  email_folded: string
  name: string | null
  key: string
}

const toCustomer = ({ id, account_id, email, email_folded, name }: Row): CustomerInList => ({
  id: account_id ?? id,
  customer: account_id ? { kind: 'account', id: account_id } : { kind: 'guest', emailFolded: email_folded },
  email,
  name,
})
