import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { vaultOver } from '../../platform/crypto/vault.ts'
import { type BatchId, newId, type ProductId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import {
  assignKeys,
  entriesOf,
  type ImportEntry,
  imageEntry,
  importKeys,
  markRevealed,
  planImport,
  readTextKeys,
  reserveKeys,
  undoImport,
} from './index.ts'
import { contentFromText } from './key-content.ts'
import { freshKey, freshKeys, openKey, testKeys } from './keys.fixture.ts'

const shop = await testKeys({ max: 12 })
const { db, vault, deps, events } = shop
const system = { kind: 'system' } as const
const fiveGroups = '[A-Z0-9]{5}(-[A-Z0-9]{5}){2}'

async function countKeys(productId: ProductId): Promise<number> {
  const states = await shop.statesOf(productId)
  return Object.values(states).reduce((sum, count) => sum + count, 0)
}

async function shownStock(productId: ProductId): Promise<number | undefined> {
  const row = await db
    .selectFrom('product_stock')
    .select('available')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  return row?.available
}

async function sell(productId: ProductId): Promise<void> {
  const unitIds = await shop.someUnits(productId, 1)
  await db.transaction().execute(async (tx) => {
    const outcome = await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    if (!outcome.ok) throw new Error('no key')
    await assignKeys(tx, unitIds)
  })
}

test('a batch is stored with everything that belongs to it, and the others are told', async () => {
  const productId = await shop.aProduct()
  const outcome = await shop.stock(productId, ['AAA-1', 'AAA-2', 'AAA-3'], {
    supplier: 'Northern Keys',
    unitCost: { minor: 420, currency: 'EUR' },
    expiresOn: '2097-12-31',
    actor: { kind: 'staff', id: 'stf_1' },
  })

  if (!outcome.ok) throw new Error(outcome.reason)
  expect(outcome.report).toEqual({ read: 3, good: 3, flaws: [], looksLike: [] })
  const batch = await db
    .selectFrom('key_batch')
    .selectAll()
    .where('id', '=', outcome.batchId)
    .executeTakeFirstOrThrow()
  expect(batch).toMatchObject({
    product_id: productId,
    source_name: 'test.txt',
    supplier: 'Northern Keys',
    unit_cost_minor: 420,
    currency: 'EUR',
    expires_on: '2097-12-31',
    ring_key_id: 'k1',
    demo: false,
    key_count: 3,
  })
  const keys = await db
    .selectFrom('key')
    .innerJoin('key_secret', 'key_secret.key_id', 'key.id')
    .innerJoin('key_fingerprint', 'key_fingerprint.key_id', 'key.id')
    .innerJoin('custody_event', 'custody_event.key_id', 'key.id')
    .select(['key.state', 'key.expires_on', 'custody_event.kind', 'custody_event.actor_id'])
    .where('batch_id', '=', outcome.batchId)
    .execute()
  expect(keys).toEqual(
    Array(3).fill({ state: 'available', expires_on: '2097-12-31', kind: 'imported', actor_id: 'stf_1' }),
  )
  expect(await shownStock(productId)).toBe(3)
  expect(events.at(-1)).toEqual({ type: 'keys_imported', batchId: outcome.batchId, productId, count: 3 })
})

test('a plan finds what the import would find, and stores nothing', async () => {
  const productId = await shop.aProduct()
  const request = {
    productId,
    source: { name: 'a.txt', entries: entriesOf(['AAA-4', 'AAA-4']) },
    actor: system,
  }
  expect(await planImport(deps, request)).toMatchObject({
    ok: false,
    reason: 'bad_lines',
    report: { read: 2, good: 1 },
  })
  const good = { ...request, source: { name: 'a.txt', entries: entriesOf(['AAA-4', 'AAA-5']) } }
  expect(await planImport(deps, good)).toMatchObject({ ok: true, report: { read: 2, good: 2 } })
  expect(await countKeys(productId)).toBe(0)
  expect(await shownStock(productId)).toBeUndefined()
})

test('a key with half a sign or a sign of control is none, and a day of the year 0 is no day', async () => {
  const productId = await shop.aProduct()
  async function* entries() {
    yield* entriesOf(['GOOD-1', 'HALF-\ud800-A-SIGN', 'BELL-\u0007', 'NUL-\0', 'TAB\tIS-FINE'])
    for await (const entry of entriesOf(['GOOD-2'])) yield { ...entry, line: 6, expiresOn: '0000-01-01' }
  }
  const request = { productId, source: { name: 'a.txt', entries: entries() }, actor: system }
  expect(await planImport(deps, request)).toMatchObject({
    ok: false,
    reason: 'bad_lines',
    report: {
      read: 6,
      good: 2,
      flaws: [
        { flaw: 'strange_sign', count: 3 },
        { flaw: 'bad_date', count: 1 },
      ],
    },
  })
})

test('one bad line and nothing is stored; the report names every kind with its lines and no key', async () => {
  const productId = await shop.aProduct({ keyPattern: fiveGroups })
  const [inStock, sold, revoked] = [freshKey(), freshKey(), freshKey()]
  await shop.aBatch(productId, [sold])
  await sell(productId)
  const lostBatch = await shop.aBatch(productId, [revoked])
  await sql`update shop.key set state = 'revoked' where batch_id = ${lostBatch}`.execute(db)
  await shop.aBatch(productId, [inStock])
  const twice = freshKey()

  const outcome = await shop.stock(productId, [
    freshKey(),
    twice,
    inStock,
    sold,
    revoked,
    'nonsense',
    twice.toLowerCase(),
    '--',
  ])

  expect(outcome).toMatchObject({ ok: false, reason: 'bad_lines' })
  if (outcome.ok || outcome.reason !== 'bad_lines') return
  expect(outcome.report).toEqual({
    read: 8,
    good: 2,
    flaws: [
      { flaw: 'duplicate_in_stock', count: 1, examples: [{ line: 3, firstLine: null }] },
      { flaw: 'duplicate_sold', count: 1, examples: [{ line: 4, firstLine: null }] },
      { flaw: 'duplicate_revoked', count: 1, examples: [{ line: 5, firstLine: null }] },
      // In lower case it does not fit the pattern any more, which is found before the comparison.
      {
        flaw: 'malformed',
        count: 2,
        examples: [
          { line: 6, firstLine: null },
          { line: 7, firstLine: null },
        ],
      },
      { flaw: 'empty', count: 1, examples: [{ line: 8, firstLine: null }] },
    ],
    looksLike: [],
  })
  expect(await countKeys(productId)).toBe(3)
})

test('duplicates within a file name the line where they stood first', async () => {
  const productId = await shop.aProduct()
  const outcome = await shop.stock(productId, ['DUP-1', 'DUP-2', 'dup 1', 'DUP\u20131'])
  expect(outcome).toMatchObject({
    ok: false,
    report: {
      good: 2,
      flaws: [
        {
          flaw: 'duplicate_in_file',
          count: 2,
          examples: [
            { line: 3, firstLine: 1 },
            { line: 4, firstLine: 1 },
          ],
        },
      ],
    },
  })
})

test('a key is refused whatever product it was imported for before', async () => {
  const [one, other] = [await shop.aProduct(), await shop.aProduct()]
  await shop.aBatch(one, ['SHARED-1'])
  expect(await shop.stock(other, ['SHARED-1'])).toMatchObject({
    report: { flaws: [{ flaw: 'duplicate_in_stock' }] },
  })
})

test('with bad lines allowed the good ones are stored, each once', async () => {
  const productId = await shop.aProduct({ keyPattern: fiveGroups })
  const [one, two] = freshKeys(2)
  const outcome = await shop.stock(productId, [one ?? '', 'nonsense', one ?? '', two ?? ''], {
    skipBad: true,
  })
  expect(outcome).toMatchObject({ ok: true, report: { read: 4, good: 2 } })
  expect(await countKeys(productId)).toBe(2)
  const count = await db
    .selectFrom('key_batch')
    .select('key_count')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  expect(count).toEqual({ key_count: 2 })
})

test('a file without one good line makes no batch', async () => {
  const productId = await shop.aProduct({ keyPattern: fiveGroups })
  expect(await shop.stock(productId, ['nonsense'], { skipBad: true })).toMatchObject({
    ok: false,
    reason: 'bad_lines',
  })
  expect(await shop.stock(productId, [])).toEqual({
    ok: false,
    reason: 'unreadable',
    problem: 'no_keys',
    line: 1,
  })
})

test('malformed lines that look like the keys of another product say so', async () => {
  const productId = await shop.aProduct({ keyPattern: fiveGroups })
  await shop.aProduct({ slug: 'gift-card-20', keyPattern: 'GC[0-9]{12}' })
  const outcome = await shop.stock(productId, ['GC000000000001', 'nonsense', 'GC000000000002'])
  expect(outcome).toMatchObject({
    report: { looksLike: [{ productSlug: 'gift-card-20', count: 2, lines: [1, 3] }] },
  })
})

test('keys bring their own dates and references; a wrong or past date is a bad line', async () => {
  const productId = await shop.aProduct()
  const entry = (line: number, expiresOn?: string): ImportEntry => ({
    line,
    content: new Secret(contentFromText(`DATED-${line}`)),
    supplierReference: `ref-${line}`,
    ...(expiresOn && { expiresOn }),
  })
  async function* entries() {
    yield entry(2, '2097-02-28')
    yield entry(3)
    yield entry(4, '2097-02-30')
    yield entry(5, '2001-01-01')
    yield { ...entry(6), supplierReference: 'x'.repeat(201) }
  }
  const source = { name: 'a.csv', entries: entries() }
  const outcome = await importKeys(deps, {
    productId,
    source,
    actor: system,
    skipBad: true,
    expiresOn: '2098-01-01',
  })
  expect(outcome).toMatchObject({
    report: {
      good: 2,
      flaws: [{ flaw: 'bad_date' }, { flaw: 'expired' }, { flaw: 'reference_too_long' }],
    },
  })
  const keys = await db
    .selectFrom('key')
    .select(['expires_on', 'supplier_reference'])
    .where('product_id', '=', productId)
    .orderBy('position')
    .execute()
  expect(keys).toEqual([
    { expires_on: '2097-02-28', supplier_reference: 'ref-2' },
    { expires_on: '2098-01-01', supplier_reference: 'ref-3' },
  ])
})

test('images are keys too: known by their bytes, opened with their type', async () => {
  const productId = await shop.aProduct({ keyPattern: fiveGroups })
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('scratch card')])
  async function* entries() {
    yield imageEntry(1, png)
    yield imageEntry(2, Buffer.from('GIF89a'))
    yield imageEntry(3, Buffer.concat([png, Buffer.alloc(512 * 1024)]))
    yield imageEntry(4, png)
  }
  const source = { name: 'cards', entries: entries() }
  const outcome = await importKeys(deps, { productId, source, actor: system, skipBad: true })
  expect(outcome).toMatchObject({
    report: {
      good: 1,
      flaws: [
        { flaw: 'not_an_image', examples: [{ line: 2 }] },
        { flaw: 'image_too_large', examples: [{ line: 3 }] },
        { flaw: 'duplicate_in_file', examples: [{ line: 4, firstLine: 1 }] },
      ],
    },
  })
  const unitIds = await shop.someUnits(productId, 1)
  await db.transaction().execute(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await assignKeys(tx, unitIds)
    await markRevealed(tx, unitIds, { kind: 'customer' })
  })
  const [unitId] = unitIds
  const content = unitId && (await openKey(db, unitId, vault)).expose()
  expect(content).toEqual({ kind: 'image', mediaType: 'image/png', bytes: png })
})

