import { sql } from 'kysely'
import { findBrokenInvariants } from '../../src/domains/checkout/invariants.ts'
import type { DocumentIssued } from '../../src/domains/invoicing/index.ts'
import {
  acknowledgeWithdrawal,
  reactToOrders,
  tellOfDocument,
} from '../../src/domains/notifications/index.ts'
import type { OrderEvent } from '../../src/domains/orders/index.ts'
import { sweepPayments } from '../../src/domains/payments/index.ts'
import { fillWaiting } from '../../src/domains/replacement/index.ts'
import { resumeWithdrawals, type WithdrawalMade } from '../../src/domains/withdrawal/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { systemClock } from '../../src/shared/time.ts'
import { findBrokenBooks, findWrongDocuments, issueDocuments } from './documents.ts'
import { findGiftsLeft, findWrongGifts, letGiftsAge, tend } from './gifts.ts'
import { doJobs, endBy, hear, readTheList, registerAnswers } from './happenings.ts'
import { banksDecide, staffDoTheirWork, staffPayWhatFailed } from './money-back.ts'
import { endReviews, findUndecided } from './reviews.ts'
import type { World } from './world.ts'

const roundsMax = 12

/** The bad luck is over: jobs and sweeps run, and staff see to refunds that failed, until nothing changes any more. */
export async function comeToRest(world: World): Promise<void> {
  world.accidents.clear()
  await world.emulator.control.faults.clear()
  await untilQuiet(world, async () => {
    await staffPayWhatFailed(world)
    await letAMinutePass(world)
  })
}

/** Every time limit is over, at the provider too; whatever is still open after that is stuck. */
export async function letAllTimePass(world: World): Promise<void> {
  const orderIds = await world.orderIds()
  // Whoever was answered decides, and nobody answers any more; a refund that a bank sends back came before.
  await banksDecide(world)
  await world.emulator.control.clock.advance(10 * 24 * 3600)
  await untilQuiet(world, async () => {
    for (const limit of ['reservation', 'answer', 'release', 'promise'] as const)
      await endBy(world, limit, orderIds)
    await endReviews(world, orderIds)
    await letGiftsAge(world, orderIds)
    await world.emulator.control.clock.advance(2 * 3600)
    await staffDoTheirWork(world)
    await letAMinutePass(world)
  })
}

async function untilQuiet(world: World, timePasses: () => Promise<void>): Promise<void> {
  for (let before = '', round = 0; ; round++) {
    await timePasses()
    await hear(world, { fates: ['once'], sequence: 'as created' })
    await readTheList(world)
    await doJobs(world, 1)
    await sweepPayments(world.deps)
    await resumeWithdrawals(world.deps)
    await registerAnswers(world)
    await fillWaiting(world.deps)
    await issueDocuments(world)
    await tend(world)
    const now = JSON.stringify(await statesOf(world))
    if (now === before && world.jobs.size === 0) return
    if (round === roundsMax) throw new Error(`the shop does not come to rest: ${now}`)
    before = now
  }
}

/** The sweep leaves alone what was looked at a moment ago. */
async function letAMinutePass({ db, orderIds }: World): Promise<void> {
  const ids = await orderIds()
  await sql`update shop.payment set checked_at = checked_at - interval '2 minutes' where order_id = any(${ids})`.execute(
    db,
  )
  await sql`update shop.refund set updated_at = updated_at - interval '2 minutes' where order_id = any(${ids})`.execute(
    db,
  )
  await sql`update shop.payment_event set received_at = received_at - interval '2 minutes' where order_id = any(${ids})`.execute(
    db,
  )
}

export async function statesOf({ db, orderIds }: World) {
  const { rows } = await sql<{
    id: OrderId
    order: string
    /** None for an order that costs nothing. */
    payment: string | null
    units: string[]
    refunds: string[]
    gifts: string[]
  }>`
    select o.id, o.state as order, p.state as payment,
      array(select u.state from shop.unit u where u.order_id = o.id order by u.state) as units,
      array(select r.state || ' ' || r.amount_minor from shop.refund r where r.order_id = o.id order by r.id) as refunds,
      array(select g.state from shop.gift g where g.order_id = o.id order by g.id) as gifts
    from shop.order o left join shop.payment p on p.order_id = o.id
    where o.id = any(${await orderIds()}) order by o.id`.execute(db)
  return rows
}

