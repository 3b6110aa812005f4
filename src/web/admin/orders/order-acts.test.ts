import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type MakeOrder, makeOrder } from '../../../domains/checkout/index.ts'
import { queueMail } from '../../../domains/notifications/index.ts'
import { holdOrder, lockOrder } from '../../../domains/orders/index.ts'
import { newId, type OrderId, type ProductId, type UnitId } from '../../../shared/ids.ts'
import { atOnce, testDesk } from './order-desk.fixture.ts'

const { till, db, deps, by, mail, desk, bought, listed, storyOf, allIsWell } = await testDesk()
let guests = 0

describe('an order that the staff hold', () => {
  test('gives its sealed key back, survives what the provider tells, and goes on when it is let go', async () => {
    const { orderId, product } = await bought()
    expect(await desk.holdOrder({ orderId, reason: 'the address is strange', by })).toEqual({ ok: true })
    expect(await till.keysOf(product)).toEqual({ available: 2 })
    expect(await desk.holdOrder({ orderId, reason: 'again', by })).toEqual({ ok: false, reason: 'held' })
    // Whatever is heard of the payment looks at the order anew.
    await till.advance(orderId)
    expect(await listed({ held: 'staff', customer: orderId })).toEqual([orderId])
    expect(await till.keysOf(product)).toEqual({ available: 2 })
    await allIsWell()
    expect(await desk.releaseOrder({ orderId, reason: 'it was fine', by })).toEqual({ ok: true })
    expect(await till.keysOf(product)).toEqual({ available: 1, assigned: 1 })
    expect(await desk.releaseOrder({ orderId, reason: 'again', by })).toEqual({
      ok: false,
      reason: 'not_held',
    })
    const { notes, history } = await storyOf(orderId)
    expect(notes.map(({ about }) => about)).toEqual(['released', 'held'])
    const acts = history.filter(({ action }) => /^order\.(held|hold_ended)$/.test(action))
    expect(acts.map(({ actor }) => actor)).toEqual([
      { kind: 'staff', id: by },
      { kind: 'staff', id: by },
    ])
    await allIsWell()
  })

  test('stays held when a bank’s dispute or warning has come and gone over it', async () => {
    const heldFor = async (orderId: OrderId) => {
      await till.advance(orderId)
      return db.selectFrom('order').select('held_for').where('id', '=', orderId).executeTakeFirst()
    }
    const chargeOf = async (orderId: OrderId) => {
      const payment = db.selectFrom('payment').select('charge_id').where('order_id', '=', orderId)
      return (await payment.executeTakeFirstOrThrow()).charge_id ?? ''
    }
    const { control } = till.emulator
    const [disputed, warned] = [await bought(), await bought()]
    for (const { orderId } of [disputed, warned])
      expect(await desk.holdOrder({ orderId, reason: 'strange', by })).toEqual({ ok: true })

    const dispute = await control.charges.dispute(await chargeOf(disputed.orderId))
    expect(await heldFor(disputed.orderId)).toEqual({ held_for: 'dispute' })
    await control.disputes.decide(dispute.id, 'won')
    expect(await heldFor(disputed.orderId)).toEqual({ held_for: 'staff' })

    // The warning about a small payment pays it back; this is how one about a large payment begins.
    await db.transaction().execute(async (tx) => {
      const order = await lockOrder(tx, warned.orderId)
      if (order) await holdOrder(tx, order, 'fraud_warning')
    })
    expect(await heldFor(warned.orderId)).toEqual({ held_for: 'staff' })

    for (const { orderId, product } of [disputed, warned]) {
      expect(await till.keysOf(product)).toEqual({ available: 2 })
      expect(await desk.releaseOrder({ orderId, reason: 'it was fine', by })).toEqual({ ok: true })
      expect(await heldFor(orderId)).toEqual({ held_for: null })
      expect(await till.keysOf(product)).toEqual({ available: 1, assigned: 1 })
    }
    const lost = db.updateTable('order').set({ held_by_staff: true }).where('id', '=', warned.orderId)
    await expect(lost.execute()).rejects.toThrow('order_held_by_staff')
    await allIsWell()
  })

  test('is one that is paid, and no bank’s', async () => {
    const unpaid = await till.anOrder([[await till.aProduct(1), 1]])
    expect(await desk.holdOrder({ orderId: unpaid, reason: 'strange', by })).toEqual({
      ok: false,
      reason: 'not_paid',
    })
    const { orderId } = await bought()
    await db.updateTable('order').set({ held_for: 'dispute' }).where('id', '=', orderId).execute()
    expect(await desk.releaseOrder({ orderId, reason: 'it was fine', by })).toEqual({
      ok: false,
      reason: 'not_held',
    })
  })
})

