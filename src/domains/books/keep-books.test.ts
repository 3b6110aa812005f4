import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { stripeClient } from '../../platform/stripe/client.ts'
import { stripeHistory } from '../../platform/stripe/stripe-history.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { invoicingShop } from '../invoicing/invoicing.fixture.ts'
import { type BooksJobDeps, keepBooks, listOpenOrders, verifyBooks } from './index.ts'

const shop = await invoicingShop()
const { db } = shop
let aheadMillis = 0
const clock = { now: () => new Date(Date.now() + aheadMillis) }
const history = stripeHistory(
  stripeClient(new Secret('sk_test_demo_shop'), shop.emulator.url),
  async () => {},
)
const books: BooksJobDeps = {
  ...{ db, history, yearEnd: { month: 12, day: 31 }, clock, rates: null },
  alarm: (name) => expect.fail(name),
}

async function balanceOf(account: string): Promise<number> {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(debit_minor - credit_minor), 0)::bigint as minor from shop.book_line where account = ${account}`.execute(
    db,
  )
  return rows[0]?.minor ?? 0
}

async function onTheStatement(): Promise<number> {
  let minor = 0
  for await (const page of history.movements({
    from: after(clock.now(), -days(7)),
    until: after(clock.now(), days(1)),
  }))
    for (const { amountMinor, feeMinor } of page) minor += amountMinor - feeMinor
  return minor
}

test('a night books what was sold, paid and given back: each order comes to nothing, and 517 is the balance', async () => {
  const kept = await shop.paidOrder()
  const returned = await shop.paidOrder()
  await shop.settle(kept)
  await shop.refund(returned, { units: await shop.unitsOf(returned) })
  await shop.settle(returned)
  await keepBooks(books)
  expect(await listOpenOrders(db, 10)).toEqual([])
  expect(await balanceOf('517000')).toBe(await onTheStatement())
  expect(await balanceOf('471000')).toBe(0)
  const before = await db.selectFrom('book_entry').select('id').execute()
  await keepBooks(books)
  expect(await db.selectFrom('book_entry').select('id').execute()).toEqual(before)
})

test('an order that was paid and not invoiced is seen as not even', async () => {
  const paid = await shop.paidOrder()
  await keepBooks(books)
  const { number } = await db
    .selectFrom('order')
    .select('number')
    .where('id', '=', paid)
    .executeTakeFirstOrThrow()
  expect((await listOpenOrders(db, 10)).map(({ orderNumber }) => orderNumber)).toEqual([number])
  await shop.settle(paid)
  await keepBooks(books)
  expect(await listOpenOrders(db, 10)).toEqual([])
})

test('after nights that were missed for weeks the whole statement since the last one is read', async () => {
  await keepBooks(books)
  const orderId = await shop.paidOrder()
  await shop.settle(orderId)
  aheadMillis = days(20)
  await keepBooks(books)
  expect(await listOpenOrders(db, 10)).toEqual([])
})

test('days older than three nights are closed, and are whole', async () => {
  await keepBooks(books)
  const open = await db.selectFrom('book_entry').select('id').where('number', 'is', null).execute()
  expect(open).toEqual([])
  expect(await verifyBooks(db)).toEqual([])
})

test('what moved in another currency stops nothing, and is told', async () => {
  const told: string[] = []
  const movements: typeof history.movements = async function* (made) {
    for await (const page of history.movements(made))
      yield page.map((each) => ({ ...each, id: `${each.id}_usd`, currency: 'USD' }))
  }
  aheadMillis = 0
  const before = await balanceOf('517000')
  await keepBooks({ ...books, history: { movements }, alarm: (name) => void told.push(name) })
  expect(new Set(told)).toEqual(new Set(['books.other_currency']))
  expect(await balanceOf('517000')).toBe(before)
})
