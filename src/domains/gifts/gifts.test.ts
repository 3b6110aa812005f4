import { describe, expect, test } from 'vitest'
import { type GiftId, newId, type OrderId, type UnitId } from '../../shared/ids.ts'
import { days, hours, localDayAfter, toWallClock } from '../../shared/time.ts'
import { cancelOrder, findBrokenInvariants, readOpenKeys, revealUnits } from '../checkout/index.ts'
import {
  findExperience,
  holdOrder,
  isUnviewed,
  listUnviewed,
  lockOrder,
  releaseHold,
} from '../orders/index.ts'
import { requestRefund } from '../payments/index.ts'
import { withdraw } from '../withdrawal/index.ts'
import { changeGift } from './change-gift.ts'
import { declineGift, noteGiftRefused } from './end-gift.ts'
import { countGifts, findFlaws, hasWebAddress, isFlood, sendTimeOf } from './gift.ts'
import { testGifts } from './gifts.fixture.ts'
import { makeGift } from './make-gift.ts'
import { openGift } from './open-gift.ts'
import { readGiftLink, readGiftPage } from './read-gift.ts'
import { recallGift } from './recall-gift.ts'
import { resendGift } from './resend-gift.ts'
import { findGift } from './store.ts'
import { tendGifts } from './tend-gifts.ts'

const { till, aCard, asGift, bought, ask, given, confirm, sent, stateOf, linkOf } = await testGifts()
const { db, deps } = till

const mailboxOf = async (id: GiftId) =>
  (await db.selectFrom('gift').select('mailbox_hash').where('id', '=', id).executeTakeFirst())?.mailbox_hash
const reasonOf = async (id: GiftId) => (await findGift(db, id))?.reason
const look = (id: GiftId) => readGiftLink(deps, deps.giftLinks, deps.giftLinks.tokenFor(linkOf(id)))
const unitOf = async (orderId: OrderId) => {
  const [unit] = await till.unitsOf(orderId)
  if (!unit) throw new Error('no unit')
  return unit
}
const newsOf = (giftId: GiftId) =>
  till.events.flatMap((event) => ('giftId' in event && event.giftId === giftId ? [event] : []))
const allIsWell = async () => expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])

async function refund(orderId: OrderId, unitIds: readonly UnitId[]) {
  const outcome = await requestRefund(deps, {
    orderId,
    wish: { kind: 'units', unitIds },
    requestKey: newId('aud'),
    note: 'asked for it',
    by: 'acc_00000000000000000000000000' as never,
  })
  expect(outcome.ok).toBe(true)
}

async function aLargeBundle(stock: number) {
  const parts = []
  for (let n = 0; n < 10; n++) parts.push(await till.aProduct(stock))
  const named = await db.selectFrom('product').select('slug').where('id', 'in', parts).execute()
  return till.aProduct(0, { parts: named.map(({ slug }) => slug) })
}

