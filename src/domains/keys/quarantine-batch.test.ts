import { expect, test } from 'vitest'
import type { Tx } from '../../platform/database/connect.ts'
import { type BatchId, newId, type UnitId } from '../../shared/ids.ts'
import {
  assignKeys,
  quarantineBatch,
  quarantineKey,
  releaseKeys,
  reserveKeys,
  undoImport,
  verifyCustody,
} from './index.ts'
import { testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 16 })
const { db } = shop
const system = { kind: 'system' } as const
// In the name that releases keys in a running shop, which reads no more of a batch than it needs.
const service = shop.as({ role: 'service' })

const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)
const asService = <T>(run: (tx: Tx) => Promise<T>) => service.transaction().execute(run)
const takeOut = (batchId: BatchId) =>
  within((tx) => quarantineBatch(tx, batchId, { out: true, actor: system, reason: 'batch fails' }))
const putBack = (batchId: BatchId) =>
  within((tx) => quarantineBatch(tx, batchId, { out: false, actor: system, reason: 'batch cleared' }))

/** A batch of which `held` keys are held by units, and the rest is for sale. */
async function aBatch({ keys, held }: { keys: number; held: number }) {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, keys)
  const unitIds = await shop.someUnits(productId, held)
  await reserve(unitIds)
  return { productId, batchId, unitIds, reserve }

  function reserve(wanted: readonly UnitId[]) {
    return within((tx) => reserveKeys(tx, [{ productId, unitIds: wanted }], { minutes: 30 }))
  }
}

async function isWhole() {
  for await (const part of verifyCustody(db)) expect(part).toMatchObject({ findings: [] })
}

test('a key that comes back from a buyer to a batch in quarantine is not sold again, until the batch is put back', async () => {
  const { productId, batchId, unitIds, reserve } = await aBatch({ keys: 3, held: 2 })
  const [sealed, unpaid] = unitIds as [UnitId, UnitId]
  await within((tx) => assignKeys(tx, [sealed]))
  const key = await shop.keyOf(sealed)
  expect(await takeOut(batchId)).toMatchObject({ keyIds: { length: 1 }, productId })
  await asService((tx) => releaseKeys(tx, [sealed], 'withdrawn'))
  await asService((tx) => releaseKeys(tx, [unpaid], 'expired'))
  expect(await shop.statesOf(productId)).toEqual({ quarantined: 3 })
  expect(key && (await shop.historyOf(key.id)).slice(-2)).toEqual(['released', 'quarantined'])
  const wanted = await shop.someUnits(productId, 1)
  expect(await reserve(wanted)).toMatchObject({ ok: false })
  expect(await within((tx) => undoImport(tx, batchId, system))).toMatchObject({ ok: false, reason: 'in_use' })
  expect(await putBack(batchId)).toMatchObject({ keyIds: { length: 3 }, productId })
  expect(await reserve(wanted)).toMatchObject({ ok: true })
  await asService((tx) => releaseKeys(tx, wanted, 'expired'))
  expect(await shop.statesOf(productId)).toEqual({ available: 3 })
  await isWhole()
})

test('a batch of which every key is held may be taken out all the same', async () => {
  const { productId, batchId, unitIds } = await aBatch({ keys: 1, held: 1 })
  expect(await takeOut(batchId)).toEqual({ ok: true, keyIds: [], productId })
  await asService((tx) => releaseKeys(tx, unitIds, 'cancelled'))
  expect(await shop.statesOf(productId)).toEqual({ quarantined: 1 })
})

test('a key that a buyer takes at this moment, and then does not, leaves with the others', async () => {
  const { productId, batchId } = await aBatch({ keys: 4, held: 1 })
  const unitIds = await shop.someUnits(productId, 1)
  const taken = Promise.withResolvers<void>()
  const givenUp = Promise.withResolvers<void>()
  const buying = within(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    taken.resolve()
    await givenUp.promise
    throw new Error('given up')
  })
  await taken.promise
  const leaving = takeOut(batchId)
  await new Promise((resolve) => setTimeout(resolve, 100))
  givenUp.resolve()
  await expect(buying).rejects.toThrow('given up')
  expect(await leaving).toMatchObject({ keyIds: { length: 3 }, productId })
  expect(await shop.statesOf(productId)).toEqual({ quarantined: 3, reserved: 1 })
})

test('however releases and the quarantine meet, nothing of the batch stays for sale', async () => {
  for (let round = 0; round < 10; round++) {
    const { productId, batchId, unitIds } = await aBatch({ keys: 12, held: 10 })
    await Promise.all([
      ...unitIds.slice(0, 5).map((unitId) => within((tx) => releaseKeys(tx, [unitId], 'expired'))),
      takeOut(batchId),
      ...unitIds.slice(5).map((unitId) => within((tx) => releaseKeys(tx, [unitId], 'expired'))),
    ])
    expect(await shop.statesOf(productId)).toEqual({ quarantined: 12 })
  }
  await isWhole()
})

test('a batch that was never out is not put back, and neither are single keys of it that somebody took out', async () => {
  const { productId, batchId } = await aBatch({ keys: 3, held: 1 })
  const { id: keyId } = await db
    .selectFrom('key')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('state', '=', 'available')
    .executeTakeFirstOrThrow()
  await within((tx) => quarantineKey(tx, { keyId, out: true, actor: system, reason: 'supplier asks' }))
  expect(await putBack(batchId)).toEqual({ ok: false, reason: 'not_out' })
  expect(await putBack(newId('bat'))).toEqual({ ok: false, reason: 'not_found' })
  expect(await shop.statesOf(productId)).toEqual({ quarantined: 1, available: 1, reserved: 1 })
  await takeOut(batchId)
  const twice = await Promise.all([putBack(batchId), putBack(batchId)])
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
})
