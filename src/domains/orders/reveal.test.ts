import { describe, expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { newId, type OrderId, type UnitId, type WaiverId } from '../../shared/ids.ts'
import { holdOrder, releaseHold } from './hold-order.ts'
import { lockOrder } from './lock-order.ts'
import { listOpenUnits } from './queries.ts'
import { confirmReceipt, type RevealRequest, requestReveal } from './reveal.ts'
import { waiverTextVersion } from './waiver-text.ts'

const shop = await testShop()
const { db } = shop
const { outbox } = shop.deps
const notSealed = { ok: false, reason: 'not_sealed' }

async function aPaidOrder(quantity = 1): Promise<{ orderId: OrderId; unitIds: UnitId[] }> {
  const orderId = await shop.anOrder(await shop.aProduct(quantity), { quantity })
  await shop.pay(orderId)
  await shop.advance(orderId)
  return { orderId, unitIds: await unitIdsOf(orderId) }
}

async function unitIdsOf(orderId: OrderId): Promise<UnitId[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

const ask = (orderId: OrderId, unitIds: readonly UnitId[], change: Partial<RevealRequest> = {}) =>
  requestReveal(db, outbox, {
    orderId,
    unitIds,
    express: true,
    acknowledge: true,
    locale: 'en',
    country: 'FR',
    ...change,
  })

const confirm = (waiverIds: readonly WaiverId[]) =>
  db.transaction().execute((tx) => confirmReceipt(tx, outbox, waiverIds))

const waiversOf = (orderId: OrderId) =>
  db.selectFrom('waiver').selectAll().where('order_id', '=', orderId).orderBy('id').execute()

const waiverIdsOf = async (orderId: OrderId) => (await waiversOf(orderId)).map((waiver) => waiver.id)

const keyStatesOf = async (unitIds: readonly UnitId[]) =>
  (await db.selectFrom('key').select('state').where('unit_id', 'in', unitIds).execute()).map(
    ({ state }) => state,
  )

const toldOf = (orderId: OrderId, type: string) =>
  shop.events.filter((event) => event.type === type && 'orderId' in event && event.orderId === orderId)

const historyOf = async (orderId: OrderId) =>
  (
    await db
      .selectFrom('audit_event')
      .select('action')
      .where('subject_id', '=', orderId)
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

describe('asking for a key', () => {
  test('writes down both answers in the words that were shown, and opens nothing yet', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    expect(await ask(orderId, unitIds, { locale: 'fr', country: 'DE' })).toEqual({ ok: true })
    expect(await waiversOf(orderId)).toMatchObject(
      unitIds.map((unit_id) => ({
        unit_id,
        given_at_step: 'reveal',
        text_version: waiverTextVersion,
        locale: 'fr',
        country: 'DE',
        receipt_accepted_at: null,
      })),
    )
    expect(await shop.stateOf(orderId)).toMatchObject({ units: ['delivered', 'delivered'] })
    expect(await listOpenUnits(db, orderId)).toEqual([])
    expect(toldOf(orderId, 'reveal_requested')).toEqual([
      { type: 'reveal_requested', orderId, waiverIds: await waiverIdsOf(orderId) },
    ])
    expect(await historyOf(orderId)).toContain('order.reveal_requested')
  })

  // Directive 2011/83/EU art. 16(m): the right of withdrawal is lost only by both of them.
  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])('with express %s and acknowledge %s writes nothing down', async (express, acknowledge) => {
    const { orderId, unitIds } = await aPaidOrder()
    const asked = await ask(orderId, unitIds, { express, acknowledge })
    expect(asked).toEqual({ ok: false, reason: 'answers_missing' })
    expect(await waiversOf(orderId)).toEqual([])
    expect(toldOf(orderId, 'reveal_requested')).toEqual([])
  })

  test('takes only the units that were asked for', async () => {
    const { orderId, unitIds } = await aPaidOrder(3)
    await ask(orderId, unitIds.slice(1, 2))
    expect((await waiversOf(orderId)).map((waiver) => waiver.unit_id)).toEqual(unitIds.slice(1, 2))
  })

  test('takes only units of this order', async () => {
    const mine = await aPaidOrder()
    const other = await aPaidOrder()
    expect(await ask(mine.orderId, other.unitIds)).toEqual(notSealed)
    expect(await ask(mine.orderId, [...other.unitIds, ...mine.unitIds])).toEqual({ ok: true })
    expect((await waiversOf(mine.orderId)).map((waiver) => waiver.unit_id)).toEqual(mine.unitIds)
    expect(await waiversOf(other.orderId)).toEqual([])
  })

  test('is refused where nothing is sealed: unpaid, open already, no unit, no order', async () => {
    const unpaid = await shop.anOrder(await shop.aProduct(1))
    const open = await aPaidOrder()
    await ask(open.orderId, open.unitIds)
    await confirm(await waiverIdsOf(open.orderId))
    const sealed = await aPaidOrder()
    expect(await ask(unpaid, await unitIdsOf(unpaid))).toEqual(notSealed)
    expect(await ask(open.orderId, open.unitIds)).toEqual(notSealed)
    expect(await ask(sealed.orderId, [])).toEqual(notSealed)
    expect(await ask(sealed.orderId, [newId('unt')])).toEqual(notSealed)
    expect(await ask(newId('ord'), sealed.unitIds)).toEqual(notSealed)
    expect(await waiversOf(unpaid)).toEqual([])
  })

  test('twice gives one receipt: the second time tells the first one again', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    await ask(orderId, unitIds)
    expect(await ask(orderId, unitIds)).toEqual({ ok: true })
    const waiverIds = await waiverIdsOf(orderId)
    expect(waiverIds).toHaveLength(2)
    expect(toldOf(orderId, 'reveal_requested')).toEqual(
      Array(2).fill({ type: 'reveal_requested', orderId, waiverIds }),
    )
    expect((await historyOf(orderId)).filter((action) => action === 'order.reveal_requested')).toHaveLength(1)
  })

  test('ten times at the same moment gives one receipt', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ask(orderId, unitIds)))
    expect(outcomes).toEqual(Array(10).fill({ ok: true }))
    const waiverIds = await waiverIdsOf(orderId)
    expect(waiverIds).toHaveLength(2)
    for (const event of toldOf(orderId, 'reveal_requested')) expect(event).toMatchObject({ waiverIds })
  })

  test('for one more gives a receipt for that one alone', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    await ask(orderId, unitIds.slice(0, 1))
    await ask(orderId, unitIds)
    const [first, second] = await waiversOf(orderId)
    expect([first?.unit_id, second?.unit_id]).toEqual(unitIds)
    expect(toldOf(orderId, 'reveal_requested')).toMatchObject([
      { waiverIds: [first?.id] },
      { waiverIds: [second?.id] },
    ])
  })
})

