import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { vaultOver } from '../../platform/crypto/vault.ts'
import { newId, type ProductId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import {
  assignKeys,
  entriesOf,
  findKeys,
  importKeys,
  markRevealed,
  refingerprint,
  reserveKeys,
  retirePepper,
  rewrapBatches,
  type Vault,
} from './index.ts'
import { freshKeys, openKey, testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 16 })
const { db, outbox } = shop
const system = { kind: 'system' } as const

// One ring through its life: k1 and p1, then both, then k2 and p2 alone.
const [first, second] = [JSON.parse(createKeyring().expose()), JSON.parse(createKeyring().expose())]
const keys = { k1: first.keys.k1, k2: second.keys.k1 }
const peppers = { p1: first.pepper.peppers.p1, p2: second.pepper.peppers.p1 }
const vaultWith = (ring: object) => vaultOver(parseKeyring(new Secret(JSON.stringify({ ...first, ...ring }))))
const before = vaultWith({
  current: 'k1',
  keys: { k1: keys.k1 },
  pepper: { current: 'p1', peppers: { p1: peppers.p1 } },
})
const during = vaultWith({ current: 'k2', keys, pepper: { current: 'p2', peppers } })
const after = vaultWith({
  current: 'k2',
  keys: { k2: keys.k2 },
  pepper: { current: 'p2', peppers: { p2: peppers.p2 } },
})

const stock = (vault: Vault, productId: ProductId, texts: string[]) =>
  importKeys(
    { db, vault, outbox },
    { productId, source: { name: 'a.txt', entries: entriesOf(texts) }, actor: system },
  )

test('ring and pepper are replaced while keys are sold, and no sale notices', async () => {
  const productId = await shop.aProduct()
  const texts = freshKeys(600)
  for (let start = 0; start < 600; start += 60) await stock(before, productId, texts.slice(start, start + 60))
  const unitIds = await shop.someUnits(productId, 600)

  const buyers = Array.from({ length: 6 }, async (_, buyer) => {
    for (const unitId of unitIds.slice(buyer * 100, buyer * 100 + 100)) {
      const outcome = await db
        .transaction()
        .execute((tx) => reserveKeys(tx, [{ productId, unitIds: [unitId] }], { minutes: 30 }))
      // Until the last key nobody may hear "sold out": the rotation holds no key that is for sale.
      expect(outcome.ok).toBe(true)
    }
  })
  const rotation = (async () => {
    expect(await rewrapBatches(db, during)).toBe(10)
    expect(await refingerprint(db, during)).toBe(600)
  })()
  await Promise.all([...buyers, rotation])

  await db.transaction().execute(async (tx) => {
    await assignKeys(tx, unitIds)
    await markRevealed(tx, unitIds, { kind: 'customer' })
  })
  // Known under two peppers it is one key.
  const text = new Secret(texts[0] ?? '')
  const found = await findKeys({ db, vault: during }, { text, by: newId('acc') })
  expect(found.ok && found.keys).toHaveLength(1)
  const opened = await Promise.all(unitIds.map((unitId) => openKey(db, unitId, after)))
  const sold = opened.map((content) => {
    const key = content.expose()
    return key.kind === 'text' ? key.text : ''
  })
  expect(sold.sort()).toEqual(texts.sort())
})

/** Keys as they were imported before the second pepper was known. */
async function stockBefore(productId: ProductId, texts: string[]): Promise<void> {
  await stock(during, productId, texts)
  await sql`
    delete from shop.key_fingerprint f using shop.key k
    where k.id = f.key_id and k.product_id = ${productId} and f.pepper_id = 'p2'`.execute(db)
}

// The foreign key of a fingerprint locks what it refers to. Were that the key itself, a buyer would pass it over.
test('a fingerprint that is just being written hides no key from a buyer', async () => {
  const productId = await shop.aProduct()
  await stock(during, productId, ['LAST-ONE'])
  const { id } = await db
    .selectFrom('key')
    .select('id')
    .where('product_id', '=', productId)
    .executeTakeFirstOrThrow()
  const unitIds = await shop.someUnits(productId, 1)
  const written = new Error('undo')
  const writing = db.transaction().execute(async (tx) => {
    await sql`insert into shop.key_fingerprint values ('p3', 'x', ${id}, '')`.execute(tx)
    const outcome = await db
      .transaction()
      .execute((buyer) => reserveKeys(buyer, [{ productId, unitIds }], { minutes: 30 }))
    expect(outcome.ok).toBe(true)
    throw written
  })
  await expect(writing).rejects.toBe(written)
})

test('a rotation that was stopped goes on where it was, and one that is done does nothing', async () => {
  await stockBefore(await shop.aProduct(), freshKeys(250))
  const stopped = refingerprint(db, during, () => {
    throw new Error('power cut')
  })
  await expect(stopped).rejects.toThrow('power cut')
  expect(await refingerprint(db, during)).toBe(150)
  expect(await refingerprint(db, during)).toBe(0)
  expect(await rewrapBatches(db, during)).toBe(0)
})

test('two rotations at once give every key one fingerprint', async () => {
  await stockBefore(await shop.aProduct(), freshKeys(300))
  const done = await Promise.all([refingerprint(db, during), refingerprint(db, during)])
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(300)
})

test('a key is recognised before, during and after a change of pepper', async () => {
  const productId = await shop.aProduct()
  await stockBefore(productId, ['OLD-1'])
  await stock(during, await shop.aProduct(), ['NEW-1'])
  const refused = { ok: false, reason: 'bad_lines', report: { good: 0 } }
  expect(await stock(during, productId, ['OLD-1', 'NEW-1'])).toMatchObject(refused)

  // Not yet: one key is known by the old pepper alone.
  await expect(retirePepper(db, during, 'p1', system)).rejects.toThrow(
    '1 keys have no fingerprint under "p2"',
  )
  await expect(stock(after, productId, ['OLD-1'])).rejects.toThrow('no pepper "p1"')
  await expect(retirePepper(db, during, 'p2', system)).rejects.toThrow('is the current one')

  await refingerprint(db, during)
  await retirePepper(db, during, 'p1', system)
  expect(await stock(after, productId, ['OLD-1', 'NEW-1'])).toMatchObject(refused)
  // A process that was never restarted would not recognise the keys any more.
  await expect(stock(before, productId, ['OLD-1'])).rejects.toThrow('no pepper "p2"')
})