test('a source that turns unreadable half-way stores nothing of what was read before', async () => {
  const productId = await shop.aProduct()
  async function* bytes() {
    yield Buffer.from(freshKeys(5000).join('\n'))
    yield Buffer.from('\nAB\u0000CD\n')
  }
  const source = { name: 'a.txt', entries: readTextKeys(bytes()) }
  expect(await importKeys(deps, { productId, source, actor: system, skipBad: true })).toEqual({
    ok: false,
    reason: 'unreadable',
    problem: 'control_character',
    line: 5001,
  })
  expect(await countKeys(productId)).toBe(0)
})

test('the order of the file is the order of sale', async () => {
  const productId = await shop.aProduct()
  const keys = freshKeys(300)
  await shop.aBatch(productId, keys)
  const unitIds = await shop.someUnits(productId, 3)
  await db.transaction().execute(async (tx) => {
    await reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })
    await assignKeys(tx, unitIds)
    await markRevealed(tx, unitIds, { kind: 'customer' })
  })
  const opened = await Promise.all(unitIds.map((unitId) => openKey(db, unitId, vault)))
  expect(opened.map((content) => content.expose())).toEqual(
    keys.slice(0, 3).map((text) => ({ kind: 'text', text })),
  )
})

// Two people import the same list, or one of them presses twice: every key must be in the shop once.
test('of parallel imports of the same keys one stores them and the others report duplicates', async () => {
  const products = await Promise.all(Array.from({ length: 4 }, () => shop.aProduct()))
  const keys = freshKeys(500)
  const outcomes = await Promise.all(
    products.map((productId, index) => shop.stock(productId, index % 2 === 0 ? keys : keys.toReversed())),
  )
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  for (const outcome of outcomes.filter((one) => !one.ok)) {
    expect(outcome).toMatchObject({
      reason: 'bad_lines',
      report: { read: 500, good: 0, flaws: [{ flaw: 'duplicate_in_stock', count: 500 }] },
    })
  }
})

