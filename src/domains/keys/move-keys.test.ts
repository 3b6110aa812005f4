import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '../../platform/database/connect.ts'
import type { ProductId, UnitId } from '../../shared/ids.ts'
import {
  assignKeys,
  listExpiredReservations,
  markRevealed,
  maskedKey,
  releaseKeys,
  reserveKeys,
} from './index.ts'
import { freshKey, openKey, testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 16 })
const { db, vault } = shop
const customer = { kind: 'customer' } as const

const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)

async function aReservedUnit(key = freshKey(), productId?: ProductId): Promise<UnitId> {
  const id = productId ?? (await shop.aProduct())
  await shop.aBatch(id, [key])
  const [unitId] = await shop.someUnits(id, 1)
  if (!unitId) throw new Error('no unit')
  const outcome = await within((tx) =>
    reserveKeys(tx, [{ productId: id, unitIds: [unitId] }], { minutes: 30 }),
  )
  if (!outcome.ok) throw new Error('no key')
  return unitId
}

async function aSealedUnit(key?: string): Promise<UnitId> {
  const unitId = await aReservedUnit(key)
  await within((tx) => assignKeys(tx, [unitId]))
  return unitId
}

async function historyOfUnit(unitId: UnitId): Promise<string[]> {
  const key = await shop.keyOf(unitId)
  return key ? shop.historyOf(key.id) : []
}

test('a reserved key is sealed for its unit when the money is there, and a second message changes nothing', async () => {
  const unitId = await aReservedUnit()
  await within((tx) => assignKeys(tx, [unitId]))
  await within((tx) => assignKeys(tx, [unitId]))
  expect(await shop.keyOf(unitId)).toMatchObject({ state: 'assigned' })
  expect(await historyOfUnit(unitId)).toEqual(['imported', 'reserved', 'assigned'])
})

test('a unit without a key is never sold', async () => {
  const [unitId] = await shop.someUnits(await shop.aProduct(), 1)
  await expect(within((tx) => assignKeys(tx, unitId ? [unitId] : []))).rejects.toThrow('no key is reserved')
})

test('an overdue reservation that nobody released can still be sold', async () => {
  const unitId = await aReservedUnit()
  await sql`update shop.key set reserved_until = now() - interval '1 day' where unit_id = ${unitId}`.execute(
    db,
  )
  await within((tx) => assignKeys(tx, [unitId]))
  expect(await shop.keyOf(unitId)).toMatchObject({ state: 'assigned' })
})

test('a reservation that ended returns to stock, once', async () => {
  const unitId = await aReservedUnit()
  const key = await shop.keyOf(unitId)
  expect(await within((tx) => releaseKeys(tx, [unitId], 'expired'))).toEqual([unitId])
  expect(await within((tx) => releaseKeys(tx, [unitId], 'expired'))).toEqual([])
  expect(await shop.keyOf(unitId)).toBeUndefined()
  expect(key && (await shop.historyOf(key.id))).toEqual(['imported', 'reserved', 'released'])
})

test.each(['expired', 'cancelled'] as const)(
  'a key that was paid for is not taken back as %s',
  async (reason) => {
    const unitId = await aSealedUnit()
    await expect(within((tx) => releaseKeys(tx, [unitId], reason))).rejects.toThrow('assigned')
    expect(await shop.keyOf(unitId)).toMatchObject({ state: 'assigned' })
  },
)

test('a sealed key returns to stock when its buyer withdraws, and somebody else may buy it', async () => {
  const unitId = await aSealedUnit()
  const key = await shop.keyOf(unitId)
  await within((tx) => releaseKeys(tx, [unitId], 'withdrawn'))
  expect(key && (await shop.historyOf(key.id)).at(-1)).toBe('released')
  expect(await shop.keyOf(unitId)).toBeUndefined()
})

test.each(['expired', 'cancelled', 'withdrawn', 'refunded'] as const)(
  'a key that somebody has seen never returns to stock, also not as %s',
  async (reason) => {
    const unitId = await aSealedUnit()
    await within((tx) => markRevealed(tx, [unitId], customer))
    await expect(within((tx) => releaseKeys(tx, [unitId], reason))).rejects.toThrow('revealed')
    expect(await shop.keyOf(unitId)).toMatchObject({ state: 'revealed' })
  },
)

