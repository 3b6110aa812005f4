import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { findHeld, followDispute, placeHold } from './holds.ts'

const shop = await testShop()
const at = new Date('2026-11-27T10:00:00Z')
const anOrder = async () => shop.anOrder(await shop.aProduct(1))
const follow = (orderId: Awaited<ReturnType<typeof anOrder>>, isOpen: boolean) =>
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

test('a hold of the staff outlives the dispute', async () => {
  const orderId = await anOrder()
  const by: AccountId = newId('acc')
  const email = `${by}@example.eu`
  await shop.db
    .insertInto('account')
    .values({ id: by, provider: 'local', subject: by, email, email_folded: email, locale: 'en' })
    .execute()
  await shop.db
    .transaction()
    .execute((tx) =>
      placeHold(tx, { kind: 'order', id: orderId }, { ground: 'bank_dispute', reference: null, by, at }),
    )
  await follow(orderId, true)
  await follow(orderId, false)
  expect(await held()).toEqual([orderId])
})
