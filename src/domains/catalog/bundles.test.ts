import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type ProductId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import {
  applyBulkEdit,
  createProduct,
  findProduct,
  findProductForKeys,
  findProductId,
  getProductsForSale,
  noteStock,
  putProduct,
  readProductForStaff,
  saveProduct,
  setProductState,
  writeProductRecord,
  writingParts,
} from './index.ts'
import { findPartsFlaws } from './parts.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase({ max: 10 })
const clock = { now: () => new Date('2026-11-23T12:00:00Z') }
const staff = { kind: 'staff', id: newId('acc') } as const
await db.transaction().execute(putTestShelves)

let made = 0
async function aPart(available: number, differences = {}): Promise<{ id: ProductId; slug: string }> {
  const slug = `part-${++made}`
  const id = await db.transaction().execute((tx) => putProduct(tx, testProduct(slug, differences)))
  await noteStock(db, [{ productId: id, available }])
  return { id, slug }
}
const aBundle = (parts: string[], slug = `bundle-${++made}`) =>
  db.transaction().execute((tx) => putProduct(tx, testProduct(slug, { parts, price: money(2500, 'EUR') })))

const aBatch = (productId: ProductId) => ({
  ...{ id: newId('bat'), product_id: productId, source_name: 'keys.csv', key_count: 0 },
  ...{ wrapped_data_key: Buffer.from('x'), ring_key_id: 'k1' },
})

async function stockOf(id: ProductId): Promise<number> {
  return (await readProductForStaff(db, id))?.available ?? Number.NaN
}

test('a bundle is there as often as all of its parts are', async () => {
  const [a, b] = [await aPart(7), await aPart(3)]
  const bundle = await aBundle([a.slug, b.slug, a.slug])
  // Seven of what is delivered twice are three.
  expect(await stockOf(bundle)).toBe(3)
  await noteStock(db, [{ productId: a.id, available: 5 }])
  expect(await stockOf(bundle)).toBe(2)
  await noteStock(db, [{ productId: b.id, available: 0 }])
  expect(await stockOf(bundle)).toBe(0)
  const page = await findProduct(db, (await readProductForStaff(db, bundle))?.slug ?? '', clock)
  expect(page).toMatchObject({ availability: { kind: 'sold_out' }, partCount: 3 })
  expect(page?.parts.map(({ slug }) => slug)).toEqual([a.slug, b.slug, a.slug])
})

test('counting parts at once, each in its own transaction, leaves the least of them', async () => {
  const parts = [await aPart(9), await aPart(9), await aPart(9)]
  const bundle = await aBundle(parts.map(({ slug }) => slug))
  const counts = parts.flatMap(({ id }, index) => [8, 6, 4].map((count) => [id, count + index] as const))
  await Promise.all(counts.map(([productId, available]) => noteStock(db, [{ productId, available }])))
  const left = await Promise.all(parts.map(({ id }) => stockOf(id)))
  expect(await stockOf(bundle)).toBe(Math.min(...left))
})

test('while a part is not released a bundle is sold out, and cannot be bought', async () => {
  const [a, b] = [await aPart(7), await aPart(3)]
  const bundle = await aBundle([a.slug, b.slug])
  const releaseAt = new Date(Date.now() + 1000 * 60 * 60 * 24)
  await db.updateTable('product').set({ release_at: releaseAt }).where('id', '=', b.id).execute()
  expect(await stockOf(bundle)).toBe(0)
  expect(await getProductsForSale(db, [bundle], { now: () => new Date() })).toEqual([])
})

test('without one of its parts a bundle is sold out, and cannot be bought', async () => {
  const [a, b] = [await aPart(7), await aPart(3)]
  const bundle = await aBundle([a.slug, b.slug])
  const isForSale = async () => (await getProductsForSale(db, [bundle], clock)).length === 1
  expect([await stockOf(bundle), await isForSale()]).toEqual([3, true])
  await db.transaction().execute((tx) => setProductState(tx, a.id, 'archived', staff))
  expect([await stockOf(bundle), await isForSale()]).toEqual([0, false])
  await db.transaction().execute((tx) => setProductState(tx, a.id, 'active', staff))
  expect([await stockOf(bundle), await isForSale()]).toEqual([3, true])
})

test('a bundle of other parts is counted anew, and one of none has no keys', async () => {
  const [a, b, c] = [await aPart(7), await aPart(3), await aPart(1)]
  const bundle = await aBundle([a.slug, b.slug], 'changing')
  const change = async (parts: string[]) => {
    const now = await readProductForStaff(db, bundle)
    if (!now) throw new Error('no bundle')
    const { id, version: basedOn } = now
    return db.transaction().execute((tx) => saveProduct(tx, { ...now, parts, id, basedOn }, staff))
  }
  expect(await change([b.slug, c.slug])).toMatchObject({ ok: true })
  expect(await stockOf(bundle)).toBe(1)
  expect(await change([])).toMatchObject({ ok: true })
  expect(await stockOf(bundle)).toBe(0)
})

