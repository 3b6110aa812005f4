import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type AccountId, newId, type OrderId, type ProductId, type UnitId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { openCart, readCart } from '../cart/index.ts'
import { readOrderForRisk } from '../orders/index.ts'
import { advance, lookAtAll, type RefundWish, requestRefund } from '../payments/index.ts'
import { createCoupon } from '../promotions/index.ts'
import { testTill } from './checkout.fixture.ts'
import { findBrokenInvariants } from './invariants.ts'
import type { PlaceOrderOutcome } from './place-order.ts'
import { priceCart } from './price-cart.ts'

const till = await testTill()
const { db } = till
const { control } = till.emulator
afterEach(async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([]))

const wordOf = (outcome: PlaceOrderOutcome) => (outcome.ok ? 'ok' : outcome.reason)

async function aListed(stock: number, prices: Readonly<Record<string, number>>): Promise<ProductId> {
  const product = await till.aProduct(stock)
  await till.listPrices(product, prices)
  return product
}

const orderRow = (orderId: OrderId) =>
  db.selectFrom('order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow()
const paymentRow = (orderId: OrderId) =>
  db.selectFrom('payment').selectAll().where('order_id', '=', orderId).executeTakeFirstOrThrow()
const refundRows = (orderId: OrderId) =>
  db.selectFrom('refund').selectAll().where('order_id', '=', orderId).orderBy('id').execute()

const refund = (orderId: OrderId, wish: RefundWish) =>
  requestRefund(till.deps, {
    orderId,
    wish,
    requestKey: randomUUID(),
    by: newId('acc') as AccountId,
    note: 'asked for',
  })

/** A paid order in yen, of whole yen alone. */
async function paidInYen(quantity = 2) {
  const product = await aListed(quantity, { JPY: 3100 })
  const orderId = await till.aPaidOrder([[product, quantity]], { currency: 'JPY' })
  const units = (await till.unitsOf(orderId)).map(({ id }) => id as UnitId)
  return { orderId, units }
}

describe('an order in another currency', () => {
  test('is priced, taxed, paid and delivered in it, and says what it is in euros', async () => {
    const { orderId } = await paidInYen()
    expect(await till.stateOf(orderId)).toMatchObject({ order: 'fulfilled', payment: 'captured' })
    const order = await orderRow(orderId)
    expect(order).toMatchObject({ currency: 'JPY', gross_minor: 6200, eur_total_minor: 3998 })
    // 20 % of whole yen is whole yen.
    expect([order.net_minor, order.tax_minor]).toEqual([5167, 1033])
    const payment = await paymentRow(orderId)
    expect(payment).toMatchObject({ currency: 'JPY', amount_minor: 6200, captured_minor: 6200 })
    expect(payment).toMatchObject({ settled_currency: 'EUR' })
    expect(payment.settled_minor).toBe(Math.round(6200 * (payment.exchange_rate ?? 0)))
    expect(payment.settled_minor).toBeGreaterThan(2000)
    expect(payment.settled_minor).toBeLessThan(6000)
  })

  test('is judged by its sum in euros, so that six thousand yen are no fortune', async () => {
    const { orderId } = await paidInYen()
    expect(await readOrderForRisk(db, orderId)).toMatchObject({ eurTotalMinor: 3998 })
  })

  test('in euros settles in euros, without a rate', async () => {
    const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]])
    expect(await paymentRow(orderId)).toMatchObject({
      settled_minor: 1999,
      settled_currency: 'EUR',
      exchange_rate: null,
    })
  })

  test('whose bill the provider has not booked yet is looked at again until it has', async () => {
    const { orderId } = await paidInYen()
    await sql`update shop.payment set settled_minor = null, settled_currency = null, exchange_rate = null,
      checked_at = now() - interval '2 minutes' where order_id = ${orderId}`.execute(db)
    await till.sweep()
    expect((await paymentRow(orderId)).settled_minor).not.toBeNull()
  })
})

