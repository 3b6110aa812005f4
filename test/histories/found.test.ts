// What histories have found once, as short as it can be told.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../src/domains/checkout/invariants.ts'
import { chooseShortage, giveUpBrokenPromises, lockOrder } from '../../src/domains/orders/index.ts'
import {
  advance,
  countMoneyWork,
  listOwedOrders,
  lookAtAll,
  openSession,
  payBackVat,
  type RefundWish,
  readOrderMoney,
  requestRefund,
  sweepPayments,
} from '../../src/domains/payments/index.ts'
import type { AccountId, OrderId, ProductId, RefundId } from '../../src/shared/ids.ts'
import { cancelledInTx } from '../support/cancelled.ts'
import { goodCard, testShop } from '../support/shop.ts'

const shop = await testShop()
const { db, deps } = shop
const nextMonth = new Date(Date.now() + 30 * 86_400_000)

async function expired(productId: ProductId): Promise<{ orderId: OrderId; sessionId: string }> {
  const orderId = await shop.anOrder(productId)
  const sessionId = await shop.sessionOf(orderId)
  await shop.letReservationEnd(orderId)
  await shop.advance(orderId)
  return { orderId, sessionId }
}

/** Paid late by a transfer, for a key that somebody else holds meanwhile. */
async function asked(): Promise<{ orderId: OrderId; productId: ProductId }> {
  const productId = await shop.aProduct(1)
  const { orderId, sessionId } = await expired(productId)
  await shop.anOrder(productId)
  await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
  await shop.advance(orderId)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'awaiting_choice', payment: 'captured' })
  return { orderId, productId }
}

test('money that the shop let go stays let go when it is looked at again', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await cancelledInTx(db, orderId)
  await shop.pay(orderId)
  for (let look = 0; look < 3; look++) {
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'cancelled', payment: 'voided' })
  }
})

test('a key that was taken for late money goes back when the bank lets go of the money before it is captured', async () => {
  const productId = await shop.aProduct(1)
  const { orderId, sessionId } = await expired(productId)
  await shop.emulator.control.sessions.pay(sessionId, { card: goodCard, late: true })
  let intentId = ''
  const dying = {
    ...deps.provider,
    capture: async (id: string) => {
      intentId = id
      throw new Error('the process died')
    },
  }
  await expect(advance({ ...deps, provider: dying }, orderId)).rejects.toThrow('died')
  await deps.provider.release(intentId, 'the bank')
  await shop.advance(orderId)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'expired', units: ['released'] })
  expect((await shop.place(productId)).ok).toBe(true)
})

test('a pre-order that is paid after the keys came has its key with the next sweep', async () => {
  const productId = await shop.aProduct(0, { releaseAt: nextMonth })
  const orderId = await shop.anOrder(productId)
  await shop.addStock(productId, 1)
  await shop.pay(orderId)
  await shop.advance(orderId)
  await sql`update shop.order_line set preorder_release_at = now() where order_id = ${orderId}`.execute(db)
  await sweepPayments(deps)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
})

test('a refund that was decided and not begun is begun by the next sweep', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(0, { releaseAt: nextMonth }))
  await shop.pay(orderId)
  await shop.advance(orderId)
  await sql`update shop.unit set backorder_promised_by = now() - interval '4 days' where order_id = ${orderId}`.execute(
    db,
  )
  await db.transaction().execute((tx) => giveUpBrokenPromises(tx, orderId, 3))
  await sweepPayments(deps)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'refunded', payment: 'refunded' })
})

test('an answer that nobody acted on is acted on by the next sweep, long before it is due', async () => {
  const { orderId } = await asked()
  await db.transaction().execute((tx) => chooseShortage(tx, orderId, 'wait', 'customer'))
  await sweepPayments(deps)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'confirmed', units: ['backordered'] })
})

test('who was asked about a missing key has it with the next sweep, when it comes before the answer', async () => {
  const { orderId, productId } = await asked()
  await shop.addStock(productId, 1)
  await sweepPayments(deps)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', units: ['delivered'] })
})

