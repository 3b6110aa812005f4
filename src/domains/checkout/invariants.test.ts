import { type RawBuilder, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { cancelledInTx } from '../../../test/support/cancelled.ts'
import { testShop } from '../../../test/support/shop.ts'
import type { OrderId } from '../../shared/ids.ts'
import { chooseShortage } from '../orders/index.ts'
import { findBrokenInvariants, type Invariant } from './invariants.ts'

const shop = await testShop()
const { db } = shop

/** Orders in the states that a shop knows, all of them rightly. */
const orders = {} as Record<
  'sealed' | 'open' | 'expired' | 'cancelled' | 'partlyRefunded' | 'asked' | 'unpaid',
  OrderId
>

beforeAll(async () => {
  const product = await shop.aProduct(6)
  orders.sealed = await aPaidOrder(await shop.anOrder(product))
  orders.open = await aPaidOrder(await shop.anOrder(product, { delivery: 'at_once' }))
  orders.unpaid = await shop.anOrder(product)
  orders.expired = await shop.anOrder(product)
  await shop.letReservationEnd(orders.expired)
  await shop.advance(orders.expired)
  orders.cancelled = await aPaidOrderThatWasCancelled()
  orders.asked = await aShortage()
  orders.partlyRefunded = await aShortage()
  await db.transaction().execute((tx) => chooseShortage(tx, orders.partlyRefunded, 'refund', 'customer'))
  await shop.advance(orders.partlyRefunded)
})

async function aPaidOrder(orderId: OrderId): Promise<OrderId> {
  await shop.pay(orderId)
  await shop.advance(orderId)
  return orderId
}

async function aPaidOrderThatWasCancelled(): Promise<OrderId> {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  const sessionId = await shop.sessionOf(orderId)
  await cancelledInTx(db, orderId)
  await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
  await shop.advance(orderId)
  return orderId
}

/** Two were paid for by a transfer that came late, one key was left. */
async function aShortage(): Promise<OrderId> {
  const product = await shop.aProduct(2)
  const orderId = await shop.anOrder(product, { quantity: 2 })
  const sessionId = await shop.sessionOf(orderId)
  await shop.letReservationEnd(orderId)
  await shop.advance(orderId)
  await shop.anOrder(product)
  await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
  await shop.advance(orderId)
  return orderId
}

class Undo extends Error {}

/** What the check says after somebody with every right changed the data; the change is taken back. */
async function namedAfter(damage: RawBuilder<unknown>[]): Promise<Invariant[]> {
  let named: Invariant[] = []
  const damaged = db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of damage) await statement.execute(tx)
    named = (await findBrokenInvariants(tx, { graceMinutes: 0, livemode: false })).map(
      ({ invariant }) => invariant,
    )
    throw new Undo()
  })
  await expect(damaged).rejects.toThrow(Undo)
  return [...new Set(named)]
}

test('nothing is broken in a shop that sold, expired, cancelled, asked and paid back', async () => {
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
  expect(await Promise.all(Object.values(orders).map(async (id) => (await shop.stateOf(id)).order))).toEqual([
    'fulfilled',
    'fulfilled',
    'awaiting_payment',
    'expired',
    'cancelled',
    'awaiting_choice',
    'fulfilled',
  ])
})

const unitOf = (orderId: OrderId) => sql`(select id from shop.unit where order_id = ${orderId} limit 1)`
const keyOf = (orderId: OrderId) => sql`(select key_id from shop.unit where order_id = ${orderId} limit 1)`
const freeKey = sql`(select id from shop.key where state = 'available' limit 1)`
const ledger = (key: RawBuilder<unknown>, kind: string, unit: RawBuilder<unknown>) =>
  sql`insert into shop.custody_event (key_id, seq, kind, unit_id, actor_kind, hash)
    values (${key}, 99 + (select count(*) from shop.custody_event where seq > 98), ${kind}, ${unit}, 'system', '')`

