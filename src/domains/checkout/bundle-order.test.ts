import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { newId, type OrderId, type ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { getOrderPage, getPaymentRequest } from '../orders/index.ts'
import { testTill } from './checkout.fixture.ts'
import { findBrokenInvariants } from './invariants.ts'
import { makeOrder } from './make-order.ts'
import type { PlaceOrderOutcome } from './place-order.ts'

const till = await testTill()
const { db } = till
afterEach(async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([]))

const reasonOf = (outcome: PlaceOrderOutcome) => (outcome.ok ? 'ok' : outcome.reason)

async function slugOf(id: ProductId): Promise<string> {
  return (await db.selectFrom('product').select('slug').where('id', '=', id).executeTakeFirstOrThrow()).slug
}

/** Two products of 20 and 10 €, with keys, and a bundle of both for 24 €. */
async function aBundle(stock: [number, number] = [2, 2], differences = {}) {
  const dear = await till.aProduct(stock[0], { price: money(2000, 'EUR') })
  const cheap = await till.aProduct(stock[1], { price: money(1000, 'EUR'), ...differences })
  const parts = [await slugOf(dear), await slugOf(cheap)]
  const bundle = await till.aProduct(0, { parts, price: money(2400, 'EUR') })
  return { dear, cheap, bundle }
}

async function onlyOrderOf(bundle: ProductId): Promise<OrderId> {
  const [orderId] = await till.ordersOf(bundle)
  if (!orderId) throw new Error('no order')
  return orderId
}

describe('a bundle', () => {
  test('is paid for once and delivers a key of each part, of which each has its share of the price', async () => {
    const { dear, cheap, bundle } = await aBundle()
    expect(reasonOf(await till.place(await till.aForm([[bundle, 2]])))).toBe('ok')
    const orderId = await onlyOrderOf(bundle)
    await till.pay(orderId)
    await till.advance(orderId)
    const page = await getOrderPage(db, orderId)
    expect(page).toMatchObject({ state: 'fulfilled', gross: money(4800, 'EUR') })
    expect(page?.lines.map(({ quantity, gross, bundle }) => [quantity, gross.minor, bundle?.id])).toEqual([
      [2, 3200, bundle],
      [2, 1600, bundle],
    ])
    expect(await till.keysOf(dear)).toEqual({ assigned: 2 })
    expect(await till.keysOf(cheap)).toEqual({ assigned: 2 })
  })

  test('stands on the payment page as what was bought', async () => {
    const { bundle } = await aBundle()
    await till.place(await till.aForm([[bundle, 2]]))
    const { lines } = (await getPaymentRequest(db, await onlyOrderOf(bundle))) ?? {}
    expect(lines).toEqual([{ name: `Thing ${await slugOf(bundle)}`, quantity: 2, unitMinor: 2400 }])
  })

  test('is not sold when a key of one part is missing, and takes none of the others', async () => {
    const { dear, cheap, bundle } = await aBundle([3, 1])
    expect(reasonOf(await till.place(await till.aForm([[bundle, 2]])))).toBe('sold_out')
    expect(await till.keysOf(dear)).toEqual({ available: 3 })
    expect(await till.keysOf(cheap)).toEqual({ available: 1 })
  })

  test('and its parts by themselves never sell more keys than there are', async () => {
    const { dear, cheap, bundle } = await aBundle([6, 20])
    const forms = await Promise.all([
      ...Array.from({ length: 10 }, () => till.aForm([[bundle, 1]])),
      ...Array.from({ length: 10 }, () => till.aForm([[dear, 1]])),
    ])
    const outcomes = await Promise.all(
      forms.map((form, index) => till.place({ ...form, email: `buyer.${index}@example.eu` })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6)
    expect(await till.keysOf(dear)).toEqual({ reserved: 6 })
    const bundles = outcomes.slice(0, 10).filter(({ ok }) => ok).length
    expect((await till.keysOf(cheap)).reserved ?? 0).toBe(bundles)
  })

  test('that the staff order is not taken for one of its parts when the form is sent again', async () => {
    const { dear, bundle } = await aBundle()
    const wish = {
      ...{ key: randomUUID(), quantity: 1, email: 'friend@example.eu', name: null, country: 'FR' },
      ...{ locale: 'en' as const, currency: 'EUR', isFree: true, reason: 'A present', by: newId('acc') },
    }
    expect(await makeOrder(till.deps, { ...wish, productId: bundle })).toMatchObject({
      ok: true,
      made: 'now',
    })
    const again = (productId: ProductId) => makeOrder(till.deps, { ...wish, productId })
    expect(await again(bundle)).toMatchObject({ made: 'before' })
    expect(await again(dear)).toMatchObject({ made: 'otherwise' })
  })

  test('with one of its parts beside it in the cart is one order of both', async () => {
    const { dear, bundle } = await aBundle()
    const orderId = await till.aPaidOrder([
      [dear, 1],
      [bundle, 1],
    ])
    const page = await getOrderPage(db, orderId)
    expect(page?.lines.map(({ gross, bundle }) => [gross.minor, bundle !== null])).toEqual([
      [2000, false],
      [1600, true],
      [800, true],
    ])
    expect(await till.keysOf(dear)).toEqual({ assigned: 2 })
  })

  test('is what a coupon is for, and its parts are not', async () => {
    const { dear, bundle } = await aBundle()
    const forPart = await till.aCoupon({ terms: { percent: 50 }, productIds: [dear] })
    const refused = await till.withCoupon(await till.aForm([[bundle, 1]]), forPart)
    expect(refused.shownTotal).toEqual(money(2400, 'EUR'))
    const forBundle = await till.aCoupon({ terms: { amount: money(701, 'EUR') }, productIds: [bundle] })
    const form = await till.withCoupon(await till.aForm([[bundle, 1]]), forBundle)
    expect(form.shownTotal).toEqual(money(1699, 'EUR'))
    expect(reasonOf(await till.place(form))).toBe('ok')
    const units = await till.unitsOf(await onlyOrderOf(bundle))
    expect(units.map(({ gross_minor }) => gross_minor)).toEqual([1600 - 467, 800 - 234])
  })

  test('given away counts once among what is free a day, however many parts it has', async () => {
    const { dear, cheap } = await aBundle([6, 6])
    const [a, b] = [await slugOf(dear), await slugOf(cheap)]
    const bundle = await till.aProduct(0, { parts: [a, b, a, b], price: money(2400, 'EUR') })
    const free = await till.aCoupon({ terms: { percent: 100 } })
    const claim = async (email: string, quantity: number) =>
      reasonOf(
        await till.place(await till.withCoupon(await till.aForm([[bundle, quantity]], { email }), free)),
      )
    expect(await claim('three@example.eu', 3)).toBe('ok')
    expect(await claim('three@example.eu', 1)).toBe('free_limit')
  })

  test('is not sold before one of its parts is released, though it was in the cart before', async () => {
    const { cheap, bundle } = await aBundle()
    const form = await till.aForm([[bundle, 1]])
    const releaseAt = new Date(till.clock.now().getTime() + 86_400_000)
    await db.updateTable('product').set({ release_at: releaseAt }).where('id', '=', cheap).execute()
    expect(reasonOf(await till.place(form))).toBe('cart_empty')
  })

  test('named twice by it, a product is never oversold to those who buy it beside', async () => {
    const { dear, cheap } = await aBundle([7, 20])
    const [a, b] = [await slugOf(dear), await slugOf(cheap)]
    const bundle = await till.aProduct(0, { parts: [a, b, a], price: money(2400, 'EUR') })
    const forms = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        till.aForm(
          index % 2 === 0
            ? [
                [bundle, 1],
                [dear, 1],
              ]
            : [[bundle, 1]],
          { email: `twice.${index}@example.eu` },
        ),
      ),
    )
    const outcomes = await Promise.all(forms.map((form) => till.place(form)))
    const sold = outcomes.map(({ ok }, index) => (ok ? (index % 2 === 0 ? 3 : 2) : 0))
    const reserved = sold.reduce<number>((sum, each) => sum + each, 0)
    expect(reserved).toBeGreaterThanOrEqual(5)
    expect((await till.keysOf(dear)).reserved).toBe(reserved)
    expect((await till.keysOf(cheap)).reserved).toBe(sold.filter((each) => each > 0).length)
  })

  test('is not sold where one of its parts cannot be activated', async () => {
    const { cheap, bundle } = await aBundle([1, 1], { regionCode: 'us' })
    expect(reasonOf(await till.place(await till.aForm([[bundle, 1]])))).toBe('region')
    expect(await till.keysOf(cheap)).toEqual({ available: 1 })
  })

  test('holds a voucher without VAT beside what is taxed', async () => {
    const { bundle } = await aBundle([1, 1], { legalNature: 'voucher', voucherPurpose: 'multi' })
    const page = await getOrderPage(db, await till.aPaidOrder([[bundle, 1]]))
    expect(page?.lines.map(({ vatTreatment, tax }) => [vatTreatment, tax.minor])).toEqual([
      ['domestic', 267],
      ['voucher', 0],
    ])
  })

  test('of which a part has gone from the window is gone from the cart', async () => {
    const { dear, bundle } = await aBundle()
    const form = await till.aForm([[bundle, 1]])
    await db.updateTable('product').set({ status: 'archived' }).where('id', '=', dear).execute()
    expect(reasonOf(await till.place(form))).toBe('cart_empty')
  })
})
