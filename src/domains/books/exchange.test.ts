import { beforeEach, describe, expect, test } from 'vitest'
import { stripeClient } from '../../platform/stripe/client.ts'
import { stripeHistory } from '../../platform/stripe/stripe-history.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { days, localDayAfter } from '../../shared/time.ts'
import { invoicingShop } from '../invoicing/invoicing.fixture.ts'
import type { Movement, ProviderHistory } from '../payments/index.ts'
import { type BooksJobDeps, keepBooks, listBalances, listOpenOrders, listWaiting } from './index.ts'
import { insertPublished } from './rates/rate-store.ts'

/** Orders in pounds whose bank argues, on the statement of the emulated provider, which is in euros. */
const shop = await invoicingShop()
const { db } = shop
const { control } = shop.emulator
let aheadMillis = 0
const clock = { now: () => new Date(Date.now() + aheadMillis) }
const history = stripeHistory(
  stripeClient(new Secret('sk_test_demo_shop'), shop.emulator.url),
  async () => {},
)
const alarms: string[] = []
beforeEach(() => void alarms.splice(0))

const keep = (change: (each: Movement) => Movement = (each) => each) => {
  const movements: ProviderHistory['movements'] = async function* (made) {
    for await (const page of history.movements(made)) yield page.map(change)
  }
  const deps: BooksJobDeps = {
    ...{ db, history: { movements }, yearEnd: { month: 12, day: 31 }, clock, rates: null },
    alarm: (name) => void alarms.push(name),
  }
  return keepBooks(deps)
}

const pounds = money(1000, 'GBP')

async function argued(unitPrice?: Money): Promise<{ orderId: OrderId; disputeId: string }> {
  await control.rates.set('gbp', 1.2)
  const orderId = await shop.paidOrder(unitPrice ? { unitPrice } : {})
  await shop.settle(orderId)
  await control.rates.set('gbp', 1.1)
  const { charge_id: charge } = await db
    .selectFrom('payment')
    .select('charge_id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const { id } = await control.charges.dispute(charge ?? '')
  await shop.advance(orderId)
  return { orderId, disputeId: id }
}

async function decided(orderId: OrderId, disputeId: string, verdict: 'won' | 'lost'): Promise<void> {
  await control.rates.set('gbp', 1.3)
  await control.disputes.decide(disputeId, verdict)
  await shop.advance(orderId)
  await shop.settle(orderId)
}

/** What exchange cost, in cents; a gain is negative. */
async function exchange(): Promise<number> {
  const today = { from: '2020-01-01', to: '2999-12-31' }
  return (await listBalances(db, today))
    .filter(({ account }) => ['656000', '756000'].includes(account))
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0)
}

describe('an order in pounds that its bank argues about', () => {
  test('is not even while it does', async () => {
    const { orderId, disputeId } = await argued(pounds)
    await keep()
    expect(await listOpenOrders(db, 10)).toHaveLength(1)
    expect(await exchange()).toBe(0)
    await decided(orderId, disputeId, 'won')
    await keep()
    expect(await listOpenOrders(db, 10)).toEqual([])
    // Taken at 1.10 and given back at 1.30: 2 euros more came back than went.
    expect(await exchange()).toBe(-200)
    await keep()
    expect(await exchange()).toBe(-200)
  })

  test('and keeps is evened out with its credit note', async () => {
    const { orderId, disputeId } = await argued(pounds)
    await decided(orderId, disputeId, 'lost')
    const before = await exchange()
    await keep()
    expect(await listOpenOrders(db, 10)).toEqual([])
    // Invoiced and credited at 1.20, taken at 1.10: a euro less went than was credited.
    expect((await exchange()) - before).toBe(-100)
  })
})

describe('a bank that argues in another currency than that of the order', () => {
  const inYen = (each: Movement): Movement =>
    each.disputed ? { ...each, disputed: money(2000, 'JPY') } : each

  test('and gives back is evened out when both sides of it have come', async () => {
    const { orderId, disputeId } = await argued(pounds)
    await keep(inYen)
    expect(await listOpenOrders(db, 10)).toHaveLength(1)
    await decided(orderId, disputeId, 'won')
    await keep(inYen)
    expect(await listOpenOrders(db, 10)).toEqual([])
  })

  test('and keeps is evened out once it has spoken, and not before', async () => {
    const { orderId, disputeId } = await argued(pounds)
    await keep(inYen)
    expect(await listOpenOrders(db, 10)).toHaveLength(1)
    await decided(orderId, disputeId, 'lost')
    await keep(inYen)
    expect(await listOpenOrders(db, 10)).toEqual([])
  })

  test('of an order in euros, too', async () => {
    const { orderId, disputeId } = await argued()
    const other = (each: Movement): Movement =>
      each.disputed && each.amountMinor < 0
        ? { ...each, amountMinor: each.amountMinor + 7, disputed: money(1100, 'USD') }
        : each
    await keep(other)
    const [left] = await listOpenOrders(db, 10)
    expect(left).toMatchObject({ leftMinor: 2483 })
    await decided(orderId, disputeId, 'lost')
    const before = await exchange()
    await keep(other)
    expect(await listOpenOrders(db, 10)).toEqual([])
    expect((await exchange()) - before).toBe(-7)
  })
})

describe('a balance of the provider in dollars', () => {
  const inDollars = (each: Movement): Movement => ({ ...each, id: `${each.id}_usd`, currency: 'USD' })
  const always = { from: '2020-01-01', to: '2999-12-31' }
  const inBooks = async () => (await listBalances(db, always)).find(({ account }) => account === '517USD')
  const publish = (count: number, perEuro: number) =>
    insertPublished(db, [{ currency: 'USD', day: localDayAfter(new Date(), count), perEuro }], new Date())
  const waiting = async () =>
    (await listWaiting(db, clock.now())).map(({ currency, day, isOverdue }) => ({ currency, day, isOverdue }))
  const today = localDayAfter(new Date(), 0)

  test('waits for a rate, and is told', async () => {
    const orderId = await shop.paidOrder()
    await shop.settle(orderId)
    await keep(inDollars)
    expect(alarms).toContain('books.other_currency')
    expect(await inBooks()).toBeUndefined()
    expect(await waiting()).toEqual([{ currency: 'USD', day: today, isOverdue: false }])
  })

  test('is not booked at the rate of another day as long as its own may still come', async () => {
    await publish(-1, 4)
    await keep(inDollars)
    expect(await inBooks()).toBeUndefined()
    // Nothing is wrong yet.
    expect(alarms).toEqual([])
  })

  test('waits also when its day is no longer read, and is overdue and told then', async () => {
    aheadMillis = days(12)
    await keep(inDollars)
    expect(await inBooks()).toBeUndefined()
    expect(await waiting()).toEqual([{ currency: 'USD', day: today, isOverdue: true }])
    expect(alarms).toContain('books.rate_overdue')
  })

  test('is an account of its own, at the rate of its day, as soon as that is known', async () => {
    await publish(0, 2)
    await keep(inDollars)
    expect(alarms).toEqual([])
    expect(await waiting()).toEqual([])
    const found = await inBooks()
    expect(found?.label).toBe('Autres organismes financiers - Stripe, USD')
    let minor = 0
    for await (const page of history.movements({
      from: new Date(0),
      until: new Date(Date.now() + 86_400_000),
    }))
      for (const each of page) minor += Math.round((each.amountMinor - each.feeMinor) / 2)
    // Each line is rounded by itself, its fee too.
    expect(Math.abs((found?.debitMinor ?? 0) - (found?.creditMinor ?? 0) - minor)).toBeLessThan(50)
  })
})