test('a refused release releases none of the units', async () => {
  const reserved = await aReservedUnit()
  const sealed = await aSealedUnit()
  await expect(within((tx) => releaseKeys(tx, [reserved, sealed], 'expired'))).rejects.toThrow('assigned')
  expect(await shop.keyOf(reserved)).toMatchObject({ state: 'reserved' })
})

test('the key opens after its seal was broken, not before', async () => {
  const unitId = await aSealedUnit('ABCDE-12345-FGHIJ')
  await expect(openKey(db, unitId, vault)).rejects.toThrow('no revealed key')
  await within((tx) => markRevealed(tx, [unitId], customer))
  await within((tx) => markRevealed(tx, [unitId], customer))
  const content = await openKey(db, unitId, vault)
  expect(content.expose()).toEqual({ kind: 'text', text: 'ABCDE-12345-FGHIJ' })
  expect(`${content} ${JSON.stringify(content)}`).not.toContain('12345')
  expect(await historyOfUnit(unitId)).toEqual(['imported', 'reserved', 'assigned', 'revealed'])
})

test('a key of several lines opens with all of them', async () => {
  const unitId = await aSealedUnit('USER alpha\n  \nPIN 1234-5678')
  await within((tx) => markRevealed(tx, [unitId], customer))
  expect((await openKey(db, unitId, vault)).expose()).toEqual({
    kind: 'lines',
    lines: ['USER alpha', '  ', 'PIN 1234-5678'],
  })
})

test('a key that is only reserved cannot be revealed: nobody has paid for it', async () => {
  const unitId = await aReservedUnit()
  await expect(within((tx) => markRevealed(tx, [unitId], customer))).rejects.toThrow('no sold key')
  expect(await shop.keyOf(unitId)).toMatchObject({ state: 'reserved' })
})

test('nobody but the customer reveals a key', async () => {
  const unitId = await aSealedUnit()
  for (const kind of ['staff', 'system'] as const) {
    await expect(within((tx) => markRevealed(tx, [unitId], { kind }))).rejects.toThrow('may not reveal')
  }
  expect(await shop.keyOf(unitId)).toMatchObject({ state: 'assigned' })
})

test('a ciphertext put in the place of another one does not open', async () => {
  const [mine, theirs] = [await aSealedUnit(), await aSealedUnit()]
  await within((tx) => markRevealed(tx, [mine, theirs], customer))
  const [myKey, theirKey] = [await shop.keyOf(mine), await shop.keyOf(theirs)]
  await sql`
    update shop.key_secret set sealed = (select sealed from shop.key_secret where key_id = ${theirKey?.id})
    where key_id = ${myKey?.id}`.execute(db)
  await expect(openKey(db, mine, vault)).rejects.toThrow('damaged, moved')
  expect((await openKey(db, theirs, vault)).expose()).toMatchObject({ kind: 'text' })
})

test('what is shown instead of a key is the same for every key', () => {
  expect(maskedKey).toMatch(/^[•-]+$/)
})

test('overdue reservations are listed, the oldest first; others are not', async () => {
  const [fresh, older, oldest] = [await aReservedUnit(), await aReservedUnit(), await aReservedUnit()]
  const overdueBy = (unitId: UnitId, hours: number) =>
    sql`update shop.key set reserved_until = now() - make_interval(hours => ${hours}) where unit_id = ${unitId}`.execute(
      db,
    )
  await overdueBy(older, 1)
  await overdueBy(oldest, 2)
  const listed = (await listExpiredReservations(db, 10)).map(({ unitId }) => unitId)
  expect(listed).toEqual([oldest, older])
  expect(listed).not.toContain(fresh)
  expect(await listExpiredReservations(db, 1)).toHaveLength(1)
})

// The deadline's job and the payment's message meet in the same moment: either the buyer has the key, or the stock.
test('of a release and a sale at the same time exactly one happens', async () => {
  for (let round = 0; round < 20; round++) {
    const productId = await shop.aProduct()
    const unitId = await aReservedUnit(freshKey(), productId)
    const [released, sold] = await Promise.allSettled([
      within((tx) => releaseKeys(tx, [unitId], 'expired')),
      within((tx) => assignKeys(tx, [unitId])),
    ])
    expect([released.status, sold.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(await shop.statesOf(productId)).toEqual(
      sold.status === 'fulfilled' ? { assigned: 1 } : { available: 1 },
    )
  }
})