test.each(['before', 'after'] as const)(
  'a page whose order is cancelled %s it was opened is not shown, and money on it comes back',
  async (when) => {
    const placed = await shop.place(await shop.aProduct(1))
    if (!placed.ok) throw new Error('sold out')
    const orderId = placed.order.id
    const provider: typeof deps.provider = {
      ...deps.provider,
      async openSession(request) {
        const session = await deps.provider.openSession(request)
        await cancelledInTx(db, orderId)
        if (when === 'before') await shop.advance(orderId)
        return session
      },
    }
    expect(await openSession({ ...deps, provider }, orderId)).toEqual({ ok: false, reason: 'not_payable' })
    const sessionId = await shop.sessionOf(orderId)
    expect(
      await deps.provider.readFacts(sessionId, {
        refunds: false,
        disputes: false,
        warnings: false,
      }),
    ).toMatchObject({ phase: 'expired' })
    await shop.emulator.control.sessions.pay(sessionId, { card: goodCard, late: true })
    await shop.advance(orderId)
    expect(await shop.stateOf(orderId)).toEqual({
      order: 'cancelled',
      payment: 'voided',
      units: ['released'],
    })
  },
)

test('late money for a cancelled order goes back whole, also when a part of it was paid back at the provider first', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  const sessionId = await shop.sessionOf(orderId)
  await cancelledInTx(db, orderId)
  await shop.advance(orderId)
  await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
  const { chargeId } = await deps.provider.readFacts(sessionId, lookAtAll)
  await shop.emulator.control.charges.refund(chargeId ?? '', { amount: 990 })
  for (let look = 0; look < 3; look++) await advance(deps, orderId, lookAtAll)
  const refunds = db.selectFrom('refund').select(['origin', 'amount_minor']).where('order_id', '=', orderId)
  expect(await refunds.orderBy('created_at').execute()).toEqual([
    { origin: 'provider', amount_minor: 990 },
    { origin: 'shop', amount_minor: 1500 },
  ])
})

test('VAT that the provider cannot send back is owed until a human has sent it, once', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await shop.advance(orderId)
  const { chargeId } = await deps.provider.readFacts(await shop.sessionOf(orderId), lookAtAll)
  // A charge that a bank has argued about takes no refund any more, whoever won.
  const dispute = await shop.emulator.control.charges.dispute(chargeId ?? '')
  await shop.emulator.control.disputes.decide(dispute.id, 'won')
  await advance(deps, orderId, lookAtAll)
  const waiting = (await countMoneyWork(db)).refunds
  await db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const unitIds = order?.units.map(({ id }) => id) ?? []
    if (order) expect(await payBackVat(tx, order, unitIds)).toMatchObject({ ok: true })
  })
  await advance(deps, orderId, lookAtAll)
  const owed = async () => (await readOrderMoney(db, orderId))?.refunds.filter(({ isOpen }) => isOpen) ?? []
  const [failed] = await owed()
  expect(failed).toMatchObject({ state: 'failed', reason: 'vat', unitIds: [], amountMinor: 415 })
  expect((await countMoneyWork(db)).refunds).toBe(waiting + 1)
  expect(await listOwedOrders(db)).toContain(orderId)

  const by = 'acc_1' as AccountId
  const send = (kind: 'again' | 'outside', refundId: RefundId, requestKey: string) =>
    requestRefund(deps, { orderId, wish: { kind, refundId }, requestKey, by, note: 'by transfer' })
  const first = failed?.id as RefundId
  // Sent again it fails again, and is owed once: not by each of the two.
  expect(await send('again', first, 'press-one')).toMatchObject({ ok: true })
  await advance(deps, orderId, lookAtAll)
  const [again, ...others] = await owed()
  expect([again?.reason, again?.id === first, others]).toEqual(['vat', false, []])
  expect((await countMoneyWork(db)).refunds).toBe(waiting + 1)
  expect(await send('outside', again?.id as RefundId, 'press-two')).toMatchObject({ ok: true })
  for (const id of [first, again?.id as RefundId])
    expect(await send('outside', id, `press-${id}`)).toEqual({ ok: false, reason: 'nothing_to_refund' })
  expect(await owed()).toEqual([])
  expect((await countMoneyWork(db)).refunds).toBe(waiting)
  expect(await listOwedOrders(db)).not.toContain(orderId)
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).not.toContainEqual(
    expect.objectContaining({ orderId }),
  )
})

