import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ProductId, parseId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import { openCart } from '../cart/index.ts'
import { putProduct } from '../catalog/index.ts'
import { testProduct } from '../catalog/test-catalogue.ts'
import { testTill } from './checkout.fixture.ts'
import { findBrokenInvariants } from './invariants.ts'
import { activatesIn, type PlaceOrderOutcome } from './place-order.ts'

const till = await testTill()
const { db } = till
const sessionPath = 'POST /v1/checkout/sessions'
beforeEach(() => till.emulator.control.faults.clear())

const countOrders = async () => (await db.selectFrom('order').select('id').execute()).length

async function orderAt(form: { checkoutKey: string }, productId: ProductId) {
  const [orderId, ...others] = await till.ordersOf(productId)
  expect(others).toEqual([])
  if (!orderId) throw new Error(`no order of form ${form.checkoutKey}`)
  return orderId
}

const urlOf = (outcome: PlaceOrderOutcome) =>
  'redirectUrl' in outcome ? outcome.redirectUrl : outcome.ok ? 'by letter' : outcome.reason

describe('an order', () => {
  test('holds a key for each unit and leads to the page where it is paid', async () => {
    const product = await till.aProduct(3)
    const form = await till.aForm([[product, 2]])
    const outcome = await till.place(form)
    const orderId = await orderAt(form, product)
    expect(urlOf(outcome)).toContain(await till.sessionOf(orderId))
    expect(await till.stateOf(orderId)).toEqual({
      order: 'awaiting_payment',
      payment: 'session_open',
      units: ['reserved', 'reserved'],
    })
    expect(await till.keysOf(product)).toEqual({ available: 1, reserved: 2 })
    expect(till.moved).toContain(product)
    expect(await till.historyOf(orderId)).toContain('order.placed')
  })

  test('carries the address, the cart, the terms and the VAT of the country of the buyer', async () => {
    const product = await till.aProduct(2)
    const form = await till.aForm([[product, 2]], {
      country: 'DE',
      locale: 'fr',
      email: 'Someone@Example.eu',
      companyName: 'Moss',
      companyAddress: '1 Quay',
    })
    await till.place(form)
    const orderId = await orderAt(form, product)
    const order = await db
      .selectFrom('order')
      .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
      .selectAll()
      .where('order.id', '=', orderId)
      .executeTakeFirstOrThrow()
    expect(order).toMatchObject({
      cart_id: await openCart(db, form.cartToken),
      locale: 'fr',
      country: 'DE',
      currency: 'EUR',
      gross_minor: 3998,
      net_minor: 3360,
      tax_minor: 638,
      terms_version: '2026-11',
      demo: true,
      email: 'Someone@Example.eu',
      email_folded: 'someone@example.eu',
      company_name: 'Moss',
      company_address: '1 Quay',
    })
    // Whoever reads the database cannot send the form again.
    expect(order.checkout_key).not.toContain(form.checkoutKey)
  })

  test('keeps of the way its buyer came only what is sealed or coarse', async () => {
    const product = await till.aProduct(1)
    const trace = { ip: '203.0.113.77', userAgent: 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/140.0' }
    const form = await till.aForm([[product, 1]], { trace })
    await till.place(form)
    const kept = await db
      .selectFrom('order_trace')
      .selectAll()
      .where('order_id', '=', await orderAt(form, product))
      .executeTakeFirstOrThrow()
    expect(kept.ip_sealed?.toString()).toBe('sealed:12')
    expect(kept.device_hash).toHaveLength(32)
    expect(JSON.stringify({ ...kept, ip_sealed: null })).not.toContain('203.0.113.77')
    expect(JSON.stringify(kept)).not.toContain('Gecko')
  })

  test('of a pre-order takes no key: its units wait for the release', async () => {
    const product = await till.aProduct(0, { releaseAt: after(new Date(), days(30)) })
    const form = await till.aForm([[product, 2]])
    expect((await till.place(form)).ok).toBe(true)
    expect((await till.unitsOf(await orderAt(form, product))).map((unit) => unit.key_id)).toEqual([
      null,
      null,
    ])
  })
})

describe('what was seen is what is sold', () => {
  test('an unknown cart, an empty one and one whose goods have left the window make no order', async () => {
    const before = await countOrders()
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]])
    const { slug } = await db
      .selectFrom('product')
      .select('slug')
      .where('id', '=', product)
      .executeTakeFirstOrThrow()
    await db.transaction().execute((tx) => putProduct(tx, testProduct(slug, { status: 'draft' })))
    for (const each of [
      form,
      await till.aForm([]),
      { ...form, cartToken: 'a'.repeat(43) },
      { ...form, cartToken: '' },
    ]) {
      expect(await till.place(each)).toEqual({ ok: false, reason: 'cart_empty' })
    }
    expect(await countOrders()).toBe(before)
  })

  test.each([
    ['a cent more', money(2000, 'EUR')],
    ['a cent less', money(1998, 'EUR')],
    ['the same number in another currency', money(1999, 'USD')],
    ['nothing', money(0, 'EUR')],
  ])('a form that showed %s is shown again instead of ordered', async (_, shownTotal) => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]], { shownTotal })
    expect(await till.place(form)).toEqual({ ok: false, reason: 'price_changed' })
    expect(await till.ordersOf(product)).toEqual([])
    expect((await till.place({ ...form, shownTotal: till.price })).ok).toBe(true)
  })

  test('a price that changed after the form was shown is not charged unseen', async () => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]])
    await db.updateTable('product').set({ list_price_minor: 2099 }).where('id', '=', product).execute()
    expect(await till.place(form)).toEqual({ ok: false, reason: 'price_changed' })
    expect(await till.ordersOf(product)).toEqual([])
  })
})

