import { expect, test } from 'vitest'
import type { OrderId } from '../../shared/ids.ts'
import { reconcile } from '../reconciliation/index.ts'
import { unreachedShop } from '../reconciliation/reconciliation.fixture.ts'

type Unreached = Awaited<ReturnType<typeof unreachedShop>>

// A clock that went ahead does not come back, so each span of time has a shop of its own.
const [shop, forWeeks, forLonger] = [await unreachedShop(), await unreachedShop(), await unreachedShop()]
const { control } = shop.emulator

/** What happens to orders while nobody is told: bought, paid back there, disputed, warned of, given up. */
async function buyAndArgue(shop: Unreached) {
  const { control } = shop.emulator
  const product = await shop.aProduct(6)
  const held = await shop.anOrder(product)
  await shop.pay(held)
  const [refunded, disputed, warned] = [
    await shop.aPaidOrder(),
    await shop.aPaidOrder(),
    await shop.aPaidOrder(),
  ]
  await control.charges.refund(await shop.chargeOf(refunded))
  await control.charges.dispute(await shop.chargeOf(disputed))
  await control.charges.warn(await shop.chargeOf(warned))
  const declined = await shop.anOrder(product)
  await shop.pay(declined, { card: '4000000000000002' })
  const transferred = await shop.anOrder(product)
  await shop.pay(transferred, { method: 'ideal' })
  await shop.letReservationEnd(declined)
  return { held, transferred, refunded, disputed, warned, declined }
}

async function statesOf(shop: Unreached, orders: Record<string, OrderId>) {
  const states = Object.entries(orders).map(async ([name, id]) => {
    const { order, payment, units } = await shop.stateOf(id)
    return [name, `${order}, ${payment}, ${units}`]
  })
  return Object.fromEntries(await Promise.all(states))
}

const healed = {
  // The bank held the money for a week and nobody took it.
  held: 'expired, auth_expired, released',
  transferred: 'fulfilled, captured, delivered',
  refunded: 'refunded, refunded, refunded',
  // Nine days without an answer: the bank has decided.
  disputed: 'refunded, refunded, refunded',
  warned: 'refunded, refunded, refunded',
  declined: 'expired, expired, released',
}

test('what no webhook told for four weeks is read from the list, and all comes to one state', async () => {
  const shop = forWeeks
  await shop.read()
  await shop.doJobs()
  const orders = await buyAndArgue(shop)
  await shop.letDaysPass(10)
  await shop.letDaysPass(18)
  expect((await shop.read()).missed).toBeGreaterThan(10)
  await shop.doJobs()
  await shop.sweep()
  expect(await statesOf(shop, orders)).toEqual(healed)
  expect(await shop.deps.findBroken()).toEqual([])
  expect(await shop.read()).toEqual({ missed: 0 })
  // What the sweep closed there has made events of its own, which change nothing.
  await shop.doJobs()
  expect(await statesOf(shop, orders)).toEqual(healed)
  expect(await shop.run({ from: new Date(shop.clock.now().getTime() - 30 * 86_400_000) })).toMatchObject({
    ok: true,
    found: 0,
  })
})

test('an event that could not be delivered is counted, and is in the inbox once', async () => {
  await shop.stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/nobody', enabled_events: ['*'] })
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await shop.read()
  await shop.read()
  const { undelivered } = await shop.db
    .selectFrom('event_reading')
    .select('undelivered')
    .executeTakeFirstOrThrow()
  expect(undelivered).toBeGreaterThan(2)
  await shop.doJobs()
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled', payment: 'captured' })
  for (const { id } of await shop.stripe.webhookEndpoints.list().then(({ data }) => data))
    await shop.stripe.webhookEndpoints.del(id)
})

test('after a downtime that outlasts the list the objects are compared, and all comes to the same state', async () => {
  const shop = forLonger
  await shop.read()
  const orders = await buyAndArgue(shop)
  await shop.letDaysPass(10)
  await shop.letDaysPass(35)
  // The provider keeps events for 30 days: nothing of the orders is told any more.
  expect(await shop.read()).toEqual({ missed: 0 })
  const [from = new Date()] = shop.blindSince
  expect(await statesOf(shop, orders)).not.toEqual(healed)
  const outcome = await reconcile(shop.deps, { reason: 'downtime', from, graceMinutes: 0 })
  await shop.sweep()
  expect(await statesOf(shop, orders)).toEqual(healed)
  expect(await shop.openFindings()).toEqual([])
  expect(outcome).toMatchObject({ ok: true, found: 6, mended: 6 })
  expect(await shop.deps.findBroken()).toEqual([])
})

test('a reading that breaks off begins where it did, and a limit of the rate is waited for', async () => {
  const orderId = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(orderId)
  await control.faults.add({ kind: 'error', match: 'GET /v1/events', status: 429, count: 4 })
  await shop.read()
  expect(shop.waits.slice(0, 2)).toEqual([1_000, 2_000])
  await shop.doJobs()
  expect(await shop.stateOf(orderId)).toMatchObject({ order: 'fulfilled' })

  const other = await shop.anOrder(await shop.aProduct(1))
  await shop.pay(other)
  await control.faults.add({ kind: 'error', match: 'GET /v1/events', status: 500, count: 100 })
  await expect(shop.read()).rejects.toMatchObject({ kind: 'unavailable' })
  await control.faults.clear()
  await shop.read()
  await shop.doJobs()
  expect(await shop.stateOf(other)).toMatchObject({ order: 'fulfilled' })
})