describe('what stood above the button is what is paid', () => {
  test('also when the currency was switched in another tab meanwhile', async () => {
    const product = await aListed(2, { GBP: 1749, USD: 2199 })
    const inPounds = await till.aForm([[product, 1]], { currency: 'GBP' })
    // The other tab shows the same cart in dollars, and is sent after the first.
    const inDollars = { ...inPounds, checkoutKey: randomUUID(), shownTotal: money(2199, 'USD') }
    expect(wordOf(await till.place(inPounds))).toBe('ok')
    expect(wordOf(await till.place(inDollars))).toBe('ok')
    const [first, second] = await till.ordersOf(product)
    const orders = await Promise.all([first, second].map((id) => orderRow(id as OrderId)))
    // One cart has one order that can be paid: the last one.
    expect(orders.map(({ currency, gross_minor, state }) => [currency, gross_minor, state])).toEqual([
      ['GBP', 1749, 'cancelled'],
      ['USD', 2199, 'awaiting_payment'],
    ])
  })

  const forged: [string, Money][] = [
    ['a currency that the product has no price in', money(1999, 'USD')],
    ['a currency that the shop does not ask prices in', money(1999, 'PLN')],
    ['a currency that there is not', money(1999, 'XXX')],
    ['the number of euros as yen', money(1999, 'JPY')],
    ['the number of yen as euros', money(3100, 'EUR')],
    ['nothing, in yen', money(0, 'JPY')],
  ]
  test.each(forged)('so %s is refused like any other price that is not ours', async (_, shownTotal) => {
    const product = await aListed(1, { JPY: 3100 })
    const form = await till.aForm([[product, 1]])
    expect(wordOf(await till.place({ ...form, shownTotal }))).toBe('price_changed')
    expect(await till.ordersOf(product)).toEqual([])
  })

  test('a currency that the shop no longer offers is not sold in', async () => {
    const product = await aListed(1, { GBP: 1749 })
    const form = await till.aForm([[product, 1]], { currency: 'GBP' })
    expect(wordOf(await till.place(form, { currencies: ['EUR'] }))).toBe('price_changed')
  })

  test('something without a price in it takes the whole order to euros, once the buyer has seen that', async () => {
    const [listed, unlisted] = [await aListed(1, { GBP: 1749 }), await till.aProduct(1)]
    const form = await till.aForm(
      [
        [listed, 1],
        [unlisted, 1],
      ],
      { currency: 'GBP' },
    )
    expect(form.shownTotal).toEqual(money(3998, 'EUR'))
    expect(wordOf(await till.place({ ...form, shownTotal: money(3748, 'GBP') }))).toBe('price_changed')
    expect(wordOf(await till.place(form))).toBe('ok')
    const [orderId] = await till.ordersOf(listed)
    expect(await orderRow(orderId as OrderId)).toMatchObject({ currency: 'EUR', gross_minor: 3998 })
  })
})

describe('coupons', () => {
  test('a percentage is one in every currency, down to the yen', async () => {
    const product = await aListed(3, { JPY: 3101 })
    const coupon = await till.aCoupon({ terms: { percent: 10 } })
    const form = await till.withCoupon(await till.aForm([[product, 3]], { currency: 'JPY' }), coupon)
    expect(form.shownTotal).toEqual(money(8372, 'JPY'))
    expect(wordOf(await till.place(form))).toBe('ok')
    const [orderId] = await till.ordersOf(product)
    // The same part is taken off its sum in euros: 8372 of 9303 of 59.97.
    expect(await orderRow(orderId as OrderId)).toMatchObject({ gross_minor: 8372, eur_total_minor: 5397 })
  })

  test('an amount in forints that nobody has coins for is no coupon', async () => {
    const create = (minor: number) =>
      db.transaction().execute((tx) =>
        createCoupon(
          tx,
          {
            ...{ code: `FORINT${minor}`, terms: { amount: money(minor, 'HUF') }, productIds: null },
            ...{ withSales: true, oncePerCustomer: false, usesMax: null },
            ...{ startsAt: till.clock.now(), endsAt: null },
          },
          { kind: 'system' },
        ),
      )
    expect(await create(500_50)).toEqual({ ok: false, reason: 'amount_form' })
    expect(await create(500_00)).toMatchObject({ ok: true })
  })

  test('an amount is taken off its own currency and refused in words in any other', async () => {
    const product = await aListed(2, { GBP: 1749 })
    const coupon = await till.aCoupon({ terms: { amount: money(500, 'GBP') } })
    const inPounds = await till.withCoupon(await till.aForm([[product, 1]], { currency: 'GBP' }), coupon)
    expect(inPounds.shownTotal).toEqual(money(1249, 'GBP'))
    const cartId = await openCart(db, inPounds.cartToken)
    const inEuros = await priceCart(db, await readCart(db, cartId ?? newId('crt'), till.clock))
    expect(inEuros).toMatchObject({
      coupon: { problem: 'other_currency' },
      discount: money(0, 'EUR'),
      toPay: money(1999, 'EUR'),
    })
    // The code stays in the cart, takes nothing off, and is not used up by an order without it.
    expect(wordOf(await till.place({ ...inPounds, shownTotal: inEuros.toPay }))).toBe('ok')
    const [orderId] = await till.ordersOf(product)
    expect(await orderRow(orderId as OrderId)).toMatchObject({ coupon_code: null, gross_minor: 1999 })
  })

  test('what is left below the least card payment of the currency is given away', async () => {
    const product = await aListed(1, { JPY: 3100 })
    const coupon = await till.aCoupon({ terms: { amount: money(3060, 'JPY') } })
    const form = await till.withCoupon(await till.aForm([[product, 1]], { currency: 'JPY' }), coupon)
    expect(form.shownTotal).toEqual(money(0, 'JPY'))
    expect(wordOf(await till.place(form))).toBe('ok')
    const [orderId] = await till.ordersOf(product)
    expect(await orderRow(orderId as OrderId)).toMatchObject({ gross_minor: 0, eur_total_minor: 0 })
  })
})

