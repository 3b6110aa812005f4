import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { KeyId, OrderId } from '../../shared/ids.ts'
import { verifyCustody } from '../keys/index.ts'
import { paidState } from '../orders/index.ts'

/** Something that must never be true. `detail` names what was found, in ids, states and cents. */
export type BrokenInvariant = { invariant: Invariant; detail: string } & (
  | { orderId: OrderId }
  | { keyId: KeyId }
)

export type Invariant = OrderInvariant | KeyInvariant
type OrderInvariant =
  | 'I1'
  | 'I2'
  | 'I5'
  | 'I6'
  | 'I8'
  | 'sums'
  | 'coupon'
  | 'order_state'
  | 'withdrawn'
  | 'unviewed'
type KeyInvariant = 'I3' | 'unit_key' | 'ended_order_holds_key' | 'custody'

/**
 * Looks for orders and keys that contradict the promises of the shop, over everything it ever sold. Each question is
 * one statement, so that sales under way are seen whole or not at all. I4 is a matter of histories (test/histories), and I7,
 * that all of the provider's objects have a row, of the reconciliation, which asks the provider.
 *
 * - `I1`: a delivered unit was paid for, with the exact total; or its order costs nothing and is settled.
 * - `I2`: money that was taken is delivered, waited for by consent, asked about, or on its way back.
 * - `I3`: a key belongs to one unit for ever; only a key that nobody has seen may be given back and sold anew.
 * - `I5`: one cause has one payment, one refund, one letter, however often it was told.
 * - `I6`: money that is held has a time by which it is taken or let go, and that time is not over.
 * - `I8`: payments of a test are never mixed with real ones; asked only when it is said which of the two the shop is.
 * - `sums`: units add up to their line, lines to their order, and that is what the payment asks for.
 * - `coupon`: an order that was placed with a coupon uses it, unless it ended unpaid.
 * - `withdrawn`: of what was withdrawn from in time nothing is delivered, and its money is on its way back.
 * - `unviewed`: the list of orders that nobody has looked at says what their units say.
 * - `unit_key`: unit and key say the same of each other.
 * - `ended_order_holds_key`: an order that is over holds no key.
 * - `order_state`: a paid order is called what its units say.
 * - `custody`: the ledger is whole and says what the keys say.
 */
export async function findBrokenInvariants(
  db: Db,
  { graceMinutes = 15, livemode }: { graceMinutes?: number; livemode?: boolean } = {},
): Promise<BrokenInvariant[]> {
  return [
    ...(await ordersThat('I1', unpaidDelivery, db)),
    ...(await ordersThat('I2', moneyWithoutPurpose(graceMinutes), db)),
    ...(await keysThat('I3', keyOfTwoUnits, db)),
    ...(await ordersThat('I5', doneTwice, db)),
    ...(await ordersThat('I6', heldWithoutEnd(graceMinutes), db)),
    ...(livemode === undefined ? [] : await ordersThat('I8', ofAnotherMode(livemode), db)),
    ...(await ordersThat('sums', sumsDisagree, db)),
    ...(await ordersThat('coupon', couponWithoutOrder, db)),
    ...(await ordersThat('withdrawn', deliveredAfterWithdrawal, db)),
    ...(await ordersThat('unviewed', otherUnviewed, db)),
    ...(await keysThat('unit_key', unitAndKeyDisagree, db)),
    ...(await keysThat('ended_order_holds_key', keyOfEndedOrder, db)),
    ...(await findWrongStates(db)),
    ...(await findBrokenCustody(db)),
  ]
}

const unpaidDelivery = sql<OrderFinding>`
  select u.order_id as "orderId", format('%s is %s', u.id, u.state) as detail
  from shop.unit u join shop.order o on o.id = u.order_id
  where u.state in ('delivered', 'revealed') and not (o.gross_minor = 0 and o.paid_at is not null) and not exists (
    select from shop.payment p
    where p.order_id = o.id and p.state in ('captured', 'partially_refunded', 'refunded')
      and p.amount_minor = o.gross_minor and p.captured_minor = o.gross_minor and p.currency = o.currency)`

// A refund that came back while a bank argues: nothing is sent before it has decided, or the money would go back twice.
const waitsForTheBank = sql`exists (
    select from shop.dispute d where d.payment_id = p.id and d.closed_at is null and d.state not like 'warning%')
  and not exists (
    select from shop.refund a where a.payment_id = p.id and u.id = any(a.unit_ids)
      and a.state in ('requested', 'sending', 'pending', 'succeeded'))`

