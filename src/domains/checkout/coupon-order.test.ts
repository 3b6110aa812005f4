import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type AccountId, newId, type OrderId, type ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { days } from '../../shared/time.ts'
import { endCoupon, listCoupons, readCoupon, reopenCoupon } from '../promotions/index.ts'
import { cancelOrder } from './cancel-order.ts'
import { testTill } from './checkout.fixture.ts'
import { findBrokenInvariants } from './invariants.ts'
import type { CheckoutForm, PlaceOrderOutcome } from './place-order.ts'

const till = await testTill()
const { db } = till
afterEach(async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([]))

const endNow = (orderId: OrderId) => cancelOrder(till.deps, orderId)
const wordOf = (outcome: PlaceOrderOutcome) =>
  outcome.ok ? 'ok' : outcome.reason === 'coupon' ? outcome.problem : outcome.reason

async function onlyOrderOf(product: ProductId): Promise<OrderId> {
  const [orderId] = await till.ordersOf(product)
  if (!orderId) throw new Error('no order')
  return orderId
}

async function amountsOf(orderId: OrderId) {
  const order = await db.selectFrom('order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow()
  const lines = await db
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  const units = (await till.unitsOf(orderId)).map((unit) => unit.gross_minor)
  const facts = await till.deps.provider.readFacts(await till.sessionOf(orderId), {
    refunds: false,
    disputes: false,
    warnings: false,
  })
  return { order, lines, units, asked: facts.amountMinor }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0)

describe('an order with a coupon', () => {
  test('costs less to the cent: units, lines, order, payment page and VAT say the same', async () => {
    const [a, b] = [
      await till.aProduct(3, { price: money(999, 'EUR') }),
      await till.aProduct(1, { price: money(501, 'EUR') }),
    ]
    const coupon = await till.aCoupon({ terms: { amount: money(1000, 'EUR') } })
    const form = await till.withCoupon(
      await till.aForm([
        [a, 3],
        [b, 1],
      ]),
      coupon,
    )
    expect(wordOf(await till.place(form))).toBe('ok')
    const { order, lines, units, asked } = await amountsOf(await onlyOrderOf(a))
    const paid = 3 * 999 + 501 - 1000
    expect([order.gross_minor, asked, sum(units), sum(lines.map((line) => line.gross_minor))]).toEqual([
      paid,
      paid,
      paid,
      paid,
    ])
    expect(sum(lines.map((line) => line.discount_minor))).toBe(1000)
    for (const line of lines) expect(line.tax_minor).toBe(Math.round((line.gross_minor * 2000) / 12_000))
    expect(order.coupon_code).toBe((await readCoupon(db, coupon))?.code)
  })

  test('pays back for a key what was paid for it, and no more', async () => {
    const product = await till.aProduct(2, { price: money(1001, 'EUR') })
    const coupon = await till.aCoupon({ terms: { percent: 33 } })
    const orderId = await till.anOrder([[product, 2]], {}, coupon)
    const { units } = await amountsOf(orderId)
    // The reservation ends, somebody else takes one key, then the money comes: one key is missing.
    const sessionId = await till.sessionOf(orderId)
    await till.letReservationEnd(orderId)
    await till.advance(orderId)
    await till.anOrder([[product, 1]])
    await till.emulator.control.sessions.pay(sessionId, { card: '4242424242424242', late: true })
    await till.advance(orderId)
    await till.choose(orderId, 'refund')
    const refunds = await db.selectFrom('refund').selectAll().where('order_id', '=', orderId).execute()
    const missing = (await till.unitsOf(orderId)).filter((unit) => unit.state === 'refunded')
    expect(missing).toHaveLength(1)
    expect(refunds.map((refund) => refund.amount_minor)).toEqual(missing.map((unit) => unit.gross_minor))
    expect(sum(units)).toBe(2002 - 661)
  })

  test('is shown and asked again when the coupon ended since the form was shown', async () => {
    const product = await till.aProduct(1)
    const coupon = await till.aCoupon({ terms: { percent: 10 } })
    const form = await till.withCoupon(await till.aForm([[product, 1]]), coupon)
    expect(await db.transaction().execute((tx) => endCoupon(tx, coupon, { kind: 'system' }, 'Leaked'))).toBe(
      true,
    )
    expect(wordOf(await till.place(form))).toBe('price_changed')
    expect(await till.keysOf(product)).toEqual({ available: 1 })
    const goOn = (endsAt: Date | null) =>
      db
        .transaction()
        .execute((tx) => reopenCoupon(tx, coupon, { endsAt, reason: 'By mistake' }, { kind: 'system' }))
    expect([await goOn(null), await goOn(null)]).toEqual([true, false])
    expect((await readCoupon(db, coupon))?.problem).toBeNull()
  })

  test('that is ended before it begins and goes on begins as it was planned', async () => {
    const startsAt = new Date(Date.now() + days(30))
    const coupon = await till.aCoupon({ terms: { percent: 10 }, startsAt })
    const who = { kind: 'system' } as const
    await db.transaction().execute((tx) => endCoupon(tx, coupon, who, 'Not yet'))
    expect((await readCoupon(db, coupon))?.problem).toBe('over')
    const goOn = (endsAt: Date | null) =>
      db.transaction().execute((tx) => reopenCoupon(tx, coupon, { endsAt, reason: 'After all' }, who))
    expect(await goOn(new Date(startsAt.getTime() - days(1)))).toBe(false)
    expect(await goOn(null)).toBe(true)
    expect(await readCoupon(db, coupon)).toMatchObject({ problem: 'not_yet', startsAt })
  })

  test('leaves out of the payment page what costs nothing, and gives it all the same', async () => {
    const [free, dear] = [await till.aProduct(1), await till.aProduct(1)]
    const coupon = await till.aCoupon({ terms: { percent: 100 }, productIds: [free] })
    const orderId = await till.anOrder(
      [
        [dear, 1],
        [free, 1],
      ],
      {},
      coupon,
    )
    await till.pay(orderId)
    await till.advance(orderId)
    expect(await till.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered', 'delivered'],
    })
  })

  test('less than can be paid by card is given away', async () => {
    const product = await till.aProduct(1, { price: money(1999, 'EUR') })
    const coupon = await till.aCoupon({ terms: { amount: money(1960, 'EUR') } })
    const form = await till.withCoupon(await till.aForm([[product, 1]], someone()), coupon)
    expect(form.shownTotal.minor).toBe(0)
    expect(await till.place(form)).toEqual({ ok: true, byLetter: true })
  })
})

