import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { KeyId, ProductId } from '../../shared/ids.ts'
import { assignKeys, markRevealed, releaseKeys, reserveKeys, undoImport, verifyCustody } from './index.ts'
import { testKeys } from './keys.fixture.ts'

const shop = await testKeys()
const { db } = shop

async function verify(eventsAtOnce?: number) {
  const parts = await Array.fromAsync(verifyCustody(db, eventsAtOnce))
  return {
    events: parts.reduce((sum, part) => sum + part.events, 0),
    findings: parts.flatMap((part) => part.findings),
    parts: parts.length,
  }
}

// What somebody with every right in the database could do: the trigger that refuses changes is switched off.
async function tamper(statement: (keyId: KeyId) => ReturnType<typeof sql>, keyId: KeyId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await statement(keyId).execute(tx)
  })
}

async function someHistory(productId: ProductId): Promise<KeyId[]> {
  await shop.aBatch(productId, 4)
  const unitIds = await shop.someUnits(productId, 3)
  const [released, sealed, revealed] = unitIds.map((unitId) => [unitId])
  if (!released || !sealed || !revealed) throw new Error('no units')
  await db.transaction().execute(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await releaseKeys(tx, released, 'expired')
    await assignKeys(tx, [...sealed, ...revealed])
    await markRevealed(tx, revealed, { kind: 'customer' })
  })
  const rows = await db
    .selectFrom('key')
    .select('id')
    .where('product_id', '=', productId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.id)
}

test('an honest ledger is whole, in parts of any size, also where a batch was undone', async () => {
  await someHistory(await shop.aProduct())
  const gone = await shop.aBatch(await shop.aProduct(), 2)
  await db.transaction().execute((tx) => undoImport(tx, gone, { kind: 'system' }))
  const whole = await verify()
  expect(whole).toEqual({ events: 4 + 3 + 1 + 2 + 1 + 4, findings: [], parts: 1 })
  const inParts = await verify(1)
  expect(inParts).toMatchObject({ events: whole.events, findings: [] })
  expect(inParts.parts).toBeGreaterThan(4)
})

test.each([
  [
    'was changed',
    (keyId: KeyId) => sql`update shop.custody_event set reason = 'x' where key_id = ${keyId} and seq = 2`,
    2,
  ],
  [
    'is missing',
    (keyId: KeyId) => sql`delete from shop.custody_event where key_id = ${keyId} and seq = 2`,
    3,
  ],
  [
    'was moved in time',
    (keyId: KeyId) =>
      sql`update shop.custody_event set at = at + interval '1 microsecond' where key_id = ${keyId} and seq = 1`,
    1,
  ],
])('an event that %s breaks the chain of its key there, and of no other', async (_what, change, seq) => {
  const [, , revealed] = await someHistory(await shop.aProduct())
  if (!revealed) throw new Error('no key')
  await tamper(change, revealed)
  expect((await verify()).findings).toEqual([{ problem: 'broken_chain', keyId: revealed, seq }])
  await forget(revealed)
})

test('a key whose state was changed behind the ledger is named', async () => {
  const [, , revealed] = await someHistory(await shop.aProduct())
  if (!revealed) throw new Error('no key')
  await tamper(
    (keyId) => sql`update shop.key set state = 'available', unit_id = null where id = ${keyId}`,
    revealed,
  )
  expect((await verify()).findings).toEqual([
    { problem: 'contradicts_key', keyId: revealed, state: 'available', lastEvent: 'revealed' },
  ])
  await forget(revealed)
})

test('a key that was given to another unit behind the ledger is named', async () => {
  const productId = await shop.aProduct()
  const [, sealed] = await someHistory(productId)
  const [other] = await shop.someUnits(productId, 1)
  if (!sealed) throw new Error('no key')
  await tamper((keyId) => sql`update shop.key set unit_id = ${other} where id = ${keyId}`, sealed)
  expect((await verify()).findings).toMatchObject([
    { problem: 'contradicts_key', keyId: sealed, state: 'assigned' },
  ])
  await forget(sealed)
})

test('a key without history, and a history without its key, are named', async () => {
  const [, , , untouched] = await someHistory(await shop.aProduct())
  const [, , , deleted] = await someHistory(await shop.aProduct())
  if (!untouched || !deleted) throw new Error('no keys')
  await tamper((keyId) => sql`delete from shop.custody_event where key_id = ${keyId}`, untouched)
  await tamper((keyId) => sql`delete from shop.key where id = ${keyId}`, deleted)
  expect((await verify()).findings).toEqual([
    { problem: 'contradicts_key', keyId: untouched, state: 'available', lastEvent: null },
    { problem: 'contradicts_key', keyId: deleted, state: null, lastEvent: 'imported' },
  ])
})

async function forget(keyId: KeyId): Promise<void> {
  await tamper((id) => sql`delete from shop.custody_event where key_id = ${id}`, keyId)
  await tamper((id) => sql`delete from shop.key where id = ${id}`, keyId)
}