describe('the receipt that the mail server has accepted', () => {
  test('opens exactly the units that it is about', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    await ask(orderId, unitIds.slice(0, 1))
    await confirm(await waiverIdsOf(orderId))
    expect(await listOpenUnits(db, orderId)).toEqual(unitIds.slice(0, 1))
    expect((await shop.stateOf(orderId)).units).toEqual(['revealed', 'delivered'])
    expect(await keyStatesOf(unitIds.slice(0, 1))).toEqual(['revealed'])
    expect((await waiversOf(orderId))[0]?.receipt_accepted_at).toBeInstanceOf(Date)
    expect(toldOf(orderId, 'units_revealed')).toEqual([
      { type: 'units_revealed', orderId, unitIds: unitIds.slice(0, 1) },
    ])
    expect(await historyOf(orderId)).toContain('order.revealed')
  })

  test('opens nothing that another receipt is about, which is still on its way', async () => {
    const { orderId, unitIds } = await aPaidOrder(2)
    await ask(orderId, unitIds.slice(0, 1))
    await ask(orderId, unitIds.slice(1))
    await confirm((await waiverIdsOf(orderId)).slice(1))
    expect(await listOpenUnits(db, orderId)).toEqual(unitIds.slice(1))
  })

  test('told twice, or three times at once, opens once', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    await ask(orderId, unitIds)
    const waiverIds = await waiverIdsOf(orderId)
    await Promise.all([1, 2, 3].map(() => confirm(waiverIds)))
    await confirm(waiverIds)
    expect(toldOf(orderId, 'units_revealed')).toHaveLength(1)
    expect((await historyOf(orderId)).filter((action) => action === 'order.revealed')).toHaveLength(1)
  })

  test('opens nothing that was not paid, although its answers were given at the till', async () => {
    const orderId = await shop.anOrder(await shop.aProduct(1), { delivery: 'at_once' })
    await confirm(await waiverIdsOf(orderId))
    expect(await shop.stateOf(orderId)).toMatchObject({ units: ['reserved'] })
    expect(await keyStatesOf(await unitIdsOf(orderId))).toEqual(['reserved'])
    expect(toldOf(orderId, 'units_revealed')).toEqual([])
  })

  // A bank doubts in between: the key is withheld, and comes back as it would have been.
  test('opens a key that was withheld meanwhile, and without it that key comes back sealed', async () => {
    const [accepted, waiting] = [await aPaidOrder(), await aPaidOrder()]
    for (const { orderId, unitIds } of [accepted, waiting]) await ask(orderId, unitIds)
    const hold = (orderId: OrderId, act: typeof holdOrder | typeof releaseHold) =>
      db.transaction().execute(async (tx) => {
        const order = (await lockOrder(tx, orderId)) ?? expect.fail()
        if (act === releaseHold) await releaseHold(tx, outbox, order)
        else await holdOrder(tx, order, 'dispute')
      })
    for (const { orderId } of [accepted, waiting]) await hold(orderId, holdOrder)
    expect((await shop.stateOf(waiting.orderId)).units).toEqual(['withheld'])
    await confirm(await waiverIdsOf(accepted.orderId))
    for (const { orderId } of [accepted, waiting]) await hold(orderId, releaseHold)
    for (const { orderId } of [accepted, waiting]) await shop.advance(orderId)
    expect((await shop.stateOf(accepted.orderId)).units).toEqual(['revealed'])
    expect((await shop.stateOf(waiting.orderId)).units).toEqual(['delivered'])
    expect(await listOpenUnits(db, waiting.orderId)).toEqual([])
    expect(await keyStatesOf(waiting.unitIds)).toEqual(['assigned'])
    await confirm(await waiverIdsOf(waiting.orderId))
    expect(await listOpenUnits(db, waiting.orderId)).toEqual(waiting.unitIds)
  })

  test('of no waiver, or of one that does not exist, opens nothing', async () => {
    const { orderId, unitIds } = await aPaidOrder()
    await ask(orderId, unitIds)
    await confirm([])
    await confirm([newId('wvr')])
    expect(await listOpenUnits(db, orderId)).toEqual([])
  })
})
