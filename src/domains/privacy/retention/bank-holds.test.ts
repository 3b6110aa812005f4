import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { type AccountId, type LegalHoldId, newId, type OrderId } from '../../../shared/ids.ts'
import { openHolds } from '../privacy.fixture.ts'
import { followDispute, listHeldForBanks } from './bank-holds.ts'
import { endHold, findHeld, placeHold } from './holds.ts'
import { listHolds } from './list-holds.ts'

const shop = await testShop()
const at = new Date('2026-11-27T10:00:00Z')
const anOrder = async () => shop.anOrder(await shop.aProduct(1))
const follow = (orderId: OrderId, isOpen: boolean) =>
  shop.db.transaction().execute((tx) => followDispute(tx, orderId, { isOpen, at }))
const held = async () => (await findHeld(shop.db)).orders

test('an order is held while a bank argues, once, and let go when it is over', async () => {
  const orderId = await anOrder()
  for (const _ of [1, 2]) await follow(orderId, true)
  expect(await held()).toEqual([orderId])
  for (const _ of [1, 2]) await follow(orderId, false)
  expect(await held()).toEqual([])
  const history = await shop.db
    .selectFrom('audit_event')
    .select(['action', 'actor_kind'])
    .where('subject_id', '=', orderId)
    .where('action', 'like', 'privacy.%')
    .orderBy('id')
    .execute()
  expect(history).toEqual([
    { action: 'privacy.hold_placed', actor_kind: 'system' },
    { action: 'privacy.hold_ended', actor_kind: 'system' },
  ])
})

async function aMember(): Promise<AccountId> {
  const by: AccountId = newId('acc')
  const email = `${by}@example.eu`
  await shop.db
    .insertInto('account')
    .values({ id: by, provider: 'local', subject: by, email, email_folded: email, locale: 'en' })
    .execute()
  return by
}

type Ground = Parameters<typeof placeHold>[2]['ground']
const place = (orderId: OrderId, ground: Ground, by: AccountId) =>
  shop.db
    .transaction()
    .execute((tx) => placeHold(tx, { kind: 'order', id: orderId }, { ground, reference: null, by, at }))
const end = (id: LegalHoldId, by: AccountId) =>
  shop.db.transaction().execute((tx) => endHold(tx, id, { by: by, reason: 'Settled', at: at }))
const openOn = async (orderId: OrderId) => {
  const number = (await shop.db.selectFrom('order').select('number').where('id', '=', orderId).execute())[0]
    ?.number
  return (await listHolds(shop.db, openHolds)).rows.filter(({ named }) => named === number)
}

test('what the staff and a bank hold stands side by side, and each ends on its own', async () => {
  const orderId = await anOrder()
  const by = await aMember()
  // The staff's may be about the same dispute, and be there first.
  for (const ground of ['bank_dispute', 'court'] as const) expect(await place(orderId, ground, by)).toBe(true)
  expect(await place(orderId, 'court', by), 'on one ground once').toBe(false)
  await follow(orderId, true)
  expect((await openOn(orderId)).map(({ ground, origin }) => `${origin} ${ground}`).toSorted()).toEqual([
    'bank bank_dispute',
    'staff bank_dispute',
    'staff court',
  ])
  await follow(orderId, false)
  expect(await held()).toEqual([orderId])
  const [one, other] = await openOn(orderId)
  expect(await end(one?.id ?? expect.fail(), by)).toBe(true)
  expect(await held()).toEqual([orderId])
  expect(await end(other?.id ?? expect.fail(), by)).toBe(true)
  expect(await held()).toEqual([])
})

test('whoever is held by a bank is let go by no member of the staff, and whose hold it is does not change when one leaves', async () => {
  const [argued, claimed] = [await anOrder(), await anOrder()]
  const by = await aMember()
  await follow(argued, true)
  const [ofBank] = await openOn(argued)
  expect(await end(ofBank?.id ?? expect.fail(), by)).toBe(false)
  expect(await listHeldForBanks(shop.db)).toEqual([argued])
  await place(claimed, 'bank_dispute', by)
  await shop.db.deleteFrom('account').where('id', '=', by).execute()
  await follow(claimed, false)
  expect(await held()).toEqual([argued, claimed])
  await follow(argued, false)
  expect(await held()).toEqual([claimed])
})