describe('a key that was bought', () => {
  test('is given: the buyer cannot open it, and the letter goes out once their answers are confirmed', async () => {
    const { orderId, unitIds } = await bought()
    const id = await given(orderId, unitIds[0])
    expect(await stateOf(id)).toBe('scheduled')
    expect(await tendGifts(deps)).toBe(0)
    const yes = { express: true, acknowledge: true }
    expect(await revealUnits(deps, orderId, unitIds, yes)).toEqual({ ok: false, reason: 'not_sealed' })
    expect(newsOf(id)).toMatchObject([{ type: 'gift_news', what: 'arranged' }])

    await confirm(id)
    await confirm(id)
    expect(await stateOf(id)).toBe('sent')
    expect(newsOf(id).slice(1)).toEqual([{ type: 'gift_sent', giftId: id, cause: 'first' }])
  })

  test('is opened by its recipient, in whose name the ledger books it; the buyer sees no key, and has waived', async () => {
    const { product, orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
    expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
    expect(await till.keysOf(product)).toEqual({ revealed: 1 })
    const [step] = await db
      .selectFrom('custody_event')
      .select(['actor_kind', 'actor_id'])
      .where('unit_id', '=', unitIds[0] as UnitId)
      .where('kind', '=', 'revealed')
      .execute()
    expect(step).toEqual({ actor_kind: 'recipient', actor_id: id })
    expect((await readOpenKeys(deps, orderId)).size).toBe(0)
    expect(await findExperience(db, unitIds[0] as UnitId)).toBeUndefined()
    const waiver = await db
      .selectFrom('waiver')
      .select(['given_at_step', 'receipt_accepted_at'])
      .where('unit_id', '=', unitIds[0] as UnitId)
      .executeTakeFirst()
    expect(waiver).toMatchObject({ given_at_step: 'gift', receipt_accepted_at: expect.any(Date) })
    expect(await readGiftPage(db, id)).toMatchObject({ senderName: 'Ada', isOpen: true })
    expect(await till.historyOf(orderId)).toEqual(
      expect.arrayContaining(['order.gift_made', 'order.gift_sent', 'order.gift_opened']),
    )
    // What was answered for the gift ends the right of withdrawal for its key.
    const [answer] = (await withdrawFrom(orderId)).units
    expect(answer?.answer).toBe('waived')
    await allIsWell()
  })

  test('is not given twice, nor without both answers, nor once its buyer has begun to open it', async () => {
    const { orderId, unitIds } = await bought(2)
    await given(orderId, unitIds[0])
    expect(await ask(orderId, unitIds[0])).toEqual({ ok: false, reason: 'not_to_give' })
    await revealUnits(deps, orderId, [unitIds[1] as UnitId], { express: true, acknowledge: true })
    expect(await ask(orderId, unitIds[1])).toEqual({ ok: false, reason: 'not_to_give' })
    const card = aCard()
    const half = { orderId, unitId: unitIds[1] as UnitId, card, express: true, acknowledge: false }
    expect(await makeGift(deps, half)).toEqual({ ok: false, reason: 'answers_missing' })
  })

  test('is not given to a country where it cannot be activated', async () => {
    const { orderId, unitIds } = await bought()
    const { region_code } = await db
      .selectFrom('product')
      .innerJoin('unit', 'unit.product_id', 'product.id')
      .select('product.region_code')
      .where('unit.id', '=', unitIds[0] as UnitId)
      .executeTakeFirstOrThrow()
    const { countries } = await db
      .selectFrom('region')
      .select('countries')
      .where('code', '=', region_code)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('region')
      .set({ countries: ['FR'] })
      .where('code', '=', region_code)
      .execute()
    expect(await ask(orderId, unitIds[0], { country: 'US' })).toEqual({ ok: false, reason: 'region' })
    expect((await ask(orderId, unitIds[0], { country: 'FR' })).ok).toBe(true)
    await db.updateTable('region').set({ countries }).where('code', '=', region_code).execute()
  })

  test('goes out in the morning of its day; until then the buyer changes the card', async () => {
    const { orderId, unitIds } = await bought()
    const day = localDayAfter(deps.clock.now(), 3)
    const id = await sent(orderId, unitIds[0], { day })
    expect(await stateOf(id)).toBe('scheduled')
    const gift = await findGift(db, id)
    expect(toWallClock(gift?.sendAt ?? new Date())).toBe(`${day}T09:00`)
    const card = aCard({ recipientName: 'Joan', day })
    expect(await changeGift(deps, { giftId: id, orderId, card })).toEqual({ ok: true })
    expect(await findGift(db, id)).toMatchObject({ recipientName: 'Joan', state: 'scheduled' })
    till.passTime(days(3) + hours(12))
    await tendGifts(deps)
    expect(await stateOf(id)).toBe('sent')
    expect(await changeGift(deps, { giftId: id, orderId, card })).toEqual({ ok: false, reason: 'too_late' })
    till.passTime(-days(3) - hours(12))
  })
})

async function withdrawFrom(orderId: OrderId) {
  const { number } = await db
    .selectFrom('order')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow()
  const { email } = await db
    .selectFrom('order_contact')
    .select('email')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const statement = {
    formKey: crypto.randomUUID(),
    name: 'Ada',
    orderNumber: number,
    email,
    locale: 'en',
  } as const
  return withdraw(deps, statement, { kind: 'known', orderId, unitIds: null })
}

test('who has given a key away has nothing left to look at, and of two the other one', async () => {
  const { orderId, unitIds } = await bought(2)
  const query = { days: 0, productId: null, isDescending: true, page: 1 } as const
  const sealed = async () =>
    (await listUnviewed(db, query, new Date(Date.now() + hours(1)))).rows.find(
      (row) => row.orderId === orderId,
    )?.sealed
  expect(await sealed()).toBe(2)
  await openGift(deps, linkOf(await sent(orderId, unitIds[0])))
  expect(await sealed()).toBe(1)
  await given(orderId, unitIds[1])
  expect(await sealed()).toBeUndefined()
  expect(await isUnviewed(db, orderId, new Date(Date.now() + hours(1)))).toBe(false)
})

describe('a recall', () => {
  test('before and after sending gives the key back to the buyer, and the link dies', async () => {
    const { orderId, unitIds } = await bought(2)
    const [first, second] = [await sent(orderId, unitIds[0]), await given(orderId, unitIds[1])]
    for (const giftId of [first, second])
      expect(await recallGift(deps, { giftId, orderId })).toEqual({ ok: true })
    expect(await look(first)).toEqual({ kind: 'gone' })
    expect(await openGift(deps, linkOf(first))).toEqual({ ok: false, reason: 'gone' })
    // No letter: what there was to say died with the link.
    expect(newsOf(first).map(({ type }) => type)).toEqual(['gift_news', 'gift_sent'])
    const yes = { express: true, acknowledge: true }
    expect(await revealUnits(deps, orderId, unitIds, yes)).toEqual({ ok: true })
    expect(await recallGift(deps, { giftId: first, orderId })).toEqual({ ok: false, reason: 'over' })
    await allIsWell()
  })

  test('of an order by another one, or of an opened gift, changes nothing', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    expect(await recallGift(deps, { giftId: id, orderId: newId('ord') })).toEqual({
      ok: false,
      reason: 'over',
    })
    await openGift(deps, linkOf(id))
    expect(await recallGift(deps, { giftId: id, orderId })).toEqual({ ok: false, reason: 'opened' })
  })

  test('against an opening at the same moment: exactly one wins, thirty times', async () => {
    const { orderId, unitIds } = await bought(15)
    const more = await bought(15)
    const all = [
      ...unitIds.map((unitId) => ({ orderId, unitId })),
      ...more.unitIds.map((unitId) => ({ orderId: more.orderId, unitId })),
    ]
    let opened = 0
    for (const [index, { orderId, unitId }] of all.entries()) {
      const id = await sent(orderId, unitId)
      const recall = () => recallGift(deps, { giftId: id, orderId })
      const open = () => openGift(deps, linkOf(id))
      const [first, second] = await Promise.all(index % 2 ? [recall(), open()] : [open(), recall()])
      expect([first.ok, second.ok].toSorted()).toEqual([false, true])
      const state = await stateOf(id)
      const unit = (await till.unitsOf(orderId)).find((each) => each.id === unitId)
      if (state === 'opened') opened += 1
      expect({ state, unit: unit?.state, given: unit?.given_at !== null }).toEqual(
        state === 'opened'
          ? { state, unit: 'revealed', given: true }
          : { state: 'recalled', unit: 'delivered', given: false },
      )
    }
    // Both ways happened, or nothing raced.
    expect(opened).toBeGreaterThan(0)
    expect(opened).toBeLessThan(all.length)
    await allIsWell()
  })

  test('twenty openings at once are one', async () => {
    const { product, orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    await Promise.all(Array.from({ length: 20 }, () => openGift(deps, linkOf(id))))
    expect(await till.keysOf(product)).toEqual({ revealed: 1 })
    expect((await till.historyOf(orderId)).filter((action) => action === 'order.gift_opened')).toHaveLength(1)
  })
})

describe('what becomes of the purchase', () => {
  test('a refund before it is opened ends the gift, and its link says so', async () => {
    const { product, orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    await refund(orderId, unitIds)
    expect(await look(id)).toEqual({ kind: 'paid_back', wasOpen: false })
    expect(await openGift(deps, linkOf(id))).toEqual({ ok: false, reason: 'gone' })
    await tendGifts(deps)
    expect([await stateOf(id), await reasonOf(id)]).toEqual(['ended', 'paid_back'])
    expect(await look(id)).toEqual({ kind: 'paid_back', wasOpen: false })
    expect(await till.keysOf(product)).toEqual({ available: 1 })
    await allIsWell()
  })

  test('a refund after it was opened revokes the key, and the link says that too', async () => {
    const { product, orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    await openGift(deps, linkOf(id))
    await refund(orderId, unitIds)
    expect(await look(id)).toEqual({ kind: 'paid_back', wasOpen: true })
    await tendGifts(deps)
    expect(await look(id)).toEqual({ kind: 'paid_back', wasOpen: true })
    expect(await till.keysOf(product)).toEqual({ revoked: 1 })
    await allIsWell()
  })

  test('a withdrawal while it is sealed counts, for the buyer has lost nothing yet', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    const { units } = await withdrawFrom(orderId)
    expect(units.map(({ answer }) => answer)).toEqual(['taken_back'])
    expect(await openGift(deps, linkOf(id))).toEqual({ ok: false, reason: 'gone' })
  })

  test('a held order delays the gift and does not lose it', async () => {
    const { orderId, unitIds } = await bought()
    const [early, late] = [await bought(), await bought()]
    const waiting = await given(early.orderId, early.unitIds[0])
    const there = await sent(late.orderId, late.unitIds[0])
    for (const held of [early.orderId, late.orderId])
      await db.transaction().execute(async (tx) => {
        const order = await lockOrder(tx, held)
        if (order) await holdOrder(tx, order, 'fraud_warning')
      })
    await confirm(waiting)
    expect(await stateOf(waiting)).toBe('scheduled')
    expect(await look(there)).toMatchObject({ kind: 'ok', isReady: false })
    expect(await openGift(deps, linkOf(there))).toEqual({ ok: false, reason: 'not_yet' })
    for (const held of [early.orderId, late.orderId])
      await db.transaction().execute(async (tx) => {
        const order = await lockOrder(tx, held)
        if (order) await releaseHold(tx, deps.outbox, order)
      })
    await tendGifts(deps)
    expect(await stateOf(waiting)).toBe('sent')
    expect(await openGift(deps, linkOf(there))).toEqual({ ok: true })
    expect(await ask(orderId, unitIds[0])).toMatchObject({ ok: true })
    await allIsWell()
  })

  test('an order that is never paid takes its gifts along', async () => {
    const product = await till.aProduct(1)
    const orderId = await till.anOrder([[product, 1]], asGift())
    const { id: unitId, given_at } = await unitOf(orderId)
    expect(given_at).not.toBeNull()
    await cancelOrder(deps, orderId)
    till.passTime(days(3))
    await tendGifts(deps)
    const row = await db.selectFrom('gift').selectAll().where('unit_id', '=', unitId).executeTakeFirst()
    expect(row).toMatchObject({ state: 'ended', reason: 'cancelled' })
    till.passTime(-days(3))
  })
})

describe('an order as a gift', () => {
  test('gives each of its keys, and waits for payment, confirmation and the day', async () => {
    const product = await till.aProduct(2)
    const orderId = await till.aPaidOrder([[product, 2]], asGift())
    const gifts = await db
      .selectFrom('gift')
      .select(['id', 'state'])
      .where('order_id', '=', orderId)
      .execute()
    expect(gifts.map(({ state }) => state)).toEqual(['scheduled', 'scheduled'])
    for (const { id } of gifts) await confirm(id)
    for (const { id } of gifts) expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
    expect((await readOpenKeys(deps, orderId)).size).toBe(0)
    await allIsWell()
  })

  test('is refused where the recipient cannot activate it, and taken where only the buyer could not', async () => {
    const product = await till.aProduct(2)
    const { region_code } = await db
      .selectFrom('product')
      .select('region_code')
      .where('id', '=', product)
      .executeTakeFirstOrThrow()
    const region = db.updateTable('region').where('code', '=', region_code)
    const { countries } = await db
      .selectFrom('region')
      .select('countries')
      .where('code', '=', region_code)
      .executeTakeFirstOrThrow()
    await region.set({ countries: ['US'] }).execute()
    const refused = await till.place(await till.aForm([[product, 1]], asGift({ country: 'FR' })))
    expect(refused).toMatchObject({ ok: false, reason: 'region' })
    const taken = await till.place(await till.aForm([[product, 1]], asGift({ country: 'US' })))
    expect(taken.ok).toBe(true)
    await region.set({ countries }).execute()
  })

  test('that costs nothing is refused: nobody proved a mailbox for it', async () => {
    const product = await till.aProduct(1)
    const coupon = await till.aCoupon({ terms: { percent: 100 }, productIds: [product] })
    const form = await till.withCoupon(await till.aForm([[product, 1]], asGift()), coupon)
    expect(await till.place(form)).toEqual({ ok: false, reason: 'gift', problem: 'free' })
    expect(await till.ordersOf(product)).toEqual([])
  })

  test('of the largest bundle gives each of its parts, and each is opened by its recipient', async () => {
    const bundle = await aLargeBundle(1)
    const recipientEmail = 'ten.parts@example.eu'
    const orderId = await till.aPaidOrder([[bundle, 1]], asGift({ recipientEmail }))
    const gifts = await db.selectFrom('gift').select('id').where('order_id', '=', orderId).execute()
    expect(gifts).toHaveLength(10)
    for (const { id } of gifts) await confirm(id)
    for (const { id } of gifts) expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
    expect((await readOpenKeys(deps, orderId)).size).toBe(0)
    await allIsWell()
  })

  test('of a bundle is one of the ten gifts of its recipient, who gets no more than thirty keys all the same', async () => {
    const [bundle, other] = [await aLargeBundle(3), await bought(8)]
    const recipientEmail = 'many.parts@example.eu'
    const sendAll = async (orderId: OrderId) => {
      const gifts = await db.selectFrom('gift').select('id').where('order_id', '=', orderId).execute()
      for (const { id } of gifts) await confirm(id)
      return Promise.all(gifts.map(({ id }) => stateOf(id)))
    }
    const orderOfOne = () => till.aPaidOrder([[bundle, 1]], asGift({ recipientEmail }))
    const isSent = new Array(10).fill('sent')
    expect(await sendAll(await orderOfOne())).toEqual(isSent)
    await sent(other.orderId, other.unitIds[0], { recipientEmail })
    expect(await sendAll(await orderOfOne())).toEqual(isSent)
    const third = await till.place(await till.aForm([[bundle, 1]], asGift({ recipientEmail })))
    expect(third).toEqual({ ok: false, reason: 'gift', problem: 'mailbox_limit' })
    for (const unitId of other.unitIds.slice(1)) await sent(other.orderId, unitId, { recipientEmail })
    const last = await bought(1)
    expect(await ask(last.orderId, last.unitIds[0], { recipientEmail })).toEqual({
      ...{ ok: false, reason: 'mailbox_limit' },
    })
    await allIsWell()
  })

  test('of more keys than one gives at once is refused, and leaves nothing', async () => {
    const product = await till.aProduct(11)
    const placed = await till.place(await till.aForm([[product, 11]], asGift()))
    expect(placed).toEqual({ ok: false, reason: 'gift', problem: 'too_many' })
    expect(await till.ordersOf(product)).toEqual([])
    expect(await till.keysOf(product)).toEqual({ available: 11 })
  })
})

describe('the recipient', () => {
  test('who declines is forgotten at once, and the key goes back', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    expect(await declineGift(deps, linkOf(id))).toBe(true)
    expect(await declineGift(deps, linkOf(id))).toBe(false)
    expect(await findGift(db, id)).toMatchObject({ reason: 'declined', recipientEmail: null, message: null })
    expect(await mailboxOf(id)).toBeNull()
    expect((await unitOf(orderId)).given_at).toBeNull()
    expect(newsOf(id).at(-1)).toMatchObject({ what: 'declined' })
  })

  test('whose server refuses the letter, who was erased before it was sent, or who never opens it: the key goes back, and the buyer is told', async () => {
    const { orderId, unitIds } = await bought(3)
    const [refused, erased, slow] = [
      await sent(orderId, unitIds[0]),
      await given(orderId, unitIds[1]),
      await sent(orderId, unitIds[2]),
    ]
    await db.transaction().execute((tx) => noteGiftRefused(tx, deps, refused))
    await db.updateTable('gift').set({ recipient_email: null }).where('id', '=', erased).execute()
    await tendGifts(deps)
    till.passTime(days(181))
    await tendGifts(deps)
    till.passTime(-days(181))
    expect(await Promise.all([refused, erased, slow].map(reasonOf))).toEqual(['refused', 'erased', 'expired'])
    expect((await till.unitsOf(orderId)).map(({ given_at }) => given_at)).toEqual([null, null, null])
    await allIsWell()
  })

  test('gets no more than ten gifts a day, and one key goes to no more than three strangers', async () => {
    const { orderId, unitIds } = await bought(12)
    const recipientEmail = 'flooded@example.eu'
    for (const unitId of unitIds.slice(0, 10)) await given(orderId, unitId, { recipientEmail })
    const outcome = await ask(orderId, unitIds[10], { recipientEmail: 'Flooded+more@example.eu' })
    expect(outcome).toEqual({ ok: false, reason: 'mailbox_limit' })
    for (let each = 0; each < 3; each++) {
      const giftId = await sent(orderId, unitIds[11])
      await recallGift(deps, { giftId, orderId })
    }
    expect(await ask(orderId, unitIds[11])).toEqual({ ok: false, reason: 'sent_too_often' })
  })

  test('is given to by others all the same when somebody orders gifts for them and pays none', async () => {
    const recipientEmail = 'kept-free@example.eu'
    for (let order = 0; order < 3; order++)
      await till.anOrder([[await till.aProduct(4), 4]], asGift({ recipientEmail }))
    const { orderId, unitIds } = await bought(1)
    expect(await ask(orderId, unitIds[0], { recipientEmail })).toMatchObject({ ok: true })
    // Paid, they count.
    await till.aPaidOrder([[await till.aProduct(5), 5]], asGift({ recipientEmail }))
    await till.aPaidOrder([[await till.aProduct(4), 4]], asGift({ recipientEmail }))
    const other = await bought(1)
    expect(await ask(other.orderId, other.unitIds[0], { recipientEmail })).toEqual({
      ...{ ok: false, reason: 'mailbox_limit' },
    })
  })

  test('keeps what was sent when an address is erased, and its digest is gone after a day', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    await db
      .updateTable('gift')
      .set({ sender_name: null, recipient_email: null, message: null })
      .where('id', '=', id)
      .execute()
    await tendGifts(deps)
    expect(await mailboxOf(id)).not.toBeNull()
    till.passTime(days(2))
    await tendGifts(deps)
    till.passTime(-days(2))
    expect(await mailboxOf(id)).toBeNull()
    expect(await openGift(deps, linkOf(id))).toEqual({ ok: true })
  })

  test('is not flooded by cards written anew, nor by many gifts that wait for one day', async () => {
    const { orderId, unitIds } = await bought(12)
    const day = localDayAfter(deps.clock.now(), 4)
    const ids: GiftId[] = []
    for (const unitId of unitIds.slice(0, 11)) ids.push(await sent(orderId, unitId, { day }))
    till.passTime(days(2))
    const target = aCard({ recipientEmail: 'target@example.eu', day })
    const change = (giftId: GiftId | undefined) =>
      changeGift(deps, { giftId: giftId as GiftId, orderId, card: target })
    for (const id of ids.slice(0, 10)) expect(await change(id)).toEqual({ ok: true })
    expect(await change(ids[10])).toEqual({ ok: false, reason: 'mailbox_limit' })
    till.passTime(hours(25))
    expect(await change(ids[10])).toEqual({ ok: true })
    till.passTime(hours(36))
    await tendGifts(deps)
    const states = await Promise.all(ids.map(stateOf))
    expect(states.filter((state) => state === 'sent')).toHaveLength(10)
    till.passTime(hours(25))
    await tendGifts(deps)
    expect((await Promise.all(ids.map(stateOf))).every((state) => state === 'sent')).toBe(true)
    till.passTime(-days(2) - hours(86))
  })

  test('hears no more of a key that was given and taken back ten times, though never sent', async () => {
    const { orderId, unitIds } = await bought()
    for (let each = 0; each < 10; each++) {
      const giftId = await given(orderId, unitIds[0])
      await recallGift(deps, { giftId, orderId })
    }
    expect(await ask(orderId, unitIds[0])).toEqual({ ok: false, reason: 'sent_too_often' })
  })

  test('of an opened gift keeps nobody waiting: its order is not locked again', async () => {
    const { orderId, unitIds } = await bought()
    await openGift(deps, linkOf(await sent(orderId, unitIds[0])))
    await db.transaction().execute(async (tx) => {
      await lockOrder(tx, orderId)
      const late = new Promise((resolve) => setTimeout(resolve, 4000, 'waits'))
      expect(await Promise.race([tendGifts(deps).then(() => 'done'), late])).toBe('done')
    })
  })

  test('gets the letter again three times a day at most', async () => {
    const { orderId, unitIds } = await bought()
    const giftId = await sent(orderId, unitIds[0])
    const actor = { kind: 'customer' } as const
    for (let each = 0; each < 3; each++)
      expect(await resendGift(deps, { giftId, orderId, actor })).toEqual({ ok: true })
    expect(await resendGift(deps, { giftId, orderId, actor })).toEqual({ ok: false, reason: 'too_many' })
  })

  test('holds a link that nobody can make, or change', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    const token = deps.giftLinks.tokenFor(linkOf(id))
    const other = deps.giftLinks.tokenFor(linkOf(id, 2))
    expect(await look(id)).toMatchObject({ kind: 'ok', isReady: true })
    expect(await readGiftLink(deps, deps.giftLinks, other)).toEqual({ kind: 'gone' })
    for (const forged of ['', 'x', `${token}a`, token.replace('.1.', '.2.')])
      expect(await readGiftLink(deps, deps.giftLinks, forged)).toEqual({ kind: 'unknown' })
  })
})