// Money may go back as a gesture, for no unit; what is delivered is never paid back as well. A unit that its buyer is being asked about counts until the answer is due. What is wrong for a moment only, such as
// a refund that a human sends again, gets the time of grace.
const moneyWithoutPurpose = (graceMinutes: number) => sql<OrderFinding>`
  with money as (
    select o.id, p.captured_minor as captured, coalesce(o.paid_at, p.checked_at) as since,
      (select coalesce(sum(u.gross_minor), 0) from shop.unit u where u.order_id = o.id and (
        u.state in ('delivered', 'revealed', 'backordered', 'withheld')
        or u.state = 'waiting' and o.state = 'awaiting_choice'
          and o.shortage_choice_due_at > now() - make_interval(mins => ${graceMinutes})
        or u.state = 'refund_due' and ${waitsForTheBank})) as kept,
      coalesce(r.returned, 0) as returned, coalesce(r.returned_for_units, 0) as returned_for_units
    from shop.payment p join shop.order o on o.id = p.order_id
    left join (
      select payment_id, sum(amount_minor) as returned,
        sum(amount_minor) filter (where unit_ids <> '{}') as returned_for_units
      from shop.refund where state in ('requested', 'sending', 'pending', 'succeeded')
      group by payment_id
    ) r on r.payment_id = p.id
    where p.captured_minor > 0
  )
  select id as "orderId", format('captured %s, for keys %s, going back %s', captured, kept, returned) as detail
  from money
  where (captured > kept + returned or captured < kept + returned_for_units or captured < returned)
    and since <= now() - make_interval(mins => ${graceMinutes})`

const keyOfTwoUnits = sql<KeyFinding>`
  select key_id as "keyId", format('%s of %s after %s of %s', kind, unit_id, kind_before, unit_before) as detail
  from (
    select key_id, kind, unit_id, lag(kind) over steps as kind_before, lag(unit_id) over steps as unit_before,
      coalesce(bool_or(kind = 'revealed') over (steps rows between unbounded preceding and 1 preceding), false) as seen
    from shop.custody_event
    where kind in ('reserved', 'released', 'assigned', 'revealed')
    window steps as (partition by key_id order by seq)
  ) step
  where seen or (unit_id is distinct from unit_before and kind_before <> 'released')
  union all
  select key_id, format('held by %s', string_agg(id, ' and ' order by id))
  from shop.unit where key_id is not null group by key_id having count(*) > 1`

const doneTwice = sql<OrderFinding>`
  select order_id as "orderId", format('%s payments captured', count(*)) as detail
  from shop.payment where captured_minor > 0 group by order_id having count(*) > 1
  union all
  select r.order_id, format('%s refunds for %s', count(*), covered.unit_id)
  from shop.refund r cross join unnest(r.unit_ids) as covered (unit_id)
  where r.state not in ('failed', 'canceled') group by r.order_id, covered.unit_id having count(*) > 1
  union all
  select order_id, format('%s letters %s about %s', count(*), kind, subject_id)
  from shop.mail where order_id is not null group by order_id, kind, subject_id, cause having count(*) > 1
  union all
  select subject_id, format('told to be paid %s times', count(*))
  from shop.audit_event where subject_kind = 'order' and action = 'order.paid' group by subject_id having count(*) > 1`

// Whichever comes first: the card's bank lets go of the money, the buyer's answer is due, or the decision of the staff.
const heldWithoutEnd = (graceMinutes: number) => sql<OrderFinding>`
  select o.id as "orderId", format('%s until %s, answer due %s', p.state, p.capture_before, o.shortage_choice_due_at) as detail
  from shop.payment p join shop.order o on o.id = p.order_id
  where p.state in ('authorised', 'capturing', 'voiding')
    and coalesce(least(p.capture_before,
      case when p.state = 'authorised' and o.state = 'awaiting_choice' then o.shortage_choice_due_at end,
      case when p.state = 'authorised' and (o.state = 'in_review' or o.held_for = 'review') then o.review_until end), '-infinity')
      <= now() - make_interval(mins => ${graceMinutes})
    and p.checked_at <= now() - make_interval(mins => ${graceMinutes})`

const ofAnotherMode = (livemode: boolean) => sql<OrderFinding>`
  select order_id as "orderId", format('%s in a shop of %s payments', left(session_id, 8), ${livemode ? 'live' : 'test'}::text) as detail
  from shop.payment where session_id ~ ${livemode ? '^cs_test_' : '^cs_live_'}`

const sumsDisagree = sql<OrderFinding>`
  select l.order_id as "orderId", format('line of %s, units of %s', l.gross_minor, sum(u.gross_minor)) as detail
  from shop.order_line l join shop.unit u on u.order_line_id = l.id
  group by l.id having sum(u.gross_minor) <> l.gross_minor
  union all
  select o.id, format('order of %s, lines of %s', o.gross_minor, sum(l.gross_minor))
  from shop.order o join shop.order_line l on l.order_id = o.id
  group by o.id having sum(l.gross_minor) <> o.gross_minor
  union all
  select o.id, format('order of %s %s, payment of %s %s', o.gross_minor, o.currency, p.amount_minor, p.currency)
  from shop.order o join shop.payment p on p.order_id = o.id
  where p.amount_minor <> o.gross_minor or p.currency <> o.currency`