describe('a key that the staff replace', () => {
  const wish = (orderId: OrderId, unitId: UnitId) => ({
    orderId,
    unitId,
    message: 'harbour-53',
    reason: 'by telephone',
    by,
  })

  test('goes out of the world, the supplier owes one, and the customer has another', async () => {
    const { orderId, unitId, product } = await bought(atOnce)
    expect(await desk.replaceOrderKey(wish(orderId, unitId))).toEqual({ ok: true })
    expect(await till.keysOf(product)).toEqual({ replaced: 1, revealed: 1 })
    const story = await storyOf(orderId)
    expect(story.complaints).toMatchObject([{ state: 'replaced', words: null }])
    expect(story.notes).toMatchObject([{ about: 'key_replaced' }])
    expect(story.custody.map(({ kind }) => kind)).toContain('replaced')
    const claims = await db
      .selectFrom('supplier_claim')
      .select('problem')
      .where(
        'key_id',
        'in',
        story.custody.map(({ keyId }) => keyId),
      )
      .execute()
    expect(claims).toEqual([{ problem: 'already_used' }])
    await allIsWell()
  })

  test('stays when no other is in stock: nothing is left behind', async () => {
    const { orderId, unitId } = await bought(atOnce, 1)
    expect(await desk.replaceOrderKey(wish(orderId, unitId))).toEqual({ ok: false, reason: 'none_in_stock' })
    const story = await storyOf(orderId)
    expect([...story.complaints, ...story.notes]).toEqual([])
    await allIsWell()
  })

  test('is one of this order that is open, and is not held', async () => {
    const [mine, other, sealed] = [await bought(atOnce), await bought(atOnce), await bought()]
    expect(await desk.replaceOrderKey(wish(mine.orderId, other.unitId))).toEqual({
      ok: false,
      reason: 'not_open',
    })
    expect(await desk.replaceOrderKey(wish(sealed.orderId, sealed.unitId))).toEqual({
      ok: false,
      reason: 'not_open',
    })
    const unknown = { ...wish(mine.orderId, mine.unitId), message: 'harbour-999' }
    expect(await desk.replaceOrderKey(unknown)).toEqual({ ok: false, reason: 'unknown_message' })
    await desk.holdOrder({ orderId: mine.orderId, reason: 'strange', by })
    expect(await desk.replaceOrderKey(wish(mine.orderId, mine.unitId))).toEqual({ ok: false, reason: 'held' })
  })
})

test('letters go out again to the address of today, five times a day, and only those that there are', async () => {
  const { orderId } = await bought()
  expect(await desk.resendToBuyer({ orderId, what: 'keys', by })).toEqual({ ok: false, reason: 'nothing' })
  await db.transaction().execute((tx) =>
    queueMail(tx, mail, {
      ...{ kind: 'order_confirmation', subjectId: orderId, orderId, accountId: null },
      ...{ cause: '', locale: 'en', recipient: 'old@example.eu' },
    }),
  )
  expect(await desk.resendToBuyer({ orderId, what: 'keys', by })).toEqual({ ok: true })
  // Pressed twice, it is one letter.
  expect(await desk.resendToBuyer({ orderId, what: 'keys', by })).toEqual({ ok: true })
  const { letters, history } = await storyOf(orderId)
  expect(letters.map(({ recipient }) => recipient)).toEqual([
    'old@example.eu',
    expect.stringMatching(/^buyer\./),
  ])
  expect(history.filter(({ action }) => action === 'order.keys_sent_again')).toHaveLength(1)
  for (let minute = 0; minute < 5; minute++) {
    till.passTime(60_000)
    await desk.resendToBuyer({ orderId, what: 'keys', by })
  }
  till.passTime(60_000)
  expect(await desk.resendToBuyer({ orderId, what: 'keys', by })).toEqual({ ok: false, reason: 'too_many' })
})

