import { expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { aDocument } from '../books/books.fixture.ts'
import { closeDays, findBookedUntil, postBatches, postDocument, verifyBooks } from '../books/index.ts'
import type { TaxDocument } from '../invoicing/index.ts'
import { countPaidByDay } from '../orders/index.ts'
import { sumUp } from './figures.ts'
import { readTrade } from './index.ts'

const shop = await testShop()
const { db, pool } = shop
// A Sunday in Paris, an hour ahead of Greenwich.
const now = new Date('2026-11-22T09:00:00Z')

const post = (document: TaxDocument) => db.transaction().execute((tx) => postDocument(tx, document))
const invoice = (issuedOn: string, netMinor = 1000) =>
  aDocument({ issuedOn, groups: [{ netMinor, taxMinor: netMinor / 5 }] })

async function paidAt(...moments: string[]): Promise<void> {
  const product = await shop.aProduct(moments.length)
  for (const at of moments) {
    const placed = await shop.place(product)
    if (!placed.ok) throw new Error('sold out')
    await pool.query('update shop."order" set paid_at = $2 where id = $1', [placed.order.id, at])
  }
}

async function visits(day: string, count: number): Promise<void> {
  await pool.query(
    `insert into shop.page_count (day, route, event, count) values ($1, '/', 'visit_begun', $2), ($1, '/', 'page_viewed', 999)`,
    [day, count],
  )
}

// Reckoned by hand: 20 November: 10.00 + 10.00 + 100.00 dollars at 0.90 = 110.00, and 10.00 to a business without VAT.
// 21 November: 4.00 go back of what was sold the day before. 22 November: 7.00. A week before: 20.00.
test('turnover is that of the books: without VAT, in euros, what went back taken off on the day of its credit note', async () => {
  await post(invoice('2026-11-13', 2000))
  await post(invoice('2026-11-20'))
  await post(invoice('2026-11-20'))
  const dollars = { taxMinor: 1800, rate: 0.9, rateDay: '2026-11-20' }
  await post(
    aDocument({
      ...{ issuedOn: '2026-11-20', currency: 'USD', taxInEuros: dollars },
      groups: [{ netMinor: 10_000, taxMinor: 2000 }],
    }),
  )
  const business = { treatment: 'reverse_charge', vatCountry: null, vatBasisPoints: 0, taxMinor: 0 } as const
  await post(aDocument({ issuedOn: '2026-11-20', groups: [business] }))
  await post(aDocument({ ...invoice('2026-11-21', 400), kind: 'credit_note' }))
  await post(invoice('2026-11-22', 700))

  const open = await readTrade(db, '7', now)
  expect(open.span).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(open.before).toEqual({ from: '2026-11-09', to: '2026-11-15' })
  expect(open.days.map(({ turnoverMinor }) => turnoverMinor)).toEqual([0, 0, 0, 0, 12_000, -400, 700])
  expect(open.now).toMatchObject({ turnoverMinor: 12_300, creditedMinor: 400 })
  expect(open.past).toMatchObject({ turnoverMinor: 2000, creditedMinor: 0 })

  // Of closed days the sums that were kept are read: the same, and the books still verify.
  await closeDays({ db, yearEnd: { month: 12, day: 31 } }, '2026-11-20', now)
  expect(await readTrade(db, '7', now)).toEqual(open)
  expect(await verifyBooks(db)).toEqual([])
})

test('what is credited and invoiced anew for another name was neither sold nor taken back', async () => {
  const day = '2026-11-22'
  const before = await readTrade(db, 'today', now)
  const orderNumber = 'ANEW-2222'
  const anew = (kind: TaxDocument['kind'], netMinor: number, reason: 'company' | 'vat' | 'refund') => {
    const corrects = { number: 'F2026-000001', issuedOn: day, reason }
    return post(aDocument({ ...invoice(day, netMinor), kind, orderNumber, corrects }))
  }
  const seen = async () => {
    const { now: today } = await readTrade(db, 'today', now)
    return [
      today.turnoverMinor - before.now.turnoverMinor,
      today.creditedMinor - before.now.creditedMinor,
    ] as const
  }
  await anew('credit_note', 5000, 'company')
  await anew('invoice', 5000, 'company')
  expect(await seen()).toEqual([0, 0])
  // Another country's VAT takes 1.00 more out of the same price.
  await anew('credit_note', 5000, 'vat')
  await anew('invoice', 4900, 'vat')
  expect(await seen()).toEqual([-100, 100])
  await anew('credit_note', 900, 'refund')
  expect(await seen()).toEqual([-1000, 1000])
  // Two orders are two: what goes back of one is not set off against another.
  const corrects = { number: 'F2026-000002', issuedOn: day, reason: 'refund_returned' } as const
  await post(aDocument({ ...invoice(day, 1000), corrects }))
  expect(await seen()).toEqual([0, 1000])
})

test('how far the keys are booked is what the last night says that came to its end', async () => {
  expect(await findBookedUntil(db)).toBeNull()
  const nothing = await readTrade(db, '7', now)
  expect(nothing).toMatchObject({ bookedUntil: null, now: { margin: null } })
  const broken = { selectFrom: () => expect.fail('no database') }
  await expect(postBatches({ db: broken as never, alarm: () => {} }, '2026-11-20')).rejects.toThrow()
  expect(await findBookedUntil(db)).toBeNull()
  await postBatches({ db, alarm: () => {} }, '2026-11-19')
  expect((await readTrade(db, '7', now)).bookedUntil).toBe('2026-11-19')
})

test('the margin is that of the days whose keys are booked: what they had cost comes off, also of those that are lost', async () => {
  const product = await shop.aProduct(5)
  await pool.query(
    `update shop.key_batch set unit_cost_minor = 250, currency = 'EUR', demo = false where product_id = $1`,
    [product],
  )
  for (const _ of [1, 2, 3]) {
    const order = await shop.anOrder(product)
    await shop.pay(order)
    await shop.advance(order)
  }
  // Two are with customers, one turned out to be good for nothing: 7.50 in all, and 5.00 still lie in stock.
  await pool.query(
    `update shop.key set state = 'revoked' where id = (
       select id from shop.key where product_id = $1 and state = 'assigned' limit 1)`,
    [product],
  )
  await postBatches({ db, alarm: () => {} }, '2026-11-21')
  // Until the 21st: 120.00 - 4.00 were sold. What was sold on the 22nd has no cost yet, so it has no margin either.
  expect((await readTrade(db, '7', now)).now.margin).toEqual({
    turnoverMinor: 11_600,
    marginMinor: 11_600 - 750,
  })
  expect((await readTrade(db, 'today', now)).now.margin).toBeNull()
})

test('a day begins and ends when it does in the shop, also when the clocks change', async () => {
  await paidAt('2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z')
  expect(await countPaidByDay(db, { from: '2026-10-24', to: '2026-10-26' })).toEqual([
    { day: '2026-10-24', orders: 1 },
    { day: '2026-10-25', orders: 2 },
    { day: '2026-10-26', orders: 1 },
  ])
  await paidAt('2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z')
  expect(await countPaidByDay(db, { from: '2026-03-28', to: '2026-03-30' })).toEqual([
    { day: '2026-03-28', orders: 1 },
    { day: '2026-03-29', orders: 2 },
    { day: '2026-03-30', orders: 1 },
  ])
})

test('orders are compared with visits of the same days, and with the days before', async () => {
  await paidAt('2026-11-15T22:59:59Z', '2026-11-15T23:00:00Z', '2026-11-22T08:00:00Z')
  await visits('2026-11-15', 4)
  await visits('2026-11-16', 30)
  await visits('2026-11-22', 10)
  const { now: week, past, days } = await readTrade(db, '7', now)
  expect(week).toMatchObject({ orders: 2, visits: 40, conversion: 0.05 })
  // Fewer than five visits could be somebody who is known.
  expect(past).toMatchObject({ orders: 1, visits: 'few', conversion: null })
  expect(days.map(({ orders }) => orders)).toEqual([1, 0, 0, 0, 0, 0, 1])
})

test('more orders than visits were counted is no share of anything', () => {
  const paid = [{ day: '2026-11-22', orders: 6 }]
  expect(sumUp({ trade: [], paid, visits: 5, bookedUntil: '2026-11-21' }).conversion).toBeNull()
  expect(sumUp({ trade: [], paid, visits: 6, bookedUntil: '2026-11-21' }).conversion).toBe(1)
})

test('a kept sum that is not that of its lines is found when the books are verified', async () => {
  await pool.query('alter table shop.book_day disable trigger book_day_stays')
  await pool.query(
    `update shop.book_day set credit_minor = credit_minor + 1 where day = '2026-11-20' and account = '707100'`,
  )
  await pool.query('alter table shop.book_day enable trigger book_day_stays')
  expect(await verifyBooks(db)).toEqual([{ period: '2026-11-20', problem: 'accounts_differ' }])
})