/** What is wrong with a shop at rest, one sentence each. */
export async function findFlaws(world: World): Promise<string[]> {
  const orderIds = new Set<string>(await world.orderIds())
  const keyIds = new Set<string>(await world.keyIds())
  const broken = (await findBrokenInvariants(world.db, { graceMinutes: 0 })).filter((each) =>
    'orderId' in each ? orderIds.has(each.orderId) : keyIds.has(each.keyId),
  )
  return [
    ...world.complaints,
    ...(await findForgotten(world)),
    ...(await findTakenTooEarly(world)),
    ...(await findPagesLeftOpen(world)),
    ...(await findRevived(world)),
    ...(await findWrongGifts(world)),
    ...(await findWrongDocuments(world)),
    ...(await findBrokenBooks(world)),
    ...broken.map(
      (each) => `${each.invariant} ${'orderId' in each ? each.orderId : each.keyId}: ${each.detail}`,
    ),
  ]
}

/** Buyers who wait for a key although one is there. */
async function findForgotten({ db, products }: World): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from shop.unit u
    join shop.order o on o.id = u.order_id join shop.order_line l on l.id = u.order_line_id
    where u.product_id = any(${products}) and o.paid_at is not null and o.held_for is null and u.state in ('backordered', 'waiting')
      and coalesce(l.preorder_release_at, '-infinity') <= now()
      and exists (select from shop.key k where k.product_id = u.product_id and k.state = 'available')`.execute(
    db,
  )
  return rows.map(({ id }) => `${id} waits although a key is there`)
}

/** Money that could have been held until a key or the buyer's word was there. */
async function findTakenTooEarly({ db, products }: World): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from shop.unit u join shop.payment p on p.order_id = u.order_id
    where u.product_id = any(${products}) and u.state = 'waiting' and p.method = 'card' and p.captured_minor > 0`.execute(
    db,
  )
  return rows.map(({ id }) => `${id} was paid for by card and has neither a key nor consent to wait`)
}

/** Pages on which a buyer could still pay for an order that is over. */
async function findPagesLeftOpen({ db, stripe, pages, orderOf }: World): Promise<string[]> {
  const complaints: string[] = []
  for (const page of pages) {
    const { status } = await stripe.checkout.sessions.retrieve(page.sessionId)
    const orderId = await orderOf(page)
    if (status !== 'open' || !orderId) continue
    const order = await db.selectFrom('order').select('state').where('id', '=', orderId).executeTakeFirst()
    if (order && ends.includes(order.state)) complaints.push(`${orderId} is ${order.state} and can be paid`)
  }
  return complaints
}

/** Orders that were cancelled and go on all the same. */
async function findRevived(world: World): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string }>`
    select o.id, o.state from shop.order o
    where o.id = any(${await world.orderIds()}) and o.state <> 'cancelled' and exists (
      select from shop.audit_event a where a.subject_id = o.id and a.action = 'order.cancelled')`.execute(
    world.db,
  )
  return rows.map(({ id, state }) => `${id} was cancelled and is ${state}`)
}

const ends = ['fulfilled', 'refunded', 'cancelled', 'expired']

/** What is wrong when all time has passed: nothing may be open here or at the provider, no cent and no key missing. */
export async function findLeftovers(world: World): Promise<string[]> {
  const states = await statesOf(world)
  const open = states.filter(
    ({ order, refunds }) =>
      !ends.includes(order) || refunds.some((state) => /^(requested|sending|pending)/.test(state)),
  )
  const later = await world.db
    .selectFrom('withdrawal_unit')
    .innerJoin('unit', 'unit.id', 'withdrawal_unit.unit_id')
    .select('unit_id')
    .where('unit.product_id', 'in', world.products)
    .where('answer', '=', 'later')
    .execute()
  const reserved = await world.db
    .selectFrom('key')
    .select(['id', 'unit_id'])
    .where('product_id', 'in', world.products)
    .where('state', '=', 'reserved')
    .execute()
  return [
    ...open.map((each) => `stuck: ${JSON.stringify(each)}`),
    ...later.map(({ unit_id }) => `${unit_id} was withdrawn from, and nothing came of it`),
    ...reserved.map(({ id, unit_id }) => `${id} is still held for ${unit_id}`),
    ...(await findUndecided(world, await world.orderIds())),
    ...(await findGiftsLeft(world)),
    ...(await findMoneyLeft(world)),
    ...(await findUnbooked(world)),
    ...(await findToldTwice(world)),
  ]
}

