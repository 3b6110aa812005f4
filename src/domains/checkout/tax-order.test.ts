import { expect, test } from 'vitest'
import type { OrderId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { findVatOfOrder, sumCrossBorderSales } from '../orders/index.ts'
import { testTill } from './checkout.fixture.ts'
import { type CheckoutDeps, type CheckoutForm, placeOrder } from './index.ts'

const till = await testTill()
const { db, deps } = till

async function order(form: CheckoutForm, to: CheckoutDeps = deps): Promise<OrderId> {
  const outcome = await placeOrder(to, form)
  if (!outcome.ok) throw new Error(outcome.reason)
  const { id } = await db.selectFrom('order').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

const scheme = (name: CheckoutDeps['seller']['scheme']): CheckoutDeps => ({
  ...deps,
  seller: { country: 'FR', scheme: name },
})

test('an order keeps how each of its lines was taxed, and where', async () => {
  const [game, credit] = [
    await till.aProduct(5, { price: money(1200, 'EUR') }),
    await till.aProduct(5, { price: money(2000, 'EUR'), legalNature: 'voucher', voucherPurpose: 'multi' }),
  ]
  const id = await order(
    await till.aForm(
      [
        [game, 2],
        [credit, 1],
      ],
      { country: 'DE' },
    ),
  )
  expect(await findVatOfOrder(db, id)).toMatchObject({
    country: 'DE',
    buyer: { name: null, companyName: null, companyAddress: null, vatNumber: null },
    lines: [
      { treatment: 'oss', country: 'DE', basisPoints: 1900, net: { minor: 2017 }, tax: { minor: 383 } },
      { treatment: 'voucher', country: 'FR', basisPoints: 0, net: { minor: 2000 }, tax: { minor: 0 } },
    ],
  })
})

test('a voucher needs a purpose, and nothing else has one', async () => {
  await expect(till.aProduct(0, { legalNature: 'voucher' })).rejects.toThrow('product_voucher_has_purpose')
  await expect(till.aProduct(0, { voucherPurpose: 'single' })).rejects.toThrow('product_voucher_has_purpose')
})

test('a small business sells without VAT, at the price that it asks', async () => {
  const product = await till.aProduct(5, { price: money(1200, 'EUR') })
  const id = await order(await till.aForm([[product, 1]], { country: 'DE' }), scheme('exempt'))
  expect((await findVatOfOrder(db, id))?.lines[0]).toMatchObject({
    treatment: 'exempt',
    country: 'FR',
    tax: { minor: 0 },
    gross: { minor: 1200 },
  })
})

test('below the threshold VAT of home is charged, from the sale on that crosses it that of the buyer’s country', async () => {
  const product = await till.aProduct(40, { price: money(2400_00, 'EUR') })
  const sell = async () => {
    const id = await order(await till.aForm([[product, 1]], { country: 'DE' }), scheme('threshold'))
    return (await findVatOfOrder(db, id))?.lines[0]
  }
  const before = await sumCrossBorderSales(db, till.clock.now(), 'FR')
  expect(before.thisYearMinor).toBeLessThan(100_00)
  // 2,000 € net each at home.
  for (let sale = 1; sale <= 4; sale++)
    expect(await sell()).toMatchObject({ treatment: 'origin', country: 'FR' })
  expect(await sell()).toMatchObject({ treatment: 'oss', country: 'DE', basisPoints: 1900 })
  expect(await sell()).toMatchObject({ treatment: 'oss', country: 'DE' })
  // Home is home, whatever was sold abroad.
  const home = await order(await till.aForm([[product, 1]], { country: 'FR' }), scheme('threshold'))
  expect((await findVatOfOrder(db, home))?.lines[0]).toMatchObject({ treatment: 'domestic' })
})

test('what ended unpaid does not bring the threshold nearer, and the year before last is over', async () => {
  const before = await sumCrossBorderSales(db, till.clock.now(), 'FR')
  const product = await till.aProduct(5, { price: money(1190_00, 'EUR') })
  const id = await order(await till.aForm([[product, 1]], { country: 'DE' }))
  const sums = () => sumCrossBorderSales(db, till.clock.now(), 'FR')
  expect((await sums()).thisYearMinor).toBe(before.thisYearMinor + 1000_00)
  await db.updateTable('order').set({ state: 'expired' }).where('id', '=', id).execute()
  expect(await sums()).toEqual(before)
  const setDay = (day: string) =>
    db
      .updateTable('order')
      .set({ state: 'placed', placed_at: new Date(day) })
      .where('id', '=', id)
      .execute()
  const year = till.clock.now().getUTCFullYear()
  await setDay(`${year - 1}-06-01T12:00:00Z`)
  expect((await sums()).lastYearMinor).toBe(before.lastYearMinor + 1000_00)
  await setDay(`${year - 2}-12-31T12:00:00Z`)
  expect(await sums()).toEqual(before)
})
