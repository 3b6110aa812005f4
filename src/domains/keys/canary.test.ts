import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, type ProductId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import {
  askExport,
  assignKeys,
  checkUpload,
  decideExport,
  findKeys,
  keepUpload,
  lookAtKey,
  markRevealed,
  refingerprint,
  releaseKeys,
  reserveKeys,
  takeExport,
} from './index.ts'
import { openKey, testKeys } from './keys.fixture.ts'

// Protects the third promise of the shop: the database alone, a stolen dump, shows no key.

const shop = await testKeys()
const { db, vault } = shop

const canaries = ['CANARY-7Q2XF-31KVD', 'canary zeta 99', 'LINE-CANARY-1\nLINE-CANARY-2', 'CANARY-SENT-5']

test('no table of the database holds a key, whatever happened to it', async () => {
  const productId = await shop.aProduct()
  await shop.aBatch(productId, canaries)
  await shop.stock(productId, ['CANARY-7Q2XF-31KVD', 'CANARY-REFUSED-1'])
  const unitIds = await shop.someUnits(productId, 3)
  const [released, ...kept] = unitIds
  if (!released) throw new Error('no unit')
  await db.transaction().execute(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await releaseKeys(tx, [released], 'expired')
    await assignKeys(tx, kept)
    await markRevealed(tx, kept, { kind: 'customer' })
  })
  for (const unitId of kept) await openKey(db, unitId, vault)
  await useTheDesk(productId)
  await refingerprint(db, vault)

  const dump = await dumpEverything()

  expect(dump.tables).toContain('shop.key_secret')
  for (const spelling of canaries.flatMap(spellingsOf)) expect(dump.text).not.toContain(spelling)
})

/** Everything that the staff do with keys: sent by a browser, looked for, looked at, exported. */
async function useTheDesk(productId: ProductId): Promise<void> {
  const [ada, ben] = [newId('acc'), newId('acc')]
  const queue = { enqueue: async () => undefined }
  for (const shape of ['list', 'table'] as const) {
    const details = {
      ...{ productId, sourceName: 'sent.csv', shape, supplier: null, unitCost: null },
      ...{ expiresOn: null, invoiceReference: null },
    }
    const bytes = Readable.from([Buffer.from(`${canaries[0]}\nCANARY-SENT-5,${canaries[1]}`)])
    const uploadId = await keepUpload({ db, vault, queue }, { details, bytes, by: ada })
    await checkUpload(shop.deps, { uploadId, step: 1 })
  }
  for (const canary of canaries) await findKeys({ db, vault }, { text: new Secret(canary), by: ada })
  const { id: keyId, batch_id: batchId } = await db
    .selectFrom('key')
    .select(['id', 'batch_id'])
    .where('state', '=', 'revealed')
    .executeTakeFirstOrThrow()
  expect(await lookAtKey({ db, vault }, { keyId, by: ada, reason: 'a question' })).toMatchObject({ ok: true })
  await db.transaction().execute(async (tx) => {
    const asked = await askExport({ tx, outbox: shop.deps.outbox }, { batchId, reason: 'back', by: ada })
    if (!asked.ok) throw new Error(asked.reason)
    await decideExport(tx, { id: asked.id, agrees: true, by: ben, isNew: false })
    expect(await takeExport({ tx, outbox: shop.deps.outbox }, { id: asked.id, by: ada })).toMatchObject({
      ok: true,
    })
  })
}

// The search itself must be able to find something.
test('a key that was stored in the open would be found', async () => {
  await sql`create table shop.careless (note text, bytes bytea)`.execute(db)
  await sql`insert into shop.careless values ('x canary zeta 99 x', convert_to('CANARY-7Q2XF-31KVD', 'UTF8'))`.execute(
    db,
  )
  const { text } = await dumpEverything()
  const found = canaries.map((canary) => spellingsOf(canary).some((spelling) => text.includes(spelling)))
  expect(found).toEqual([true, true, false, false])
  await sql`drop table shop.careless`.execute(db)
})

/** As text, normalised, in hexadecimal (how a bytea is printed), and in base64. */
function spellingsOf(key: string): string[] {
  const spellings = key.split('\n').flatMap((line) => [line, line.toUpperCase().replace(/[\s-]/g, '')])
  return spellings.flatMap((text) => {
    const bytes = Buffer.from(text)
    return [
      text.toLowerCase(),
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, '').toLowerCase(),
    ]
  })
}

async function dumpEverything(): Promise<{ tables: string[]; text: string }> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('information_schema') order by 1`.execute(db)
  const texts = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)
    texts.push(...rows.map(({ row }) => row))
  }
  return { tables: tables.map(({ name }) => name), text: texts.join('\n').toLowerCase() }
}