// Late money does not take the use up where its customer has used the coupon with another order meanwhile.
const couponWithoutOrder = sql<OrderFinding>`
  select o.id as "orderId", format('%s with %s, used %s, given back %s', o.state, o.coupon_code, u.used_at, u.given_back_at) as detail
  from shop.order o left join shop.coupon_use u on u.order_id = o.id
  where (o.coupon_code is null) <> (u.order_id is null)
    or o.paid_at is null and o.state in ('cancelled', 'expired') and u.given_back_at is null and u.order_id is not null
    or o.paid_at is not null and u.given_back_at is not null and not exists (
      select from shop.coupon_use other
      where other.coupon_id = u.coupon_id and other.given_back_at is null
        and (other.mailbox_hash = u.mailbox_hash or other.account_id = u.account_id))`

const deliveredAfterWithdrawal = sql<OrderFinding>`
  select u.order_id as "orderId", format('%s is %s, and was %s', u.id, u.state, w.answer) as detail
  from shop.withdrawal_unit w join shop.unit u on u.id = w.unit_id
  where w.answer = 'taken_back' and u.state not in ('refund_due', 'refunded')
    or w.answer = 'cancelled' and u.state in ('delivered', 'revealed', 'backordered')`

const otherUnviewed = sql<OrderFinding>`
  select coalesce(l.order_id, u.order_id) as "orderId",
    format('%s sealed since %s listed, %s since %s by its units', l.sealed, l.delivered_at, u.sealed, u.delivered_at) as detail
  from shop.unviewed_order l full join shop.unviewed_by_units u on u.order_id = l.order_id
  where (l.sealed, l.delivered_at, l.product_ids) is distinct from (u.sealed, u.delivered_at, u.product_ids)`

const unitAndKeyDisagree = sql<KeyFinding>`
  select coalesce(k.id, u.key_id) as "keyId",
    format('key %s for %s, unit %s is %s', k.state, k.unit_id, u.id, u.state) as detail
  from (select * from shop.unit where key_id is not null) u
  full join (select * from shop.key where state in ('reserved', 'assigned', 'revealed')) k
    on k.id = u.key_id and k.unit_id = u.id
  where k.id is null or u.id is null or u.product_id <> k.product_id
    or (k.state, u.state) not in (('reserved', 'reserved'), ('assigned', 'delivered'), ('revealed', 'revealed'))`

const keyOfEndedOrder = sql<KeyFinding>`
  select k.id as "keyId", format('%s for %s, which is %s', k.state, o.id, o.state) as detail
  from shop.key k join shop.unit u on u.id = k.unit_id join shop.order o on o.id = u.order_id
  where k.state in ('reserved', 'assigned', 'revealed') and o.state in ('cancelled', 'expired', 'refunded')`

/** One rule, not two: what the database groups is judged by the same function that names orders. */
async function findWrongStates(db: Db): Promise<BrokenInvariant[]> {
  const { rows } = await sql<{ state: string; units: string[]; orderIds: OrderId[] }>`
    select state, units, array_agg(id) as "orderIds" from (
      select o.id, o.state, array_agg(distinct u.state) as units
      from shop.order o join shop.unit u on u.order_id = o.id
      where o.paid_at is not null and o.state <> 'in_review'
      group by o.id
    ) paid
    group by state, units`.execute(db)
  const wrong = rows.filter(({ state, units }) => state !== paidState(units.map((unit) => ({ state: unit }))))
  return wrong.flatMap(({ state, units, orderIds }) =>
    orderIds.map((orderId) => ({
      invariant: 'order_state',
      orderId,
      detail: `${state} with units ${units}`,
    })),
  )
}

async function findBrokenCustody(db: Db): Promise<BrokenInvariant[]> {
  const parts = await Array.fromAsync(verifyCustody(db), ({ findings }) => findings)
  return parts.flat().map((finding) => ({
    invariant: 'custody',
    keyId: finding.keyId,
    detail:
      finding.problem === 'broken_chain'
        ? `the chain breaks at ${finding.seq}`
        : `the key is ${finding.state ?? 'gone'}, the ledger ends with ${finding.lastEvent ?? 'nothing'}`,
  }))
}

type OrderFinding = { orderId: OrderId; detail: string }
type KeyFinding = { keyId: KeyId; detail: string }

async function ordersThat(invariant: OrderInvariant, found: RawBuilder<OrderFinding>, db: Db) {
  const { rows } = await found.execute(db)
  return rows.map((row): BrokenInvariant => ({ invariant, ...row }))
}

async function keysThat(invariant: KeyInvariant, found: RawBuilder<KeyFinding>, db: Db) {
  const { rows } = await found.execute(db)
  return rows.map((row): BrokenInvariant => ({ invariant, ...row }))
}