describe('the database itself', () => {
  test('opens a given key by its gift alone, and lets an opened one change hands no more', async () => {
    const { orderId, unitIds } = await bought(2)
    await given(orderId, unitIds[0])
    const set = (unitId: UnitId | undefined, change: object) =>
      db
        .updateTable('unit')
        .set(change)
        .where('id', '=', unitId as UnitId)
        .execute()
    await expect(set(unitIds[0], { state: 'revealed' })).rejects.toThrow('only its gift opens it')
    const id = await sent(orderId, unitIds[1])
    await openGift(deps, linkOf(id))
    await expect(set(unitIds[1], { given_at: null })).rejects.toThrow('changes hands no more')
  })

  test('forgets the letters to a recipient with the address', async () => {
    const { orderId, unitIds } = await bought()
    const id = await sent(orderId, unitIds[0])
    const mail = { kind: 'gift', subject_id: id, locale: 'en', recipient: 'grace@example.eu' }
    await db
      .insertInto('mail')
      .values({ id: newId('eml'), ...mail })
      .execute()
    await declineGift(deps, linkOf(id))
    expect(await db.selectFrom('mail').select('id').where('subject_id', '=', id).execute()).toEqual([])
  })
})

test('a card carries no address of the web, no long text, no day in the past, and not the shop’s name', () => {
  const at = { now: new Date('2026-12-01T10:00:00Z'), own: ['AllKeyMasters', 'keys.example'] }
  const card = {
    senderName: 'Ada',
    recipientName: 'Grace',
    message: 'Enjoy. See you soon!',
    day: '2026-12-01',
  }
  expect(findFlaws(card, at)).toEqual({})
  expect(
    findFlaws(
      {
        senderName: '',
        recipientName: 'x'.repeat(61),
        message: 'win at evil.example.com',
        day: '2026-11-30',
      },
      at,
    ),
  ).toEqual({ senderName: 'missing', recipientName: 'too_long', message: 'address', day: 'day' })
  expect(findFlaws({ ...card, day: '2027-12-02' }, at)).toEqual({ day: 'day' })
  for (const senderName of ['AllKeyMasters', 'All K3y Masters support'])
    expect(findFlaws({ ...card, senderName }, at), senderName).toEqual({ senderName: 'taken_for_shop' })
  for (const text of [
    'https://x.y',
    'www.win',
    'me@mail.example',
    'casino.online/now',
    'GO.COM',
    'free.games',
    'x.zip',
    'ex\u200bample.\u200bcom',
    'shop。example',
    'Enjoy.Love, A',
  ])
    expect(hasWebAddress(text), text).toBe(true)
  for (const text of ['3.14', 'Hello...you', 'e.g. this one', 'M. Dupont', 'J.R.R. Tolkien', 'Martin.Jr'])
    expect(hasWebAddress(text), text).toBe(false)
})

