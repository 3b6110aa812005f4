import { expect, test } from 'vitest'
import { type AccountId, type CartId, newId, type OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { openCart, readCart } from '../cart/index.ts'
import { findVatOfOrder } from '../orders/index.ts'
import { requestRefund } from '../payments/index.ts'
import { findNumberCheck, type VatNumberAnswer } from '../tax/index.ts'
import { testTill } from './checkout.fixture.ts'
import {
  type CheckoutDeps,
  type CheckoutForm,
  cancelOrder,
  findBrokenInvariants,
  placeOrder,
  priceCart,
  repeatVatChecks,
  taxCart,
} from './index.ts'

const till = await testTill()
const { db } = till
const number = 'DE136695976'

/** A register that says what a test wants, and what it was asked. */
function register(...answers: VatNumberAnswer[]) {
  const asked: string[] = []
  const vatNumbers: CheckoutDeps['vatNumbers'] = {
    async check(each) {
      asked.push(each)
      return answers.shift() ?? { state: 'pending' }
    },
  }
  return { asked, deps: { ...till.deps, vatNumbers } }
}
const valid: VatNumberAnswer = { state: 'valid', consultationNumber: 'WAPI1' }
const invalid: VatNumberAnswer = { state: 'invalid', consultationNumber: null }
const away: VatNumberAnswer = { state: 'unavailable', reason: 'MS_UNAVAILABLE' }

async function aBusiness(change: Partial<CheckoutForm> = {}, prices: readonly number[] = [1190]) {
  const wishes: [Awaited<ReturnType<typeof till.aProduct>>, number][] = []
  for (const minor of prices) wishes.push([await till.aProduct(9, { price: money(minor, 'EUR') }), 3])
  return till.aForm(wishes, {
    country: 'DE',
    companyName: 'Muster GmbH',
    companyAddress: '1 Musterstraße; Berlin',
    vatNumber: number,
    ...change,
  })
}

async function newest(): Promise<OrderId> {
  const { id } = await db.selectFrom('order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

test('a valid number takes the VAT off, after the buyer has seen the new total', async () => {
  const { deps, asked } = register(valid, valid)
  const form = await aBusiness()
  expect(await placeOrder(deps, form)).toEqual({ ok: false, reason: 'vat_number', check: 'valid' })
  const outcome = await placeOrder(deps, { ...form, shownCheck: 'valid', shownTotal: money(3000, 'EUR') })
  expect(outcome).toMatchObject({ ok: true })
  expect(asked).toEqual([number, number])
  const id = await newest()
  expect(await findVatOfOrder(db, id)).toMatchObject({
    buyer: { companyName: 'Muster GmbH', vatNumber: number },
    lines: [
      {
        treatment: 'reverse_charge',
        country: 'DE',
        basisPoints: 0,
        unitGross: money(1000, 'EUR'),
        tax: money(0, 'EUR'),
        gross: money(3000, 'EUR'),
      },
    ],
  })
  expect(await findNumberCheck(db, id)).toMatchObject({
    state: 'valid',
    consultationNumber: 'WAPI1',
    vatCharged: false,
    isRepeated: false,
  })
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('a total without VAT is taken only from whoever has a valid number', async () => {
  const form = await aBusiness()
  const without = { ...form, shownCheck: 'valid', shownTotal: money(3000, 'EUR') } as const
  expect(await placeOrder(register(away).deps, without)).toMatchObject({ ok: false, check: 'unavailable' })
  expect(await placeOrder(register(invalid).deps, without)).toMatchObject({ ok: false, check: 'invalid' })
  expect(await placeOrder(register().deps, { ...without, vatNumber: null })).toEqual({
    ok: false,
    reason: 'vat_changed',
  })
})

test('a business of the seller’s own country pays its VAT, and no register is asked', async () => {
  const { deps, asked } = register()
  const form = await aBusiness({ country: 'FR', vatNumber: 'FR40303265045' })
  expect(await placeOrder(deps, form)).toMatchObject({ ok: true })
  expect(asked).toEqual([])
  const id = await newest()
  expect((await findVatOfOrder(db, id))?.lines[0]).toMatchObject({ treatment: 'domestic', country: 'FR' })
  expect(await findNumberCheck(db, id)).toMatchObject({ state: 'not_asked', isRepeated: false })
})

/** Ordered with VAT because the register was away, and paid. */
async function paidWithVat(prices: readonly number[] = [1190]) {
  const form = await aBusiness({}, prices)
  const outcome = await placeOrder(register(away).deps, { ...form, shownCheck: 'unavailable' })
  if (!outcome.ok || !('redirectUrl' in outcome)) throw new Error('not placed')
  const id = await newest()
  await till.pay(id)
  await till.advance(id)
  return id
}
const later = async (deps: CheckoutDeps) => {
  await db
    .updateTable('vat_number_check')
    .set({ next_at: new Date(0) })
    .where('next_at', 'is not', null)
    .execute()
  await repeatVatChecks(deps)
}
const refundsOf = (id: OrderId) =>
  db.selectFrom('refund').select(['reason', 'amount_minor', 'state']).where('order_id', '=', id).execute()

test('without an answer VAT is charged, and it goes back once the number turns out valid', async () => {
  const form = await aBusiness()
  // Told first, ordered then.
  expect(await placeOrder(register(away).deps, form)).toMatchObject({ ok: false, check: 'unavailable' })
  const id = await paidWithVat()
  expect((await findVatOfOrder(db, id))?.lines[0]).toMatchObject({ treatment: 'oss', tax: money(570, 'EUR') })
  await later(register(away).deps)
  expect(await refundsOf(id)).toEqual([])
  await later(register(valid).deps)
  expect(await refundsOf(id)).toEqual([{ reason: 'vat', amount_minor: 570, state: 'succeeded' }])
  expect((await findNumberCheck(db, id))?.returnedAt).not.toBeNull()
  // Told twice, paid once.
  await later(register(valid).deps)
  expect(await refundsOf(id)).toHaveLength(1)
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('what is paid back later is what is left: no cent of VAT goes back twice', async () => {
  const id = await paidWithVat([1190, 999])
  await later(register(valid).deps)
  const units = await db.selectFrom('unit').select('id').where('order_id', '=', id).execute()
  const outcome = await requestRefund(till.deps, {
    orderId: id,
    wish: { kind: 'units', unitIds: units.map((unit) => unit.id) },
    requestKey: 'all-of-it',
    by: newId('acc') as AccountId,
    note: 'all of it',
  })
  expect(outcome).toMatchObject({ ok: true })
  const refunds = await refundsOf(id)
  expect(refunds.map(({ reason }) => reason)).toEqual(['vat', 'staff'])
  expect(refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0)).toBe(3 * 1190 + 3 * 999)
  const payment = await db.selectFrom('payment').select('state').where('order_id', '=', id).executeTakeFirst()
  expect(payment?.state).toBe('refunded')
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('a refund by staff takes no place of the VAT, whatever its form calls itself', async () => {
  const id = await paidWithVat()
  const outcome = await requestRefund(till.deps, {
    orderId: id,
    wish: { kind: 'gesture', amountMinor: 10 },
    requestKey: `vat-${id}`,
    by: newId('acc') as AccountId,
    note: 'for the wait',
  })
  expect(outcome).toMatchObject({ ok: true })
  await later(register(valid).deps)
  expect((await refundsOf(id)).map(({ reason, amount_minor }) => [reason, amount_minor])).toEqual([
    ['gesture', 10],
    ['vat', 570],
  ])
})

test('a number that turns out invalid changes nothing, and nobody asks again', async () => {
  const id = await paidWithVat()
  await later(register(invalid).deps)
  expect(await refundsOf(id)).toEqual([])
  expect(await findNumberCheck(db, id)).toMatchObject({ state: 'invalid', isRepeated: false })
})

test('of an order that is not paid the register is not asked, and of one that ended never again', async () => {
  const form = await aBusiness()
  await placeOrder(register(away).deps, { ...form, shownCheck: 'unavailable' })
  const id = await newest()
  const { deps, asked } = register(valid)
  await later(deps)
  expect(asked).toEqual([])
  expect((await findNumberCheck(db, id))?.isRepeated).toBe(true)
  await cancelOrder(till.deps, id)
  await later(deps)
  expect(asked).toEqual([])
  expect((await findNumberCheck(db, id))?.isRepeated).toBe(false)
})

test.each([
  ['JPY', 'DE', 1999],
  ['HUF', 'HU', 799_00],
])(
  'in %s, with a coupon, units and lines of a business add up to what it pays',
  async (currency, country, each) => {
    const currencies = ['EUR', 'JPY', 'HUF']
    const product = await till.aProduct(9, { price: money(1299, 'EUR') })
    await till.listPrices(product, { [currency]: each })
    const business = {
      country,
      companyName: 'Muster',
      companyAddress: '1 Musterstraße',
      vatNumber: country === 'DE' ? number : 'HU10597190',
    }
    const coupon = await till.aCoupon({ terms: { percent: 33 } })
    const form = await till.withCoupon(await till.aForm([[product, 7]], { currency, ...business }), coupon)
    const cartId = await openCart(db, form.cartToken)
    const cart = await priceCart(db, await readCart(db, cartId as CartId, till.clock, currency))
    const deps = { ...register(valid, valid).deps, currencies }
    const { toPay, lines } = await taxCart(deps, cart, { country, isCheckedBusiness: true })
    expect(toPay.minor).toBeLessThan(cart.toPay.minor)
    expect(toPay).toEqual(
      money(
        lines.reduce((sum, line) => sum + line.grossMinor, 0),
        currency,
      ),
    )
    const outcome = await placeOrder(deps, { ...form, shownCheck: 'valid', shownTotal: toPay })
    expect(outcome).toMatchObject({ ok: true })
    const found = await findVatOfOrder(db, await newest())
    expect(found?.lines[0]).toMatchObject({
      treatment: 'reverse_charge',
      tax: money(0, currency),
      gross: toPay,
    })
    expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
  },
)