test.each<[string, Invariant, () => RawBuilder<unknown>[]]>([
  [
    'an order that nobody has looked at is not listed',
    'unviewed',
    () => [sql`delete from shop.unviewed_order where order_id = ${orders.sealed}`],
  ],
  [
    'an order is listed as never looked at, and was',
    'unviewed',
    () => [
      sql`insert into shop.unviewed_order (order_id, placed_at, delivered_at, sealed, product_ids)
        select id, placed_at, placed_at, 1, '{}' from shop."order" where id = ${orders.open}`,
    ],
  ],
  [
    'a key left for money that was never taken',
    'I1',
    () => [
      sql`update shop.payment set state = 'authorised', captured_minor = 0 where order_id = ${orders.sealed}`,
    ],
  ],
  [
    'a key left for less money than it costs',
    'I1',
    () => [sql`update shop.payment set captured_minor = amount_minor - 1 where order_id = ${orders.sealed}`],
  ],
  [
    'a key of an order that costs nothing left before the order was settled',
    'I1',
    () => [
      sql`update shop.order set gross_minor = 0, eur_total_minor = 0, net_minor = 0, tax_minor = 0, paid_at = null where id = ${orders.sealed}`,
      sql`delete from shop.payment where order_id = ${orders.sealed}`,
    ],
  ],
  [
    'money is held, and no time says until when',
    'I6',
    () => [sql`update shop.payment set state = 'authorised' where order_id = ${orders.unpaid}`],
  ],
  [
    'money is held for longer than the bank holds it',
    'I6',
    () => [
      sql`update shop.payment set state = 'capturing', capture_before = now() - interval '1 minute' where order_id = ${orders.unpaid}`,
    ],
  ],
  [
    'real money is in a shop of tests',
    'I8',
    () => [sql`update shop.payment set session_id = 'cs_live_x' where order_id = ${orders.unpaid}`],
  ],
  [
    'the units of a line cost another sum than the line',
    'sums',
    () => [sql`update shop.unit set gross_minor = gross_minor - 1 where id = ${unitOf(orders.sealed)}`],
  ],
  [
    'a payment asks for another sum than the order costs',
    'sums',
    () => [sql`update shop.payment set amount_minor = amount_minor + 1 where order_id = ${orders.unpaid}`],
  ],
  [
    'an order has a discount of a coupon that it does not use',
    'coupon',
    () => [sql`update shop.order set coupon_code = 'WINTER' where id = ${orders.unpaid}`],
  ],
  [
    'an order that expired did not give its coupon back',
    'coupon',
    () => [
      sql`update shop.order set coupon_code = 'WINTER' where id = ${orders.expired}`,
      sql`insert into shop.coupon_use (order_id, coupon_id) values (${orders.expired}, 'cpn_x')`,
    ],
  ],
  [
    'an order that was paid has given its coupon back',
    'coupon',
    () => [
      sql`update shop.order set coupon_code = 'WINTER' where id = ${orders.sealed}`,
      sql`insert into shop.coupon_use (order_id, coupon_id, given_back_at) values (${orders.sealed}, 'cpn_x', now())`,
    ],
  ],
  [
    'a key left for money of another currency',
    'I1',
    () => [sql`update shop.payment set currency = 'USD' where order_id = ${orders.open}`],
  ],
  [
    'money was taken and the unit given up without a refund',
    'I2',
    () => [sql`delete from shop.refund where order_id = ${orders.partlyRefunded}`],
  ],
  [
    'a refund failed',
    'I2',
    () => [sql`update shop.refund set state = 'failed' where order_id = ${orders.cancelled}`],
  ],
  [
    'more was paid back than the missing units cost',
    'I2',
    () => [
      sql`update shop.refund set amount_minor = amount_minor + 1 where order_id = ${orders.partlyRefunded}`,
    ],
  ],
  [
    'a buyer is kept waiting for an answer that is overdue',
    'I2',
    () => [
      sql`update shop.order set shortage_choice_due_at = now() - interval '1 hour' where id = ${orders.asked}`,
    ],
  ],
  [
    'a key went from one unit to another without coming back first',
    'I3',
    () => [ledger(keyOf(orders.sealed), 'assigned', unitOf(orders.unpaid))],
  ],
  [
    'a key that was seen came back',
    'I3',
    () => [ledger(keyOf(orders.open), 'released', unitOf(orders.open))],
  ],
  [
    'two units name the same key',
    'I3',
    () => [
      sql`alter table shop.unit drop constraint unit_key_id_key`,
      sql`update shop.unit set key_id = ${keyOf(orders.sealed)} where order_id = ${orders.open}`,
    ],
  ],
  [
    'an order was charged twice',
    'I5',
    () => [
      sql`insert into shop.payment (id, order_id, attempt, state, amount_minor, captured_minor, currency)
      select 'pay_again', order_id, 2, state, amount_minor, captured_minor, currency
      from shop.payment where order_id = ${orders.sealed}`,
    ],
  ],
  [
    'a unit was paid back twice',
    'I5',
    () => [
      sql`insert into shop.refund (id, payment_id, order_id, amount_minor, unit_ids, reason, state)
      select 'ref_again', payment_id, order_id, amount_minor, unit_ids, reason, 'requested'
      from shop.refund where order_id = ${orders.partlyRefunded}`,
    ],
  ],
  [
    'a letter was written twice',
    'I5',
    () => [
      sql`alter table shop.mail drop constraint mail_kind_subject_id_cause_key`,
      sql`insert into shop.mail (id, kind, subject_id, order_id, locale, recipient)
      select id, 'order_confirmation', ${orders.sealed}, ${orders.sealed}, 'en', 'buyer@example.eu'
      from unnest(array['one', 'two']) id`,
    ],
  ],
  [
    'an order was told to be paid twice',
    'I5',
    () => [
      sql`insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind)
      values ('again', 'order', ${orders.sealed}, 'order.paid', 'provider')`,
    ],
  ],
  [
    'a unit holds a key that does not know it',
    'unit_key',
    () => [sql`update shop.key set unit_id = null, state = 'available' where id = ${keyOf(orders.sealed)}`],
  ],
  [
    'a key is held for a unit that does not know it',
    'unit_key',
    () => [sql`update shop.unit set key_id = null, state = 'waiting' where order_id = ${orders.unpaid}`],
  ],
  [
    'a key is sold and its unit is still reserved',
    'unit_key',
    () => [sql`update shop.unit set state = 'reserved' where order_id = ${orders.sealed}`],
  ],
  [
    'a unit holds the key of another product',
    'unit_key',
    () => [sql`update shop.unit set product_id = 'prd_other' where order_id = ${orders.sealed}`],
  ],
  [
    'an expired order holds a key',
    'ended_order_holds_key',
    () => [
      sql`update shop.key set state = 'reserved', unit_id = ${unitOf(orders.expired)}, reserved_until = now()
      where id = ${freeKey}`,
    ],
  ],
  [
    'a cancelled order holds a key',
    'ended_order_holds_key',
    () => [sql`update shop.order set state = 'cancelled' where id = ${orders.unpaid}`],
  ],
  [
    'a paid order is called otherwise than its units say',
    'order_state',
    () => [sql`update shop.order set state = 'confirmed' where id = ${orders.sealed}`],
  ],
  [
    'a line of the ledger was changed',
    'custody',
    () => [
      sql`update shop.custody_event set at = at + interval '1 second' where key_id = ${keyOf(orders.sealed)} and seq = 2`,
    ],
  ],
  [
    'the end of the ledger was cut off',
    'custody',
    () => [sql`delete from shop.custody_event where key_id = ${keyOf(orders.sealed)} and kind = 'assigned'`],
  ],
])('it is noticed that %s (%s)', async (_, invariant, damage) => {
  expect(await namedAfter(damage())).toContain(invariant)
})

test('what went wrong a moment ago gets its time of grace', async () => {
  await db.transaction().execute(async (tx) => {
    await sql`update shop.refund set state = 'failed' where order_id = ${orders.cancelled}`.execute(tx)
    expect(await findBrokenInvariants(tx)).toEqual([])
    await sql`update shop.payment set checked_at = now() - interval '16 minutes' where order_id = ${orders.cancelled}`.execute(
      tx,
    )
    expect(await findBrokenInvariants(tx)).toMatchObject([{ invariant: 'I2', orderId: orders.cancelled }])
    await sql`rollback`.execute(tx)
  })
})