test('parallel imports that share some keys and allow bad lines store each key once', async () => {
  const products = await Promise.all([shop.aProduct(), shop.aProduct(), shop.aProduct()])
  const shared = freshKeys(200)
  const outcomes = await Promise.all(
    products.map((productId) => shop.stock(productId, [...freshKeys(50), ...shared], { skipBad: true })),
  )
  const stored = await Promise.all(products.map(countKeys))
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true])
  expect(stored.reduce((sum, count) => sum + count, 0)).toBe(3 * 50 + 200)
})

test('an import is refused when keys are known under a pepper that the ring has lost', async () => {
  const forgetful = { ...deps, vault: vaultOver(parseKeyring(withPepperNamed('p2'))) }
  await shop.aBatch(await shop.aProduct(), 1)
  const source = { name: 'a.txt', entries: entriesOf(['LOST-1']) }
  const productId = await shop.aProduct()
  await expect(importKeys(forgetful, { productId, source, actor: system })).rejects.toThrow('no pepper "p1"')
})

function withPepperNamed(id: string): Secret<string> {
  const ring = JSON.parse(createKeyring().expose())
  return new Secret(
    JSON.stringify({ ...ring, pepper: { current: id, peppers: { [id]: ring.pepper.peppers.p1 } } }),
  )
}