describe('the region guard', () => {
  test('names the products that cannot be activated where the buyer is, and sells none of the cart', async () => {
    const european = await till.aProduct(2, { regionCode: 'eu' })
    const american = await till.aProduct(2, { regionCode: 'us' })
    const anywhere = await till.aProduct(2)
    const form = await till.aForm([
      [european, 1],
      [american, 1],
      [anywhere, 1],
    ])
    expect(await till.place(form)).toEqual({
      ok: false,
      reason: 'region',
      products: [{ productId: american }],
    })
    expect(await till.place({ ...form, country: 'US' })).toEqual({
      ok: false,
      reason: 'region',
      products: [{ productId: european }],
    })
    expect(await till.ordersOf(anywhere)).toEqual([])
    expect(await till.keysOf(anywhere)).toEqual({ available: 2 })
  })

  test('lets through whoever is inside', async () => {
    const european = await till.aProduct(1, { regionCode: 'eu' })
    expect((await till.place(await till.aForm([[european, 1]], { country: 'IE' }))).ok).toBe(true)
  })

  test.each([
    [null, 'FR', true],
    [['FR', 'DE'], 'DE', true],
    [['FR', 'DE'], 'US', false],
    [[], 'FR', false],
  ])('a key for %j activates in %s: %s', (countries, country, activates) => {
    expect(activatesIn(countries, country)).toBe(activates)
  })
})

