import { expect, test } from 'vitest'
import { testShop } from '../../test/support/shop.ts'
import { advance, lookAtAll } from '../domains/payments/index.ts'
import type { DisputeState } from '../domains/payments/provider.ts'
import { listHeldForBanks } from '../domains/privacy/index.ts'
import type { OrderId } from '../shared/ids.ts'
import { systemClock } from '../shared/time.ts'
import { followBank, followBanks } from './follow-banks.ts'

const shop = await testShop()
const deps = { db: shop.db, clock: systemClock }
const held = () => listHeldForBanks(shop.db)

async function aDisputedOrder(): Promise<{ orderId: OrderId; dispute: string }> {
  const orderId = await shop.anOrder(await shop.aProduct(1), { delivery: 'at_once' })
  await shop.pay(orderId)
  await shop.advance(orderId)
  const { charge_id } = await shop.db
    .selectFrom('payment')
    .select('charge_id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const { id } = await shop.emulator.control.charges.dispute(charge_id ?? '')
  await advance(shop.deps, orderId, lookAtAll)
  return { orderId, dispute: id }
}

/** The emulator knows no appeals: the same facts with another word. */
function told(orderId: OrderId, state: DisputeState): Promise<void> {
  const { provider } = shop.deps
  const appealed: typeof provider = {
    ...provider,
    async readFacts(...asked) {
      const facts = await provider.readFacts(...asked)
      return { ...facts, disputes: facts.disputes.map((dispute) => ({ ...dispute, state })) }
    },
  }
  return advance({ ...shop.deps, provider: appealed }, orderId, lookAtAll)
}

const newsOf = (orderId: OrderId) =>
  shop.events.flatMap((event) =>
    event.type === 'dispute_news' && 'orderId' in event && event.orderId === orderId && 'news' in event
      ? [event.news]
      : [],
  )

test('a dispute of which no news came is held all the same, and let go when it is over', async () => {
  const { orderId, dispute } = await aDisputedOrder()
  for (const _ of [1, 2]) await followBanks(deps)
  expect(await held()).toEqual([orderId])
  await shop.emulator.control.disputes.decide(dispute, 'won')
  await shop.advance(orderId)
  for (const _ of [1, 2]) await followBanks(deps)
  expect(await held()).toEqual([])
})

test.each([
  ['asks for an answer', ['appeal_needs_response', 'appeal_under_review'], 'dispute_again'],
  ['asks for nothing', ['appeal_under_review'], 'dispute_appealed'],
] as const)('an appeal that %s is news to the staff, and holds the order again', async (_, states, news) => {
  const { orderId, dispute } = await aDisputedOrder()
  await followBank(deps, orderId)
  await shop.emulator.control.disputes.decide(dispute, 'lost')
  await shop.advance(orderId)
  await followBank(deps, orderId)
  expect(await held()).toEqual([])
  for (const state of states) await told(orderId, state)
  expect(newsOf(orderId)).toEqual(['dispute_opened', 'dispute_lost', news])
  await followBank(deps, orderId)
  expect(await held()).toEqual([orderId])
  await told(orderId, 'lost')
  await followBank(deps, orderId)
  expect(await held()).toEqual([])
  expect(newsOf(orderId).at(-1)).toBe('dispute_lost')
})
