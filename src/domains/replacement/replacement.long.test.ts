import { expect, test } from 'vitest'
import { choose } from './choose.ts'
import { fillWaiting } from './fill-waiting.ts'
import { complainingShop } from './replacement.fixture.ts'

const { till, bought, complaintOf, complaintsOf, allIsWell } = await complainingShop()
const { db, deps } = till

test('of two hundred at once with fifty keys left, fifty are replaced and nobody shares a key', async () => {
  const product = await till.aProduct(250)
  const complaints = await complaintsOf(product, 200)
  const states = Map.groupBy(complaints, ({ state }) => state)
  expect(states.get('replaced')).toHaveLength(50)
  expect(states.get('choosing')).toHaveLength(150)
  expect(await till.keysOf(product)).toEqual({ replaced: 50, revealed: 200 })
  await allIsWell()
}, 120_000)
test('a long queue for one product keeps nobody waiting for another, nor does an order that is held', async () => {
  for (const { id, orderId } of await complaintsOf(await till.aProduct(220), 220))
    await choose(deps, { complaintId: id, orderId, choice: 'wait' })
  const { product, orderId: heldId, unitIds: heldUnits } = await bought({ quantity: 2, spare: 0 })
  const other = await bought({ spare: 0 })
  for (const [of, unitId] of [
    [heldId, heldUnits[0]],
    [other.orderId, other.unitIds[0]],
  ] as const) {
    const { id } = await complaintOf(of, unitId)
    await choose(deps, { complaintId: id, orderId: of, choice: 'wait' })
  }
  await db.updateTable('order').set({ held_for: 'dispute' }).where('id', '=', heldId).execute()
  await till.addStock(product, 1)
  await till.addStock(other.product, 1)
  expect(await fillWaiting(deps, product)).toBe(0)
  expect(await fillWaiting(deps, other.product)).toBe(1)
  expect(await fillWaiting(deps)).toBe(0)
  await db.updateTable('order').set({ held_for: null }).where('id', '=', heldId).execute()
  expect(await fillWaiting(deps)).toBe(1)
  await allIsWell()
}, 120_000)