test('a part is a product that there is, and no bundle; what is a part or has keys is none either', async () => {
  const [a, b] = [await aPart(1), await aPart(1)]
  await aBundle([a.slug, b.slug], 'inner')
  const flawOf = async (slug: string, parts: string[]) =>
    (await findPartsFlaws(db, [{ slug, parts }])).get(slug)
  expect(await flawOf('new', [a.slug, 'nowhere'])).toBe('unknown_part')
  expect(await flawOf('new', [a.slug, 'inner'])).toBe('unknown_part')
  expect(await flawOf('new', [a.slug, 'new'])).toBe('unknown_part')
  expect(await flawOf(a.slug, [b.slug, b.slug])).toBe('is_part')
  const withKeys = await aPart(1)
  await db.insertInto('key_batch').values(aBatch(withKeys.id)).execute()
  expect(await flawOf(withKeys.slug, [a.slug, b.slug])).toBe('has_keys')
  // Written together they may take each other's place.
  const swapped = [
    { slug: 'inner', parts: [] },
    { slug: 'outer', parts: ['inner', a.slug] },
  ]
  expect(await findPartsFlaws(db, swapped)).toEqual(new Map())
})

test('the database refuses what the shop would not write', async () => {
  const [a, b] = [await aPart(1), await aPart(1)]
  const bundle = await aBundle([a.slug, b.slug], 'standing')
  await expect(aBundle([a.slug, 'nowhere'])).rejects.toThrow('no bundle itself')
  await expect(aBundle([a.slug, 'standing'])).rejects.toThrow('no bundle itself')
  await expect(aBundle([b.slug, b.slug], a.slug)).rejects.toThrow('no bundle itself')
  await expect(aBundle([a.slug])).rejects.toThrow('product_parts_check')
  await expect(db.insertInto('key_batch').values(aBatch(bundle)).execute()).rejects.toThrow(
    'no keys of its own',
  )
})

test('what is written together may come in any order', async () => {
  const [bundle] = await db.transaction().execute(async (tx) => {
    const written = [await putProduct(tx, testProduct('before-its-parts', { parts: ['after-1', 'after-2'] }))]
    for (const slug of ['after-1', 'after-2']) written.push(await putProduct(tx, testProduct(slug)))
    await noteStock(
      tx,
      written.slice(1).map((productId) => ({ productId, available: 4 })),
    )
    return written
  })
  expect(await stockOf(bundle as ProductId)).toBe(4)
})

test('counting parts while their bundle is edited, and while all are written, waits and never dies of it', async () => {
  const [a, b] = [await aPart(1, {}), await aPart(1, {})]
  const parts = [a.slug, b.slug]
  // One before its parts in the order of the slugs.
  const bundles = ['an-early-one', 'the-late-one']
  for (const slug of bundles) await aBundle(parts, slug)
  const counting = async ({ id }: { id: ProductId }) => {
    for (let round = 0; round < 60; round++) await noteStock(db, [{ productId: id, available: round % 5 }])
  }
  const writing = async (slugs: readonly string[]) => {
    for (let round = 0; round < 30; round++)
      await db.transaction().execute(async (tx) => {
        for (const slug of slugs) {
          const status = round % 2 === 0 ? 'archived' : 'active'
          const of = bundles.includes(slug) ? { parts: round % 2 === 0 ? parts : parts.toReversed() } : {}
          await putProduct(tx, testProduct(slug, { ...of, status }))
        }
      })
  }
  const all = [...parts, ...bundles].toSorted()
  const done = await Promise.allSettled([
    counting(a),
    counting(b),
    counting(a),
    writing(bundles),
    writing(all),
  ])
  expect(done.filter(({ status }) => status === 'rejected')).toEqual([])
})

test('a product whose keys are being brought is no bundle, and that is said at once', async () => {
  const [a, b, busy] = [await aPart(1), await aPart(1), await aPart(0)]
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('key_batch').values(aBatch(busy.id)).execute()
    await expect(aBundle([a.slug, b.slug], busy.slug)).rejects.toThrow('has keys')
  })
})

test('the staff hear what is wrong with a bundle, and nothing is written', async () => {
  const a = await aPart(1)
  const outcome = await db
    .transaction()
    .execute((tx) => createProduct(tx, textOf('refused', [a.slug, 'nowhere']), staff))
  expect(outcome).toEqual({ ok: false, reason: 'unknown_part' })
})