describe('an order that the staff make', () => {
  const wish = (productId: ProductId, change: Partial<MakeOrder> = {}): MakeOrder => ({
    ...{ key: randomUUID(), productId, quantity: 1, email: `guest.${guests++}@example.eu`, name: 'Grace' },
    ...{ country: 'FR', locale: 'fr', currency: 'EUR', isFree: true, reason: 'won at the fair', by },
    ...change,
  })

  test('is a present: delivered sealed, with the usual news, by the name of whoever made it', async () => {
    const product = await till.aProduct(2)
    const asked = wish(product)
    const made = await makeOrder(deps, asked)
    if (!made.ok) throw new Error(made.reason)
    // Pressed twice, it is one order, and whoever pressed is told.
    expect(await makeOrder(deps, asked)).toEqual({ ...made, made: 'before' })
    for (const change of [
      { quantity: 2 },
      { email: 'other@example.eu' },
      { isFree: false },
      { country: 'DE' },
    ])
      expect(await makeOrder(deps, { ...asked, ...change })).toEqual({ ...made, made: 'otherwise' })
    expect(await till.ordersOf(product)).toEqual([made.orderId])
    expect(await till.keysOf(product)).toEqual({ available: 1, assigned: 1 })
    expect(till.eventTypes(made.orderId)).toContain('order_paid')
    const { notes, history } = await storyOf(made.orderId)
    expect(notes).toMatchObject([{ about: 'made', words: 'won at the fair', writtenBy: by }])
    expect(history.at(-1)).toMatchObject({ action: 'order.placed', actor: { kind: 'staff', id: by } })
    await allIsWell()
  })

  test('is one when its button is pressed many times at once, for the last key', async () => {
    for (const isFree of [true, false]) {
      const product = await till.aProduct(1)
      const asked = wish(product, { isFree })
      const all = await Promise.all(Array.from({ length: 6 }, () => makeOrder(deps, asked)))
      const [orderId] = await till.ordersOf(product)
      expect(all).toEqual(
        all.map(() => ({ ok: true, orderId, made: expect.stringMatching(/^(now|before)$/) })),
      )
      expect(await till.ordersOf(product)).toHaveLength(1)
    }
    await allIsWell()
  })

  test('holds what its form says the last time, however often it was refused before', async () => {
    const [product, other] = [await till.aProduct(2), await till.aProduct(2)]
    const asked = wish(product, { quantity: 3 })
    expect(await makeOrder(deps, asked)).toMatchObject({ ok: false, reason: 'sold_out' })
    expect(await makeOrder(deps, { ...asked, productId: other })).toMatchObject({ reason: 'sold_out' })
    const made = await makeOrder(deps, { ...asked, quantity: 1 })
    if (!made.ok) throw new Error(made.reason)
    expect(await till.unitsOf(made.orderId)).toHaveLength(1)
    expect(await till.keysOf(product)).toEqual({ available: 1, assigned: 1 })
    expect(await till.keysOf(other)).toEqual({ available: 2 })
  })

  test('has its link sent also when the process ends right after the order', async () => {
    const product = await till.aProduct(1)
    const ends = () => {
      throw new Error('the process ends here')
    }
    const asked = wish(product, { isFree: false })
    await expect(makeOrder({ ...deps, stockMoved: ends }, asked)).rejects.toThrow('ends here')
    const [orderId] = await till.ordersOf(product)
    expect(till.events).toContainEqual({ type: 'order_link_requested', orderId, requestId: 'made' })
  })

  test('is stopped by the same limits: three free keys a mailbox and day, the region, the stock', async () => {
    const product = await till.aProduct(9)
    const email = 'collector@example.eu'
    expect((await makeOrder(deps, wish(product, { email, quantity: 3 }))).ok).toBe(true)
    expect(await makeOrder(deps, wish(product, { email }))).toMatchObject({ ok: false, reason: 'free_limit' })
    expect(await makeOrder(deps, wish(await till.aProduct(0)))).toMatchObject({
      ok: false,
      reason: 'sold_out',
    })
    expect(await makeOrder(deps, wish(newId('prd')))).toMatchObject({ ok: false, reason: 'unknown_product' })
  })

  test('is paid by a link that the customer is sent, and delivered then', async () => {
    const product = await till.aProduct(1)
    const made = await makeOrder(deps, wish(product, { isFree: false }))
    if (!made.ok) throw new Error(made.reason)
    expect(till.events).toContainEqual({
      type: 'order_link_requested',
      orderId: made.orderId,
      requestId: 'made',
    })
    expect((await storyOf(made.orderId)).payUrl).toMatch(/^http/)
    await till.pay(made.orderId)
    await till.advance(made.orderId)
    expect(await till.keysOf(product)).toEqual({ assigned: 1 })
    expect((await storyOf(made.orderId)).payUrl).toBeNull()
    await allIsWell()
  })
})