describe('the least that a card pays', () => {
  test.each([
    ['GBP', 29, 1999, money(30, 'GBP')],
    ['JPY', 49, 1999, money(50, 'JPY')],
    // Fifty yen would do, and are worth no fifty cents: that is what the account is paid out in.
    ['JPY', 55, 33, money(50, 'EUR')],
    ['EUR', 33, 33, money(50, 'EUR')],
  ])('%s %i is refused in words', async (currency, minor, euroMinor, least) => {
    const product = await till.aProduct(1, { price: money(euroMinor, 'EUR') })
    if (currency !== 'EUR') await till.listPrices(product, { [currency]: minor })
    const form = await till.aForm([[product, 1]], { currency })
    expect(await till.place(form)).toEqual({ ok: false, reason: 'too_little', least })
    expect(await till.ordersOf(product)).toEqual([])
  })
})

describe('money of another currency that goes back', () => {
  test('goes back in it, and what left the balance is read from the statement', async () => {
    const { orderId, units } = await paidInYen()
    await control.rates.set('jpy', 0.0049)
    expect(await refund(orderId, { kind: 'units', unitIds: units.slice(0, 1) })).toMatchObject({ ok: true })
    await till.advance(orderId)
    const [back] = await refundRows(orderId)
    expect(back).toMatchObject({ amount_minor: 3100, state: 'succeeded', settled_currency: 'EUR' })
    expect(back?.settled_minor).toBe(-Math.round(3100 * (back?.exchange_rate ?? 0)))
    expect(back?.exchange_rate).not.toBe((await paymentRow(orderId)).exchange_rate)
    expect(await till.stateOf(orderId)).toMatchObject({ payment: 'partially_refunded' })
  })

  test('is never more than was taken in it, whatever it is worth today', async () => {
    const { orderId } = await paidInYen()
    expect(await refund(orderId, { kind: 'gesture', amountMinor: 6201 })).toEqual({
      ok: false,
      reason: 'too_much',
      left: money(6200, 'JPY'),
    })
    await Promise.all([4000, 4000].map((amountMinor) => refund(orderId, { kind: 'gesture', amountMinor })))
    const sum = (await refundRows(orderId)).reduce((total, { amount_minor }) => total + amount_minor, 0)
    expect(sum).toBe(4000)
    await till.advance(orderId)
    const beyond = sql`insert into shop.refund (id, payment_id, order_id, amount_minor, unit_ids, reason, state)
      select 'ref_beyond', id, order_id, 2201, '{}', 'gesture', 'requested' from shop.payment where order_id = ${orderId}`
    await expect(beyond.execute(db)).rejects.toThrow()
  })

  test.each(['won', 'lost'] as const)('by a dispute that is %s is counted in it', async (verdict) => {
    const { orderId } = await paidInYen(1)
    const { charge_id } = await paymentRow(orderId)
    const { id } = await control.charges.dispute(charge_id ?? '')
    await till.advance(orderId)
    await control.rates.set('jpy', 0.0071)
    await control.disputes.decide(id, verdict)
    await till.advance(orderId)
    const dispute = await db
      .selectFrom('dispute')
      .select(['amount_minor', 'withdrawn_minor', 'currency'])
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const withdrawn = verdict === 'lost' ? 3100 : 0
    expect(dispute).toEqual({ amount_minor: 3100, withdrawn_minor: withdrawn, currency: 'JPY' })
    const kept = await refundRows(orderId)
    expect(kept.map(({ amount_minor, origin }) => [amount_minor, origin])).toEqual(
      verdict === 'lost' ? [[3100, 'bank']] : [],
    )
  })

  test('by a warning is paid back by the rule when it is little in euros, however many yen', async () => {
    // These yen are 19.99; the rule goes up to thirty euros, and not to thirty thousand of anything.
    const { orderId } = await paidInYen(1)
    const { charge_id } = await paymentRow(orderId)
    await control.charges.warn(charge_id ?? '')
    await advance(till.deps, orderId, lookAtAll)
    expect((await refundRows(orderId)).map(({ reason }) => reason)).toEqual(['fraud_warning'])
  })
})

test('an order in one currency that is paid in another is held, and no key leaves for it', async () => {
  const product = await aListed(1, { GBP: 1999 })
  const orderId = await till.anOrder([[product, 1]], { currency: 'GBP' })
  await till.pay(orderId)
  const { provider } = till.deps
  const readFacts: typeof provider.readFacts = async (...asked) => ({
    ...(await provider.readFacts(...asked)),
    currency: 'EUR',
  })
  await advance({ ...till.deps, provider: { ...provider, readFacts } }, orderId)
  expect(await till.stateOf(orderId)).toMatchObject({ order: 'in_review', payment: 'mismatch' })
  // For the invariants of the other tests: a human has decided.
  await sql`update shop.payment set state = 'voided' where order_id = ${orderId}`.execute(db)
})