describe('sold out', () => {
  test('is told with what is left, and nothing of the order stays', async () => {
    const scarce = await till.aProduct(2)
    const gone = await till.aProduct(0)
    const plenty = await till.aProduct(5)
    const form = await till.aForm([
      [plenty, 1],
      [scarce, 3],
      [gone, 1],
    ])
    const outcome = await till.place(form)
    expect(outcome).toMatchObject({ ok: false, reason: 'sold_out' })
    expect(outcome.ok === false && outcome.reason === 'sold_out' && new Set(outcome.products)).toEqual(
      new Set([
        { productId: scarce, wanted: 3, left: 2 },
        { productId: gone, wanted: 1, left: 0 },
      ]),
    )
    expect(await till.ordersOf(plenty)).toEqual([])
    expect(await till.keysOf(plenty)).toEqual({ available: 5 })
    expect(await till.keysOf(scarce)).toEqual({ available: 2 })
    expect(till.moved).not.toContain(plenty)
  })

  test('does not use up the form: with keys on the shelf again it is ordered', async () => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 2]])
    expect(urlOf(await till.place(form))).toBe('sold_out')
    await till.addStock(product, 1)
    expect((await till.place(form)).ok).toBe(true)
  })

  test('leaves the earlier order of the cart as it was', async () => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]])
    await till.place(form)
    const orderId = await orderAt(form, product)
    await db.updateTable('cart_line').set({ quantity: 2 }).where('product_id', '=', product).execute()
    const more = { ...form, checkoutKey: randomUUID(), shownTotal: money(3998, 'EUR') }
    expect(await till.place(more)).toMatchObject({ reason: 'sold_out', products: [{ wanted: 2, left: 1 }] })
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'awaiting_payment', units: ['reserved'] })
  })
})

describe('delivery at once', () => {
  // Directive 2011/83/EU art. 16(m): without both answers the right of withdrawal would not be lost.
  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])('with express %s and acknowledge %s is refused', async (express, acknowledge) => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]], { delivery: 'at_once', express, acknowledge })
    await expect(till.place(form)).rejects.toMatchObject({ code: 'invalid' })
    expect(await till.ordersOf(product)).toEqual([])
  })

  test('writes down both answers for every unit; a sealed order writes none', async () => {
    const product = await till.aProduct(3)
    const answers = { delivery: 'at_once', express: true, acknowledge: true } as const
    const orderId = await till.anOrder([[product, 2]], answers)
    const waiversOf = (id: typeof orderId) =>
      db.selectFrom('waiver').select(['given_at_step', 'country']).where('order_id', '=', id).execute()
    expect(await waiversOf(orderId)).toEqual(Array(2).fill({ given_at_step: 'checkout', country: 'FR' }))
    const sealed = await till.anOrder([[product, 1]], { express: true, acknowledge: true })
    expect(await waiversOf(sealed)).toEqual([])
  })
})

describe('the same form again', () => {
  test('leads to the same page of the same order', async () => {
    const product = await till.aProduct(3)
    const form = await till.aForm([[product, 1]])
    const first = await till.place(form)
    expect(await till.place(form)).toEqual(first)
    await orderAt(form, product)
    expect(await till.keysOf(product)).toEqual({ available: 2, reserved: 1 })
  })

  test('ten times at once makes one order', async () => {
    const product = await till.aProduct(20)
    const form = await till.aForm([[product, 1]])
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => till.place(form)))
    expect(new Set(outcomes.map(urlOf)).size).toBe(1)
    expect(await till.stateOf(await orderAt(form, product))).toMatchObject({ order: 'awaiting_payment' })
    expect(await till.keysOf(product)).toEqual({ available: 19, reserved: 1 })
  })

  test('after the order was paid leads to the order, although the cart or its price has changed', async () => {
    const product = await till.aProduct(2)
    const form = await till.aForm([[product, 1]])
    await till.place(form)
    const orderId = await orderAt(form, product)
    await till.pay(orderId)
    await till.advance(orderId)
    const again = await till.place({ ...form, shownTotal: money(1, 'EUR') })
    expect(again).toEqual({ ok: true, redirectUrl: `http://127.0.0.1/orders/${orderId}` })
    await orderAt(form, product)
  })

  // Otherwise whoever saw a form's key could be led to somebody else's order, or take its place.
  test('from another cart is refused, and shows nothing of the order', async () => {
    const product = await till.aProduct(3)
    const form = await till.aForm([[product, 1]])
    await till.place(form)
    const orderId = await orderAt(form, product)
    const stranger = await till.aForm([[product, 1]], { checkoutKey: form.checkoutKey })
    await expect(till.place(stranger)).rejects.toMatchObject({ code: 'conflict' })
    expect(await orderAt(form, product)).toBe(orderId)
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'awaiting_payment', units: ['reserved'] })
    expect(await till.keysOf(product)).toEqual({ available: 2, reserved: 1 })
  })
})

