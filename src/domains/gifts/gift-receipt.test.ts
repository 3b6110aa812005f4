import { expect, test } from 'vitest'
import type { GiftId, OrderId } from '../../shared/ids.ts'
import { days, localDayAfter } from '../../shared/time.ts'
import { findBrokenInvariants } from '../checkout/index.ts'
import { giftMailHooks } from '../notifications/gift-letters.ts'
import { returnGiftReceipt } from './gift-receipt.ts'
import { testGifts } from './gifts.fixture.ts'
import { openGift } from './open-gift.ts'
import { readGiftLink } from './read-gift.ts'
import { recallGift } from './recall-gift.ts'
import { tendGifts } from './tend-gifts.ts'

const { till, bought, confirm, sent, stateOf, linkOf } = await testGifts()
const { db, deps } = till

const comeBack = (id: GiftId) => db.transaction().execute((tx) => returnGiftReceipt(tx, deps, id))
const isReady = async (id: GiftId) => {
  const access = await readGiftLink(deps, deps.giftLinks, deps.giftLinks.tokenFor(linkOf(id)))
  return access.kind === 'ok' && access.isReady
}
const historyOf = async (orderId: OrderId) =>
  (await till.historyOf(orderId)).filter((action) => /receipt_returned/.test(action))

test('a gift whose confirmation comes back is not opened until it has arrived anew', async () => {
  const { orderId, unitIds } = await bought()
  const id = await sent(orderId, unitIds[0])
  expect(await isReady(id)).toBe(true)
  await comeBack(id)
  await comeBack(id)
  expect(await isReady(id)).toBe(false)
  expect(await openGift(deps, linkOf(id))).toEqual({ ok: false, reason: 'not_yet' })
  expect(await historyOf(orderId)).toEqual(['order.gift_receipt_returned'])
  await confirm(id)
  expect(await isReady(id)).toBe(true)
  expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
})

test('one that waits for its day does not go out meanwhile, and its buyer may take it back', async () => {
  const { orderId, unitIds } = await bought(2)
  const day = localDayAfter(deps.clock.now(), 2)
  const [id, other] = [await sent(orderId, unitIds[0], { day }), await sent(orderId, unitIds[1], { day })]
  await comeBack(id)
  await comeBack(other)
  till.passTime(days(3))
  await tendGifts(deps)
  expect([await stateOf(id), await stateOf(other)]).toEqual(['scheduled', 'scheduled'])
  expect(await recallGift(deps, { giftId: other, orderId })).toEqual({ ok: true })
  await confirm(id)
  expect(await stateOf(id)).toBe('sent')
  till.passTime(-days(3))
})

test('of what was opened before the waiver is not proved any more', async () => {
  const { orderId, unitIds } = await bought()
  const id = await sent(orderId, unitIds[0])
  await openGift(deps, linkOf(id))
  await comeBack(id)
  expect(await stateOf(id)).toBe('opened')
  const waiver = db.selectFrom('waiver').select('receipt_accepted_at').where('order_id', '=', orderId)
  expect(await waiver.execute()).toEqual([{ receipt_accepted_at: null }])
  expect(await historyOf(orderId)).toEqual(['order.receipt_returned'])
})

test('only the confirmation decides: another letter to the buyer that comes back stops nothing', async () => {
  const { orderId, unitIds } = await bought()
  const id = await sent(orderId, unitIds[0])
  const { gift_news: hook } = giftMailHooks(deps, undefined)
  const returned = (cause: string) =>
    db.transaction().execute(async (tx) => {
      await hook?.onReturned?.(tx, { subjectId: id, cause } as never)
    })
  await returned('opened')
  expect(await isReady(id)).toBe(true)
  await returned('arranged')
  expect(await isReady(id)).toBe(false)
})