test('a day that is today, or past, means at once', () => {
  const now = new Date('2026-12-01T22:30:00Z')
  expect(sendTimeOf('2026-12-01', now)).toEqual(now)
  expect(sendTimeOf('2026-11-01', now)).toEqual(now)
  expect(sendTimeOf('2026-12-02', now)).toEqual(new Date('2026-12-02T08:00:00Z'))
})

describe('gifts of a day', () => {
  const part = (line: string, bundle: string | null = 'b', order = 'o') =>
    ({ orderId: order, lineId: line, bundleId: bundle }) as never
  test.each([
    ['keys of one line', [part('1', null), part('1', null), part('2', null)], 3],
    ['a bundle', [part('1'), part('2'), part('3')], 1],
    [
      'two of a bundle, of which one lacks a part',
      [part('1'), part('2'), part('1'), part('2'), part('3')],
      2,
    ],
    ['the same bundle of two orders', [part('1'), part('2', 'b', 'p')], 2],
    ['two bundles of an order', [part('1'), part('2', 'c')], 2],
    ['nothing', [], 0],
  ])('are counted as they were bought: %s', (_, keys, gifts) => {
    expect(countGifts(keys)).toBe(gifts)
  })

  test('are no more than ten, and no more than thirty keys', () => {
    const bundles = (count: number) =>
      Array.from({ length: count * 10 }, (_, key) => part(`${key}`, `b${Math.floor(key / 10)}`))
    expect(isFlood(bundles(3))).toBe(false)
    expect(isFlood([...bundles(3), part('x', null)])).toBe(true)
    const alone = (count: number) => Array.from({ length: count }, () => part('x', null))
    expect([isFlood(alone(10)), isFlood(alone(11))]).toEqual([false, true])
  })
})