describe('a new form of the same cart', () => {
  test('ends the unpaid order before it: its keys are free for this one, and its page takes no money', async () => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]])
    await till.place(form)
    const earlier = await orderAt(form, product)
    expect((await till.place({ ...form, checkoutKey: randomUUID() })).ok).toBe(true)
    const [, later] = await till.ordersOf(product)
    expect(await till.stateOf(earlier)).toEqual({
      order: 'cancelled',
      payment: 'expired',
      units: ['released'],
    })
    expect(later && (await till.stateOf(later))).toMatchObject({ units: ['reserved'] })
    expect((await till.pay(earlier)).outcome).not.toBe('completed')
  })

  test('does not touch the orders of other carts', async () => {
    const product = await till.aProduct(2)
    const others = await till.anOrder([[product, 1]])
    await till.anOrder([[product, 1]])
    expect(await till.stateOf(others)).toMatchObject({ order: 'awaiting_payment', units: ['reserved'] })
  })

  test('leaves alone the order whose money is just being taken: both are delivered', async () => {
    const product = await till.aProduct(2)
    const form = await till.aForm([[product, 1]])
    await till.place(form)
    const earlier = await orderAt(form, product)
    await till.pay(earlier)
    await db.updateTable('payment').set({ state: 'capturing' }).where('order_id', '=', earlier).execute()
    expect((await till.place({ ...form, checkoutKey: randomUUID() })).ok).toBe(true)
    expect(await till.stateOf(earlier)).toEqual({
      order: 'fulfilled',
      payment: 'captured',
      units: ['delivered'],
    })
  })

  test('five of them at once leave one order that can be paid', async () => {
    const product = await till.aProduct(1)
    const form = await till.aForm([[product, 1]])
    await Promise.all(Array.from({ length: 5 }, () => till.place({ ...form, checkoutKey: randomUUID() })))
    const states = await Promise.all((await till.ordersOf(product)).map((id) => till.stateOf(id)))
    const unpaid = states.filter(({ order }) => order === 'placed' || order === 'awaiting_payment')
    expect(unpaid).toHaveLength(1)
    expect(await till.keysOf(product)).toEqual({ reserved: 1 })
  })
})

test('while no payment page can be had the order stays with its keys, and the same form opens the page later', async () => {
  const product = await till.aProduct(1)
  const form = await till.aForm([[product, 1]])
  await till.emulator.control.faults.add({ kind: 'error', match: sessionPath, count: 50 })
  const outcome = await till.place(form)
  const orderId = await orderAt(form, product)
  expect(outcome).toEqual({ ok: false, reason: 'payment_unavailable', orderId })
  expect(parseId('ord', orderId)).toBe(orderId)
  expect(await till.stateOf(orderId)).toEqual({ order: 'placed', payment: 'new', units: ['reserved'] })
  expect(till.alarms).toContain('payment.no_session')
  await till.emulator.control.faults.clear()
  const later = await till.place(form)
  expect(urlOf(later)).toContain(await till.sessionOf(await orderAt(form, product)))
})

test('of twenty carts that go for seven keys at the same moment exactly seven get one', async () => {
  const product = await till.aProduct(7)
  const forms = await Promise.all(Array.from({ length: 20 }, () => till.aForm([[product, 1]])))
  const outcomes = await Promise.all(forms.map((form) => till.place(form)))
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(7)
  expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]))).toEqual(
    Array(13).fill({ ok: false, reason: 'sold_out', products: [{ productId: product, wanted: 1, left: 0 }] }),
  )
  expect(await till.ordersOf(product)).toHaveLength(7)
  expect(await till.keysOf(product)).toEqual({ reserved: 7 })
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})