let people = 0
/** Somebody else, from somewhere else. */
function someone(): Partial<CheckoutForm> {
  people++
  return {
    email: `person-${people}@example.eu`,
    trace: { ip: `198.${people >> 8}.${people & 255}.7`, userAgent: null },
  }
}

describe('the uses of a coupon', () => {
  test('of the last use one of fifty gets it', { timeout: 180_000 }, async () => {
    const product = await till.aProduct(50)
    const coupon = await till.aCoupon({ terms: { percent: 20 }, usesMax: 1 })
    const forms = await Promise.all(
      Array.from({ length: 50 }, async () =>
        till.withCoupon(await till.aForm([[product, 1]], someone()), coupon),
      ),
    )
    const words = (await Promise.all(forms.map((form) => till.place(form)))).map(wordOf)
    expect(words.filter((word) => word === 'ok')).toHaveLength(1)
    // Whoever came after it was taken is shown the new total first.
    expect(words.filter((word) => word === 'used_up' || word === 'price_changed')).toHaveLength(49)
    expect(await till.keysOf(product)).toEqual({ available: 49, reserved: 1 })
  })

  test('a use comes back when the order ends unpaid, and is taken up again by money that is late', async () => {
    const product = await till.aProduct(3)
    const coupon = await till.aCoupon({ terms: { percent: 20 }, usesMax: 1 })
    const first = await till.anOrder([[product, 1]], {}, coupon)
    const sessionId = await till.sessionOf(first)
    const waiting = await till.aForm([[product, 1]], someone())
    expect((await till.withCoupon(waiting, coupon)).shownTotal).toEqual(waiting.shownTotal)
    await till.letReservationEnd(first)
    await till.advance(first)
    expect((await readCoupon(db, coupon))?.problem).toBeNull()
    expect(wordOf(await till.place(await till.withCoupon(waiting, coupon)))).toBe('ok')
    await till.emulator.control.sessions.pay(sessionId, { card: '4242424242424242', late: true })
    await till.advance(first)
    expect(await till.stateOf(first)).toMatchObject({ order: 'fulfilled' })
    const uses = (await listCoupons(db)).rows.find(({ id }) => id === coupon)?.uses
    expect(uses).toBe(2)
  })

  test('once per customer: not with another spelling of the mailbox, not with another address of the account', async () => {
    const product = await till.aProduct(5)
    const coupon = await till.aCoupon({ terms: { percent: 20 }, oncePerCustomer: true })
    const accountId = await anAccount()
    const tryAs = async (answers: Partial<CheckoutForm>) =>
      wordOf(await till.place(await till.withCoupon(await till.aForm([[product, 1]], answers), coupon)))
    expect(await tryAs({ email: 'ada@example.eu', accountId })).toBe('ok')
    expect(await tryAs({ email: 'ADA+again@example.eu' })).toBe('used_before')
    expect(await tryAs({ email: 'other@example.eu', accountId })).toBe('used_before')
    expect(await tryAs({ email: 'b.ob@gmail.com' })).toBe('ok')
    expect(await tryAs({ email: 'bo.b+2@googlemail.com' })).toBe('used_before')
    const first = await onlyOrderOf(product)
    await endNow(first)
    expect(await tryAs({ email: 'ada@example.eu' })).toBe('ok')
  })

  test('once per customer holds for two presses at the same moment in two carts', async () => {
    const product = await till.aProduct(10)
    const coupon = await till.aCoupon({ terms: { percent: 20 }, oncePerCustomer: true })
    const { email = '' } = someone()
    const forms = await Promise.all(
      Array.from({ length: 10 }, async () =>
        till.withCoupon(await till.aForm([[product, 1]], { email }), coupon),
      ),
    )
    const words = (await Promise.all(forms.map((form) => till.place(form)))).map(wordOf)
    expect(words.toSorted()).toEqual(['ok', ...Array.from({ length: 9 }, () => 'used_before')])
  })

  test('going back to the till with the same cart uses the same coupon again', async () => {
    const product = await till.aProduct(2)
    const coupon = await till.aCoupon({ terms: { percent: 20 }, usesMax: 5, oncePerCustomer: true })
    const form = await till.withCoupon(await till.aForm([[product, 1]], someone()), coupon)
    expect(wordOf(await till.place(form))).toBe('ok')
    expect(wordOf(await till.place({ ...form, checkoutKey: crypto.randomUUID() }))).toBe('ok')
    expect((await listCoupons(db)).rows.find(({ id }) => id === coupon)?.uses).toBe(1)
  })
})