test('a bundle is shown beside its parts, and its parts not once more beside it', async () => {
  const [a, b, other] = [await aPart(7), await aPart(3), await aPart(3)]
  const bundle = await aBundle([a.slug, b.slug], 'shown')
  expect((await findProduct(db, a.slug, clock))?.bundles.map(({ id }) => id)).toEqual([bundle])
  expect((await findProduct(db, other.slug, clock))?.bundles).toEqual([])
  const page = await findProduct(db, 'shown', clock)
  expect(page?.related.length).toBeGreaterThan(0)
  expect(page?.related.map(({ slug }) => slug)).not.toContain(a.slug)
  expect(page?.related.map(({ slug }) => slug)).not.toContain(b.slug)
})

test('a bundle is found by its address for a sale or a coupon, and not for keys', async () => {
  const [a, b] = [await aPart(1), await aPart(1)]
  const bundle = await aBundle([a.slug, b.slug], 'named')
  expect(await findProductId(db, 'named')).toBe(bundle)
  expect(await findProductForKeys(db, 'named')).toBeUndefined()
  expect((await findProductForKeys(db, a.slug))?.id).toBe(a.id)
})

/** What the staff write of a product. */
function textOf(slug: string, parts: string[]) {
  const { colours, status, createdAt, ...text } = {
    ...testProduct(slug),
    ...{ voucherPurpose: null, related: [], seoTitle: null, seoDescription: null, createdAt: undefined },
  }
  return { ...text, parts }
}

/** Runs another write to its end while one is open, which had looked before. */
function whileOpen<T>(write: (tx: Tx) => Promise<T>, other: () => Promise<unknown>) {
  return writingParts(db, async (tx) => {
    const outcome = await write(tx)
    await other()
    return outcome
  })
}

test('what others commit between the look and the commit is refused in the same words', async () => {
  const [a, b, c] = [await aPart(1), await aPart(1), await aPart(1)]
  const create = (slug: string, parts: string[]) => (tx: Tx) => createProduct(tx, textOf(slug, parts), staff)
  // A part becomes a bundle meanwhile.
  expect(
    await whileOpen(create('raced-1', [a.slug, b.slug]), () => aBundle([c.slug, c.slug], a.slug)),
  ).toEqual({
    ...{ ok: false, reason: 'unknown_part' },
  })
  expect(await findProductId(db, 'raced-1')).toBeUndefined()
  // What becomes a bundle becomes a part meanwhile.
  const save = async (tx: Tx) => {
    const now = await readProductForStaff(tx, b.id)
    if (!now) throw new Error('no product')
    return saveProduct(tx, { ...now, parts: [c.slug, c.slug], basedOn: now.version }, staff)
  }
  expect(await whileOpen(save, () => aBundle([b.slug, c.slug]))).toEqual({ ok: false, reason: 'is_part' })
  // Its keys are being brought, and it is not waited for.
  const keyed = await aPart(0)
  const saved = { ...textOf(keyed.slug, [c.slug, c.slug]), colours: undefined, status: 'active' as const }
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('key_batch').values(aBatch(keyed.id)).execute()
    expect(await writeProductRecord(db, saved, () => true, staff)).toEqual({ ok: false, reason: 'has_keys' })
  })
})

/** Until somebody waits for a lock of ours. */
async function waitedFor(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_locks where not granted`.execute(
      db,
    )
    expect(rows[0]?.n).toBeGreaterThan(0)
  })
}

test.each(['a bulk edit', 'a count'] as const)(
  'a part that leaves the window waits for %s of it and its bundle, or is waited for, and neither dies of it',
  async (other) => {
    // Before its parts in the order of the slugs.
    const [a, b] = [await aPart(3), await aPart(3)]
    const bundle = await aBundle([a.slug, b.slug], `a-first-${++made}`)
    const chosen = await Promise.all(
      [a.id, bundle].map(async (id) => ({ id, version: (await readProductForStaff(db, id))?.version ?? 0 })),
    )
    let second: Promise<unknown> | undefined
    const first = db.transaction().execute(async (tx) => {
      await setProductState(tx, a.id, 'archived', staff)
      second = (
        other === 'a count'
          ? noteStock(db, [{ productId: a.id, available: 2 }])
          : db
              .transaction()
              .execute((tx2) => applyBulkEdit(tx2, { chosen, change: { state: 'draft' }, by: staff.id }))
      ).catch((error: Error) => error)
      await waitedFor()
    })
    await expect(first).resolves.toBeUndefined()
    expect(await second).not.toBeInstanceOf(Error)
    expect(await stockOf(bundle)).toBe(0)
  },
)