const undo = (batchId: BatchId) => db.transaction().execute((tx) => undoImport(tx, batchId, system))

test('an unsold batch is undone without a trace but its history, and may be imported again', async () => {
  const productId = await shop.aProduct()
  const keys = freshKeys(20)
  const batchId = await shop.aBatch(productId, keys)
  const { id } = await db
    .selectFrom('key')
    .select('id')
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()

  expect(await undo(batchId)).toEqual({ ok: true, productId, count: 20 })

  expect(await countKeys(productId)).toBe(0)
  expect(await shop.historyOf(id)).toEqual(['imported', 'undone'])
  expect(await shownStock(productId)).toBe(0)
  expect(await undo(batchId)).toEqual({ ok: false, reason: 'not_found' })
  expect(await undo(newId('bat'))).toEqual({ ok: false, reason: 'not_found' })
  expect(await shop.stock(productId, keys)).toMatchObject({ ok: true })
})

test('a batch of which one key is reserved or sold stays as it is', async () => {
  const productId = await shop.aProduct()
  const batchId = await shop.aBatch(productId, 3)
  await sell(productId)
  expect(await undo(batchId)).toEqual({
    ok: false,
    reason: 'in_use',
    states: [
      { state: 'assigned', count: 1 },
      { state: 'available', count: 2 },
    ],
  })
  expect(await countKeys(productId)).toBe(3)
})

test('a buyer and an undo at the same time: the key is sold or gone, never both', async () => {
  for (let round = 0; round < 15; round++) {
    const productId = await shop.aProduct()
    const batchId = await shop.aBatch(productId, 2)
    const unitIds = await shop.someUnits(productId, 1)
    const [bought, undone] = await Promise.all([
      db.transaction().execute((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 })),
      undo(batchId),
    ])
    expect(bought.ok).toBe(!undone.ok)
    expect(await countKeys(productId)).toBe(undone.ok ? 0 : 2)
  }
})

test('a product that became a bundle takes no keys, and that is said', async () => {
  const [one, two, bundle] = [await shop.aProduct(), await shop.aProduct(), await shop.aProduct()]
  await sql`update shop.product set parts = (select array_agg(slug) from shop.product where id in (${one}, ${two}))
    where id = ${bundle}`.execute(db)
  const source = { name: 'keys.csv', entries: entriesOf(freshKeys(2)) }
  expect(await importKeys(deps, { productId: bundle, source, actor: system })).toEqual({
    ...{ ok: false, reason: 'is_bundle' },
  })
  expect(await countKeys(bundle)).toBe(0)
})