async function anAccount(): Promise<AccountId> {
  const id = newId('acc')
  await sql`insert into shop.account (id, provider, subject, email, email_folded, locale)
    values (${id}, 'local', ${id}, ${`${id}@example.eu`}, ${`${id}@example.eu`}, 'en')`.execute(db)
  return id
}

describe('an order that costs nothing', () => {
  const giveaway = (stock: number, usesMax: number | null = null) =>
    till.aProduct(stock).then(async (product) => ({
      product,
      coupon: await till.aCoupon({ terms: { percent: 100 }, productIds: [product], usesMax }),
    }))

  test('is delivered when it is placed, without a payment, and its letter alone leads to it', async () => {
    const { product, coupon } = await giveaway(2)
    const form = await till.withCoupon(await till.aForm([[product, 2]], someone()), coupon)
    expect(await till.place(form)).toEqual({ ok: true, byLetter: true })
    const orderId = await onlyOrderOf(product)
    expect(await till.stateOf(orderId)).toEqual({
      order: 'fulfilled',
      payment: undefined,
      units: ['delivered', 'delivered'],
    })
    expect(till.eventTypes(orderId)).toEqual(['order_paid'])
    expect(await till.keysOf(product)).toEqual({ assigned: 2 })
    // The same button pressed twice shows no page of the order either.
    expect(await till.place(form)).toEqual({ ok: true, byLetter: true })
    expect(await till.ordersOf(product)).toHaveLength(1)
  })

  test('pressed four times at once it is one order, and nobody is told of a limit', async () => {
    const { product, coupon } = await giveaway(5)
    const form = await till.withCoupon(await till.aForm([[product, 3]], someone()), coupon)
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => till.place(form)))
    expect(outcomes.map(wordOf)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await till.keysOf(product)).toEqual({ assigned: 3, available: 2 })
  })

  test('a key of it that was promised and never came is not owed any money', async () => {
    const product = await till.aProduct(0, { releaseAt: new Date(Date.now() + 86_400_000) })
    const coupon = await till.aCoupon({ terms: { percent: 100 } })
    expect(
      await till.place(await till.withCoupon(await till.aForm([[product, 1]], someone()), coupon)),
    ).toMatchObject({ ok: true })
    const orderId = await onlyOrderOf(product)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'confirmed', units: ['backordered'] })
    await db
      .updateTable('unit')
      .set({ backorder_promised_by: new Date(Date.now() - 9 * 86_400_000) })
      .where('order_id', '=', orderId)
      .execute()
    await till.sweep()
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'refunded', units: ['refunded'] })
  })

  test('the database delivers nothing that costs something without its money', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.anOrder([[product, 1]])
    const deliver = sql`update shop.unit set state = 'delivered' where order_id = ${orderId}`
    await expect(deliver.execute(db)).rejects.toThrow('not captured')
    const cheapen = sql`update shop.order set gross_minor = 0, net_minor = 0, tax_minor = 0 where id = ${orderId}`
    await expect(cheapen.execute(db)).rejects.toThrow('cannot change')
  })

  // A giveaway of a famous game lost 30,000 keys to a script in a night.
  test('a script gets no more from one network than a school would, however many addresses it makes up', async () => {
    const { product, coupon } = await giveaway(200)
    const forms = await Promise.all(
      Array.from({ length: 200 }, async (_, index) =>
        till.withCoupon(
          await till.aForm([[product, 1]], {
            email: `made-up-${index}@example.net`,
            trace: { ip: `203.0.113.${index}`, userAgent: null },
          }),
          coupon,
        ),
      ),
    )
    const words = (await Promise.all(forms.map((form) => till.place(form)))).map(wordOf)
    expect(words.filter((word) => word === 'ok')).toHaveLength(20)
    expect(words.filter((word) => word === 'free_limit')).toHaveLength(180)
    expect(await till.keysOf(product)).toEqual({ assigned: 20, available: 180 })
    expect((await listCoupons(db)).rows.find(({ id }) => id === coupon)?.uses).toBe(20)
  }, 90_000)

  test('a mailbox gets three keys a day, from wherever and however it is spelt', async () => {
    const { product, coupon } = await giveaway(60)
    const forms = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const answers = { ...someone(), email: `one.person+${index}@gmail.com` }
        return till.withCoupon(await till.aForm([[product, 1]], answers), coupon)
      }),
    )
    const words = (await Promise.all(forms.map((form) => till.place(form)))).map(wordOf)
    expect(words.filter((word) => word === 'ok')).toHaveLength(3)
    const greedy = await till.withCoupon(await till.aForm([[product, 4]], someone()), coupon)
    expect(wordOf(await till.place(greedy))).toBe('free_limit')
    expect(await till.keysOf(product)).toEqual({ assigned: 3, available: 57 })
  })
})

test('coupons are listed by code and state, in the order that is asked for', async () => {
  const ids = [
    await till.aCoupon({ code: 'LISTED2', terms: { percent: 10 } }),
    await till.aCoupon({ code: 'LISTED1', terms: { percent: 10 } }),
    await till.aCoupon({
      code: 'LISTED3',
      terms: { percent: 10 },
      startsAt: new Date(Date.now() + 86_400_000),
    }),
  ]
  const asked = { text: 'li-sted', state: '', sort: 'code', isDescending: false, page: 1 } as const
  const listed = async (change: Partial<Parameters<typeof listCoupons>[1]> = {}) => {
    const { rows, total } = await listCoupons(db, { ...asked, ...change })
    return [rows.map(({ code }) => code.slice(-1)).join(''), total]
  }
  expect(await listed()).toEqual(['123', ids.length])
  expect(await listed({ sort: 'made', isDescending: true })).toEqual(['312', 3])
  expect(await listed({ state: 'on' })).toEqual(['12', 2])
  expect(await listed({ state: 'not_yet' })).toEqual(['3', 1])
  expect(await listed({ page: 2 })).toEqual(['', 0])
})