test('a page is found again when its answer was lost and a second has passed', async () => {
  const placed = await shop.place(await shop.aProduct(1))
  if (!placed.ok) throw new Error('sold out')
  const seen: string[] = []
  const losing: typeof deps.provider = {
    ...deps.provider,
    async openSession(request) {
      seen.push((await deps.provider.openSession(request)).url)
      throw new Error('the process died')
    },
  }
  await expect(openSession({ ...deps, provider: losing }, placed.order.id)).rejects.toThrow('died')
  await sleep(1100)
  expect(await openSession(deps, placed.order.id)).toEqual({ ok: true, url: seen[0] })
})

test('news of a page that nobody wrote down do not wait for ever', async () => {
  const placed = await shop.place(await shop.aProduct(1))
  if (!placed.ok) throw new Error('sold out')
  const orderId = placed.order.id
  const news = {
    id: `evt_${orderId}`,
    type: 'checkout.session.expired',
    createdAt: new Date(),
    livemode: false,
    objectId: 'cs_x',
    shopId: null,
    orderId,
    intentId: null,
  }
  expect(await shop.receive(news, { enqueue: async () => {} })).toBe('queued')
  await shop.advance(orderId)
  const event = await db
    .selectFrom('payment_event')
    .select('handled_at')
    .where('id', '=', news.id)
    .executeTakeFirstOrThrow()
  expect(event.handled_at).not.toBeNull()
})

test('late money that is to be looked at is held, and goes back by itself when nobody looks in time', async () => {
  const { orderId, sessionId } = await expired(await shop.aProduct(1))
  await shop.emulator.control.sessions.pay(sessionId, { method: 'ideal', late: true })
  const until = new Date(Date.now() - 1000)
  const looking = { ...deps.screening, judge: async () => ({ do: 'wait', until, isNew: true }) as const }
  await advance({ ...deps, screening: looking }, orderId)
  expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'captured', units: ['withheld'] })
  const stop = async () => ({ do: 'stop', how: 'rejected' }) as const
  const nobodyLooked = { ...deps.screening, judge: stop, recall: stop }
  await sweepPayments({ ...deps, screening: nobodyLooked })
  const refunds = db.selectFrom('refund').select(['reason', 'state']).where('order_id', '=', orderId)
  expect(await refunds.execute()).toEqual([{ reason: 'review', state: 'pending' }])
  // The key was there all the while, and was not given out on the way.
  const steps = await db
    .selectFrom('custody_event')
    .select('kind')
    .where('unit_id', 'in', db.selectFrom('unit').select('id').where('order_id', '=', orderId))
    .execute()
  expect(steps.map(({ kind }) => kind)).not.toContain('assigned')
})

test('whoever was let through after a look is asked when the keys were sold meanwhile', async () => {
  const productId = await shop.aProduct(1)
  const orderId = await shop.anOrder(productId)
  await shop.emulator.control.sessions.pay(await shop.sessionOf(orderId), { method: 'ideal' })
  const until = new Date(Date.now() + 60_000)
  const looking = { ...deps.screening, judge: async () => ({ do: 'wait', until, isNew: true }) as const }
  await advance({ ...deps, screening: looking }, orderId)
  expect(await shop.stateOf(orderId)).toMatchObject({ payment: 'captured', units: ['withheld'] })
  await shop.anOrder(productId)
  await shop.advance(orderId)
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'awaiting_choice', units: ['waiting'] })
  expect(shop.eventTypes(orderId)).toContain('shortage_found')
  const order = db.selectFrom('order').select('shortage_choice_due_at').where('id', '=', orderId)
  expect((await order.executeTakeFirstOrThrow()).shortage_choice_due_at).not.toBeNull()
  // Once.
  await shop.advance(orderId)
  expect(shop.eventTypes(orderId).filter((type) => type === 'shortage_found')).toHaveLength(1)
})

test('a refund that came back makes room for the one that somebody made at the provider instead', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await shop.advance(orderId)
  const { chargeId } = await deps.provider.readFacts(await shop.sessionOf(orderId), lookAtAll)
  const { charges, refunds } = shop.emulator.control
  const refundsOf = () =>
    db
      .selectFrom('refund')
      .select(['state', 'provider_id'])
      .where('order_id', '=', orderId)
      .orderBy('created_at')
  await charges.refund(chargeId ?? '')
  await advance(deps, orderId, lookAtAll)
  const [first] = await refundsOf().execute()
  await refunds.fail(first?.provider_id ?? '')
  await charges.refund(chargeId ?? '')
  // The provider tells the newest first.
  const newestFirst: typeof deps.provider = {
    ...deps.provider,
    async readFacts(...asked) {
      const facts = await deps.provider.readFacts(...asked)
      const rank = ({ state }: { state: string }) => Number(state === 'failed')
      return { ...facts, refunds: facts.refunds.toSorted((one, other) => rank(one) - rank(other)) }
    },
  }
  await advance({ ...deps, provider: newestFirst }, orderId, lookAtAll)
  expect((await refundsOf().execute()).map(({ state }) => state)).toEqual(['failed', 'succeeded'])
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'refunded', payment: 'refunded' })
})

