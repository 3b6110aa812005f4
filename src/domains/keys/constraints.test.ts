import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import { assignKeys, markRevealed, reserveKeys } from './index.ts'
import { canBecome, type KeyState, keyStates } from './key.ts'
import { testKeys } from './keys.fixture.ts'

// The last defence: what the database itself refuses, whoever writes the statement.

const shop = await testKeys()
const { db } = shop

async function aKey(): Promise<{ keyId: KeyId; productId: ProductId }> {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, 1)
  const { id } = await db
    .selectFrom('key')
    .select('id')
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  return { keyId: id, productId }
}

async function aSoldKey(): Promise<{
  keyId: KeyId
  productId: ProductId
  unitId: UnitId
  otherUnitId: UnitId
}> {
  const { keyId, productId } = await aKey()
  const [unitId, otherUnitId] = await shop.someUnits(productId, 2)
  if (!unitId || !otherUnitId) throw new Error('no units')
  await db.transaction().execute(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds: [unitId] }], { minutes: 30 })
    await sql`update shop.unit set state = 'reserved', key_id = ${keyId} where id = ${unitId}`.execute(tx)
    await assignKeys(tx, [unitId])
  })
  return { keyId, productId, unitId, otherUnitId }
}

test('a key cannot be on two units', async () => {
  const { keyId, otherUnitId } = await aSoldKey()
  const second = sql`update shop.unit set state = 'reserved', key_id = ${keyId} where id = ${otherUnitId}`
  await expect(second.execute(db)).rejects.toThrow('unit_key_id_key')
})

test('a unit cannot hold two keys', async () => {
  const { productId, unitId } = await aSoldKey()
  const batchId = await shop.aBatch(productId, 1)
  const second = sql`
    update shop.key set state = 'reserved', unit_id = ${unitId}, reserved_until = now() where batch_id = ${batchId}`
  await expect(second.execute(db)).rejects.toThrow('key_one_per_unit')
})

test('a unit cannot name a key that is not its own', async () => {
  const { otherUnitId } = await aSoldKey()
  const { keyId } = await aKey()
  const lie = sql`update shop.unit set state = 'reserved', key_id = ${keyId} where id = ${otherUnitId}`
  await expect(lie.execute(db)).rejects.toThrow('unit_key_agrees')
})

test('a unit keeps its key as long as it names it', async () => {
  const { keyId } = await aSoldKey()
  const release = sql`update shop.key set state = 'available', unit_id = null where id = ${keyId}`
  await expect(release.execute(db)).rejects.toThrow('unit_key_agrees')
})

test('a sold key cannot move to another unit', async () => {
  const { keyId, otherUnitId } = await aSoldKey()
  const move = sql`update shop.key set unit_id = ${otherUnitId} where id = ${keyId}`
  await expect(move.execute(db)).rejects.toThrow('cannot move from one unit to another')
})

test('a revealed key cannot return to stock, with its unit or without', async () => {
  const { keyId, unitId } = await aSoldKey()
  await db.transaction().execute((tx) => markRevealed(tx, [unitId], { kind: 'customer' }))
  const backInStock = sql`update shop.key set state = 'available', unit_id = null where id = ${keyId}`
  await expect(backInStock.execute(db)).rejects.toThrow('revealed cannot become available')
  const detached = sql`update shop.key set state = 'revoked', unit_id = null where id = ${keyId}`
  await expect(detached.execute(db)).rejects.toThrow('cannot move')
})

test('a sold key cannot be deleted, so its fingerprint cannot be forgotten', async () => {
  const { keyId } = await aSoldKey()
  await expect(sql`delete from shop.key where id = ${keyId}`.execute(db)).rejects.toThrow('cannot be deleted')
  await expect(sql`delete from shop.key_secret where key_id = ${keyId}`.execute(db)).rejects.toThrow(
    'key_fingerprint',
  )
})

test('a key cannot be born sold', async () => {
  const { keyId, productId, unitId } = await aSoldKey()
  const born = sql`
    insert into shop.key (id, batch_id, product_id, state, unit_id)
    select 'key_born', batch_id, ${productId}, 'assigned', ${unitId} from shop.key where id = ${keyId}`
  await expect(born.execute(db)).rejects.toThrow('enters the shop as available')
})

test('a key cannot change its product', async () => {
  const { keyId } = await aKey()
  const { productId } = await aKey()
  const move = sql`update shop.key set product_id = ${productId} where id = ${keyId}`
  await expect(move.execute(db)).rejects.toThrow('cannot change its batch or product')
})

test('the custody ledger can be neither changed nor cut', async () => {
  const { keyId } = await aSoldKey()
  await expect(
    sql`update shop.custody_event set reason = 'x' where key_id = ${keyId}`.execute(db),
  ).rejects.toThrow('append-only')
  await expect(sql`delete from shop.custody_event where key_id = ${keyId}`.execute(db)).rejects.toThrow(
    'append-only',
  )
})

describe('the table of transitions and the guard of the database say the same', () => {
  const wayTo: Record<KeyState, KeyState[]> = {
    available: [],
    reserved: ['reserved'],
    assigned: ['reserved', 'assigned'],
    revealed: ['reserved', 'assigned', 'revealed'],
    revoked: ['revoked'],
    replaced: ['reserved', 'assigned', 'replaced'],
    quarantined: ['quarantined'],
  }
  const pairs = keyStates.flatMap((from) =>
    keyStates.filter((to) => to !== from).map((to) => [from, to] as const),
  )

  test.each(pairs)('from %s to %s', async (from, to) => {
    const { keyId, productId } = await aKey()
    const [unitId] = await shop.someUnits(productId, 1)
    for (const step of wayTo[from]) await put(keyId, step, unitId)
    const attempt = put(keyId, to, unitId)
    if (canBecome(from, to)) await attempt
    else await expect(attempt).rejects.toThrow('cannot become')
  })

  // A unit stays named where it was; a key that never had one is revoked without.
  async function put(keyId: KeyId, state: KeyState, unitId: UnitId | undefined): Promise<void> {
    const needsUnit = ['reserved', 'assigned', 'revealed'].includes(state)
    const dropsUnit = ['available', 'quarantined'].includes(state)
    await sql`
      update shop.key
      set state = ${state}, reserved_until = ${state === 'reserved' ? sql`now()` : sql`null`},
        unit_id = ${needsUnit ? sql`coalesce(unit_id, ${unitId})` : dropsUnit ? sql`null` : sql`unit_id`}
      where id = ${keyId}`.execute(db)
  }
})
