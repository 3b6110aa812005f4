import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { ProductId, UnitId } from '../../shared/ids.ts'
import { reserveKeys } from './index.ts'
import { testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 32 })
const { db } = shop

function reserve(productId: ProductId, unitIds: readonly UnitId[]) {
  return db.transaction().execute((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 }))
}

test('every unit gets a key of its own, held until a deadline by the clock of the database', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 3)
  const unitIds = await shop.someUnits(productId, 2)

  const outcome = await reserve(productId, unitIds)

  if (!outcome.ok) throw new Error('missing keys')
  expect(outcome.reserved.map((pair) => pair.unitId).sort()).toEqual([...unitIds].sort())
  expect(new Set(outcome.reserved.map((pair) => pair.keyId)).size).toBe(2)
  expect(await shop.statesOf(productId)).toEqual({ available: 1, reserved: 2 })
  for (const { keyId } of outcome.reserved)
    expect(await shop.historyOf(keyId)).toEqual(['imported', 'reserved'])
  const { rows } = await sql<{ minutes: number }>`
    select distinct round(extract(epoch from reserved_until - now()) / 60)::int as minutes
    from shop.key where unit_id = any(${unitIds})`.execute(db)
  expect(rows).toEqual([{ minutes: 30 }])
})

test('a shortage takes nothing and says how many there are', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 2)

  const outcome = await reserve(productId, await shop.someUnits(productId, 3))

  expect(outcome).toEqual({ ok: false, missing: [{ productId, wanted: 3, got: 2 }] })
  expect(await shop.statesOf(productId)).toEqual({ available: 2 })
})

test('a shortage of one product gives back the keys of the others, and the transaction goes on', async () => {
  const plenty = await shop.aProduct()
  const scarce = await shop.aProduct()
  await shop.aBatch(plenty, 5)
  const wanted = [
    { productId: plenty, unitIds: await shop.someUnits(plenty, 2) },
    { productId: scarce, unitIds: await shop.someUnits(scarce, 1) },
  ]

  const outcome = await db.transaction().execute(async (tx) => {
    const refused = await reserveKeys(tx, wanted, { minutes: 30 })
    await sql`select 1`.execute(tx)
    return refused
  })

  expect(outcome).toEqual({ ok: false, missing: [{ productId: scarce, wanted: 1, got: 0 }] })
  expect(await shop.statesOf(plenty)).toEqual({ available: 5 })
  const events = await sql`
    select from shop.custody_event e join shop.key k on k.id = e.key_id
    where k.product_id = ${plenty} and e.kind = 'reserved'`.execute(db)
  expect(events.rows).toEqual([])
})

test('what expires first is sold first, then what was imported first; what has expired is never sold', async () => {
  const productId = await shop.aProduct()
  const never = await shop.aBatch(productId, 1)
  const late = await shop.aBatch(productId, 1, { expiresOn: '2098-01-01' })
  const soon = await shop.aBatch(productId, 1, { expiresOn: '2097-01-01' })
  const neverToo = await shop.aBatch(productId, 1)
  const expired = await shop.aBatch(productId, 1, { expiresOn: '2096-01-01' })
  await sql`update shop.key set expires_on = current_date - 1 where batch_id = ${expired}`.execute(db)

  const sold = []
  for (const unitId of await shop.someUnits(productId, 5)) {
    const outcome = await reserve(productId, [unitId])
    if (outcome.ok) sold.push(await batchOf(unitId))
  }

  expect(sold).toEqual([soon, late, never, neverToo])
  expect(await shop.statesOf(productId)).toEqual({ available: 1, reserved: 4 })
})

test('a key is sold on its last day', async () => {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, 1)
  await sql`update shop.key set expires_on = current_date where batch_id = ${batchId}`.execute(db)
  expect(await reserve(productId, await shop.someUnits(productId, 1))).toMatchObject({ ok: true })
})

// Protects the first promise of the shop: a key is sold at most once, ever.
test('of 200 buyers at once for 50 keys exactly 50 get one, each another one', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 50)
  const unitIds = await shop.someUnits(productId, 200)

  const outcomes = await Promise.all(unitIds.map((unitId) => reserve(productId, [unitId])))

  const keyIds = outcomes.flatMap((outcome) => (outcome.ok ? outcome.reserved.map((pair) => pair.keyId) : []))
  expect(keyIds).toHaveLength(50)
  expect(new Set(keyIds).size).toBe(50)
  expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(150)
  expect(await shop.statesOf(productId)).toEqual({ reserved: 50 })
})

test('orders of several keys at once never share one and never deadlock', async () => {
  const first = await shop.aProduct()
  const second = await shop.aProduct()
  await shop.aBatch(first, 60)
  await shop.aBatch(second, 60)
  const orders = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const wanted = [
        { productId: first, unitIds: await shop.someUnits(first, 2) },
        { productId: second, unitIds: await shop.someUnits(second, 2) },
      ]
      return index % 2 === 0 ? wanted : wanted.reverse()
    }),
  )

  const outcomes = await Promise.all(
    orders.map((wanted) => db.transaction().execute((tx) => reserveKeys(tx, wanted, { minutes: 30 }))),
  )

  const keyIds = outcomes.flatMap((outcome) => (outcome.ok ? outcome.reserved.map((pair) => pair.keyId) : []))
  expect(new Set(keyIds).size).toBe(keyIds.length)
  // A loser may have held the last keys for a moment, so that others found none: fewer than 30 may be served, never more.
  const served = outcomes.filter((outcome) => outcome.ok).length
  expect(served).toBeLessThanOrEqual(30)
  expect(await shop.statesOf(first)).toMatchObject({ reserved: served * 2 })
  expect(await shop.statesOf(second)).toMatchObject({ reserved: served * 2 })
})

test('a buyer whose transaction is rolled back leaves the key to the next one', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, 1)
  const [given = neverUnit, other = neverUnit, next = neverUnit] = await shop.someUnits(productId, 3)
  const failing = db.transaction().execute(async (tx) => {
    expect(await reserveKeys(tx, [{ productId, unitIds: [given] }], { minutes: 30 })).toMatchObject({
      ok: true,
    })
    // Meanwhile the key is nobody's to give: nobody waits for it either.
    expect(await reserve(productId, [other])).toMatchObject({ ok: false })
    throw new Error('the payment page could not be opened')
  })
  await expect(failing).rejects.toThrow('payment page')

  expect(await reserve(productId, [next])).toMatchObject({ ok: true })
  const key = await shop.keyOf(next)
  expect(key && (await shop.historyOf(key.id))).toEqual(['imported', 'reserved'])
})

const neverUnit = 'unt_none' as UnitId

async function batchOf(unitId: UnitId): Promise<string | undefined> {
  const key = await db.selectFrom('key').select('batch_id').where('unit_id', '=', unitId).executeTakeFirst()
  return key?.batch_id
}