describe('of money that came back a part was sent from the provider', () => {
  async function cameBack() {
    const orderId = await shop.anOrder(await shop.aProduct(2), { quantity: 2 })
    await shop.pay(orderId)
    await shop.advance(orderId)
    const { chargeId } = await deps.provider.readFacts(await shop.sessionOf(orderId), lookAtAll)
    const { charges, refunds } = shop.emulator.control
    const { amount_minor: whole } = await db
      .selectFrom('payment')
      .select('amount_minor')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const sendHalf = () => charges.refund(chargeId ?? '', { amount: whole / 2 })
    const look = () => advance(deps, orderId, lookAtAll)
    await charges.refund(chargeId ?? '')
    await look()
    const refund = await db
      .selectFrom('refund')
      .select(['id', 'provider_id'])
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    await refunds.fail(refund.provider_id ?? '')
    await sendHalf()
    await look()
    return { orderId, refundId: refund.id, whole, sendHalf, look }
  }

  test('the staff send the rest of it', async () => {
    const { orderId, refundId, whole } = await cameBack()
    const wish = { kind: 'again', refundId } as const
    const by = 'acc_staff' as AccountId
    const asked = await requestRefund(deps, {
      orderId,
      wish,
      requestKey: `again:${refundId}`,
      by,
      note: 'The rest',
    })
    expect(asked).toMatchObject({ ok: true })
    await shop.advance(orderId)
    const { rows } = await sql<{ amount: number }>`
      select amount_minor as amount from shop.refund where order_id = ${orderId} and state = 'succeeded'`.execute(
      db,
    )
    expect(rows.map(({ amount }) => amount)).toEqual([whole / 2, whole / 2])
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'refunded', units: ['refunded', 'refunded'] })
  })

  test('when the rest is sent from there too, nothing is owed', async () => {
    const { orderId, sendHalf, look } = await cameBack()
    await sendHalf()
    await look()
    expect(await shop.stateOf(orderId)).toMatchObject({ order: 'refunded', units: ['refunded', 'refunded'] })
  })
})

test('a refund that came back waits while a bank argues, and is paid when the bank has decided for the shop', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await shop.advance(orderId)
  const { chargeId } = await deps.provider.readFacts(await shop.sessionOf(orderId), lookAtAll)
  const { charges, disputes, refunds } = shop.emulator.control
  const by = 'acc_staff' as AccountId
  const ask = (wish: RefundWish, requestKey: string) =>
    requestRefund(deps, { orderId, wish, requestKey, by, note: 'Asked for by telephone' })
  const { units } = await db
    .transaction()
    .execute(async (tx) => (await lockOrder(tx, orderId)) ?? { units: [] })
  await ask({ kind: 'units', unitIds: units.map(({ id }) => id) }, 'units')
  const refund = await db
    .selectFrom('refund')
    .select(['id', 'provider_id'])
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const dispute = await charges.dispute(chargeId ?? '')
  await refunds.fail(refund.provider_id ?? '')
  await advance(deps, orderId, lookAtAll)
  const brokenOfOrder = async () =>
    (await findBrokenInvariants(db, { graceMinutes: 0 })).filter(
      (each) => 'orderId' in each && each.orderId === orderId,
    )
  expect(await brokenOfOrder()).toEqual([])
  const again = { kind: 'again', refundId: refund.id } as const
  expect(await ask(again, 'again')).toMatchObject({ ok: false, reason: 'disputed' })
  await disputes.decide(dispute.id, 'won')
  await advance(deps, orderId, lookAtAll)
  expect(await brokenOfOrder()).toMatchObject([{ invariant: 'I2' }])
  expect(await ask({ ...again, kind: 'outside' }, 'outside')).toMatchObject({ ok: true })
  expect(await brokenOfOrder()).toEqual([])
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'refunded', units: ['refunded'] })
})