/** Compares with the provider's own books: held money, open pages, and the cents that are left of every charge. */
async function findMoneyLeft({ stripe, db }: World): Promise<string[]> {
  const complaints: string[] = []
  for await (const session of stripe.checkout.sessions.list({ limit: 100 })) {
    if (session.status === 'open') complaints.push(`the page of ${session.client_reference_id} is open`)
  }
  const kept = new Map<string, number>()
  const keep = (orderId: string, cents: number) => kept.set(orderId, (kept.get(orderId) ?? 0) + cents)
  const orderOfCharge = new Map<string, string>()
  for await (const charge of stripe.charges.list({ limit: 100 })) {
    const orderId = charge.metadata.order_id ?? ''
    orderOfCharge.set(charge.id, orderId)
    if (charge.status === 'succeeded' && !charge.captured && !charge.refunded)
      complaints.push(`money for ${orderId} is held`)
    keep(orderId, charge.captured ? charge.amount_captured - charge.amount_refunded : 0)
  }
  for await (const dispute of stripe.disputes.list({ limit: 100 })) {
    const orderId = orderOfCharge.get(String(dispute.charge)) ?? ''
    // In the currency that was paid in: on the balance it came and went at other rates.
    const times = dispute.balance_transactions.reduce((sum, { amount }) => sum + Math.sign(amount), 0)
    keep(orderId, times * dispute.amount)
  }
  for (const [orderId, cents] of kept) {
    const { rows } = await sql<{ left: number }>`
      select coalesce(sum(p.captured_minor), 0) - (
        select coalesce(sum(r.amount_minor), 0) from shop.refund r
        where r.order_id = ${orderId} and r.state = 'succeeded' and r.reason <> 'outside') as left
      from shop.payment p where p.order_id = ${orderId}`.execute(db)
    const left = Number(rows[0]?.left ?? 0)
    // Whoever was paid back and disputes all the same has it twice: the books end at nothing.
    if (cents !== left && !(cents < 0 && left === 0))
      complaints.push(`${orderId}: the provider keeps ${cents} cents, the books say ${left}`)
  }
  return complaints
}

/** What the statement says of every charge and refund stands in the books, to the cent. */
async function findUnbooked({ stripe, db }: World): Promise<string[]> {
  const { rows } = await sql<{ id: string; minor: number | null; currency: string | null }>`
    select charge_id as id, settled_minor as minor, settled_currency as currency from shop.payment where captured_minor > 0
    union all
    select provider_id, settled_minor, settled_currency from shop.refund where origin <> 'bank'`.execute(db)
  const booked = new Map(rows.map(({ id, minor, currency }) => [id, `${minor} ${currency}`]))
  const complaints: string[] = []
  for await (const { source, amount, currency, type } of stripe.balanceTransactions.list({ limit: 100 })) {
    if (!['charge', 'payment', 'refund', 'payment_refund'].includes(type)) continue
    const ours = booked.get(String(source))
    const theirs = `${amount} ${currency.toUpperCase()}`
    if (ours !== theirs) complaints.push(`${source}: the statement says ${theirs}, the books ${ours}`)
  }
  return complaints
}

/** Everything that was told is heard twice by those who write letters: each cause may have one letter. */
async function findToldTwice(world: World): Promise<string[]> {
  const orderIds = await world.orderIds()
  const told = await world.toldOf(orderIds)
  const deps = { db: world.db, clock: systemClock, jobs: { enqueue: async () => {} } }
  // News of disputes goes to the staff, and of gifts to their buyers, by other ways.
  const elsewhere = [
    'dispute_news',
    'gift_news',
    'withdrawal_made',
    'complaint_handed_over',
    'document_issued',
  ]
  const ofOrders = told.filter(({ type }) => !elsewhere.includes(type)) as OrderEvent[]
  const withdrawals = told.filter(({ type }) => type === 'withdrawal_made') as WithdrawalMade[]
  const documents = told.filter(({ type }) => type === 'document_issued') as unknown as DocumentIssued[]
  for (const event of [...withdrawals, ...withdrawals]) await acknowledgeWithdrawal(deps, event)
  for (const event of [...documents, ...documents]) await tellOfDocument(deps, event)
  for (const event of [...ofOrders, ...ofOrders.toReversed()]) await reactToOrders(deps, event)
  // Whoever asks for a key again while its receipt is on the way has that told again, on purpose; the letter stays one.
  const once = told.filter(({ type }) => type !== 'reveal_requested')
  const causes = once.map((event) => JSON.stringify(event))
  return causes
    .filter((cause, index) => causes.indexOf(cause) !== index)
    .map((cause) => `told twice: ${cause}`)
}
