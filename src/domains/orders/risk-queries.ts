import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, ProductId } from '../../shared/ids.ts'

/** What is looked at of an order, and by what others of the same hand are found. */
export type OrderForRisk = {
  id: OrderId
  email: string
  accountId: AccountId | null
  country: string
  network: string | null
  mailboxHash: Buffer | null
  atOnce: boolean
  /** In euros, whatever it is paid in. */
  eurTotalMinor: number
  /** So many units of the product of which most are bought. */
  unitsOfOne: number
}

export async function readOrderForRisk(db: Db, orderId: OrderId): Promise<OrderForRisk | undefined> {
  const { rows } = await sql<OrderForRisk>`
    select o.id, c.email, o.account_id as "accountId", o.country, t.network, t.mailbox_hash as "mailboxHash",
      o.delivery = 'at_once' as "atOnce", o.eur_total_minor as "eurTotalMinor",
      (select coalesce(max(l.quantity), 0) from shop.order_line l where l.order_id = o.id) as "unitsOfOne"
    from shop."order" o
      join shop.order_contact c on c.order_id = o.id
      left join shop.order_trace t on t.order_id = o.id
    where o.id = ${orderId}`.execute(db)
  return rows[0]
}

export type SameHand = Pick<OrderForRisk, 'id' | 'accountId' | 'network' | 'mailboxHash'>

export type RelatedOrder = {
  id: OrderId
  /** By the same mailbox, account, or from the same network. */
  by: 'mailbox' | 'account' | 'network'
  mailboxHash: Buffer | null
  hoursAgo: number
  /** Not asked of orders from the same network. */
  paid: boolean
}

const each = 200
// What cost nothing, or went back, makes nobody a customer.
const wasGood = sql`o.paid_at is not null and o.gross_minor > 0 and o.state <> 'refunded'`

/** Orders of the last twelve months by the same mailbox or account, and of the last month from the same network; the newest of each. */
export async function listRelatedOrders(db: Db, same: SameHand): Promise<RelatedOrder[]> {
  const { rows } = await sql<RelatedOrder>`
    select r.id, r.by, r.mailbox_hash as "mailboxHash", r.paid,
      floor(extract(epoch from now() - r.at) / 3600)::int as "hoursAgo"
    from (
      (select o.id, 'mailbox' as by, t.mailbox_hash, ${wasGood} as paid, t.at
       from shop.order_trace t join shop."order" o on o.id = t.order_id
       where t.mailbox_hash = ${same.mailboxHash} and t.at > now() - interval '365 days' order by t.at desc limit ${each})
      union all
      (select o.id, 'account', t.mailbox_hash, ${wasGood}, o.placed_at
       from shop."order" o left join shop.order_trace t on t.order_id = o.id
       where o.account_id = ${same.accountId} order by o.placed_at desc limit ${each})
      union all
      -- Whether neighbours paid says nothing of anybody: their orders are not read, which are hundreds behind one address.
      (select t.order_id, 'network', t.mailbox_hash, false, t.at
       from shop.order_trace t
       where t.network = ${same.network} and t.at > now() - interval '30 days' order by t.at desc limit ${each})
    ) r where r.id <> ${same.id}`.execute(db)
  return rows
}

/** Of these orders: so many different mailboxes. */
export async function countMailboxes(db: Db, orderIds: readonly OrderId[]): Promise<number> {
  if (orderIds.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(distinct mailbox_hash)::int as count from shop.order_trace
    where order_id = any(${orderIds})`.execute(db)
  return rows[0]?.count ?? 0
}

/** What one mailbox and one network have under way, for the limits that hold for everybody. */
export type UnderWay = {
  /** Orders of the mailbox that hold keys and are not paid, from the same network: a stranger cannot fill it for somebody else. */
  open: number
  /** Orders with a coupon from the network in an hour. */
  couponOrders: number
  /** Units that the mailbox ordered in a day, without those of orders that ended. */
  unitsOf: ReadonlyMap<ProductId, number>
}

export async function countUnderWay(
  db: Db,
  { mailboxHash, network, not }: { mailboxHash: Buffer; network: string | null; not: readonly OrderId[] },
): Promise<UnderWay> {
  const { rows } = await sql<Pick<UnderWay, 'open' | 'couponOrders'>>`
    select
      (select count(*)::int from shop.order_trace t join shop."order" o on o.id = t.order_id
       where t.mailbox_hash = ${mailboxHash} and t.network is not distinct from ${network} and t.at > now() - interval '1 day'
         and o.state in ('placed', 'awaiting_payment') and o.reserved_until > now() and o.id <> all(${not})) as open,
      (select count(*)::int from shop.order_trace t join shop."order" o on o.id = t.order_id
       where t.network = ${network} and t.at > now() - interval '1 hour' and o.coupon_code is not null)
        as "couponOrders"`.execute(db)
  const units = await sql<{ productId: ProductId; units: number }>`
    select l.product_id as "productId", sum(l.quantity)::int as units
    from shop.order_trace t
      join shop."order" o on o.id = t.order_id
      join shop.order_line l on l.order_id = o.id
    where t.mailbox_hash = ${mailboxHash} and t.at > now() - interval '1 day'
      and o.state not in ('cancelled', 'expired', 'refunded') and o.id <> all(${not})
    group by l.product_id`.execute(db)
  const { open = 0, couponOrders = 0 } = rows[0] ?? {}
  return {
    open,
    couponOrders,
    unitsOf: new Map(units.rows.map(({ productId, units }) => [productId, units])),
  }
}
