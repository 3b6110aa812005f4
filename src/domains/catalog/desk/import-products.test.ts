import { expect, test } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { testDesk } from './desk.fixture.ts'
import {
  type ImportLine,
  keepImport,
  planImport,
  readImport,
  runImport,
  startImport,
} from './import-products.ts'
import type { ProductContent, ProductOnDesk } from './product-text.ts'
import { findProductsBySlug, listProductVersions } from './read-product.ts'

const desk = await testDesk()
const { staff, worker, by } = desk

const contentOf = ({ id, version, colours, available, createdAt, updatedAt, ...rest }: ProductOnDesk) => rest
const line = (product: ProductContent, version: number | null, at = 2): ImportLine => ({
  line: at,
  version,
  product,
})

const colleague = newId('acc')

/** A file that a colleague of whoever brought it has said yes to. */
async function started(lines: readonly ImportLine[]) {
  const id = await staff.transaction().execute((tx) => keepImport(tx, { fileName: 'p.csv', lines, by }))
  await startImport(desk.db, { enqueue: async () => {} }, id, colleague)
  return id
}

test('a file is held against the shop: what is new, changed, the same and in the way', async () => {
  const known = await desk.aProduct('known')
  const same = await desk.aProduct('same', { releaseAt: new Date('2030-01-01T00:00:00Z') })
  const plan = await planImport(staff, [
    line({ ...contentOf(known), publisher: 'Fern' }, 1, 2),
    line(contentOf(same), 1, 3),
    line({ ...contentOf(known), slug: 'brand-new' }, null, 4),
    line({ ...contentOf(known), slug: 'vanished' }, 7, 5),
  ])
  expect([plan.changed.length, plan.created.length, plan.unchanged]).toEqual([1, 1, 1])
  expect(plan.flaws).toEqual([{ line: 5, column: 'slug', why: 'gone' }])
  const others = await planImport(staff, [line(contentOf(known), null, 2), line(contentOf(same), 9, 3)])
  expect(others.flaws).toEqual([
    { line: 2, column: 'slug', why: 'taken' },
    { line: 3, column: 'version', why: 'changed_meanwhile' },
  ])
})

test('a file is written as a whole, in the name of whoever said yes, with the log of prices', async () => {
  const known = await desk.aProduct('to-change')
  const lines = [
    line({ ...contentOf(known), price: money(1234, 'EUR'), status: 'archived' }, 1, 2),
    ...Array.from({ length: 450 }, (_, index) =>
      line({ ...contentOf(known), slug: `many-${index}` }, null, index + 3),
    ),
  ]
  const id = await started(lines)
  await runImport(worker, id)
  expect(await readImport(staff, id)).toMatchObject({ state: 'done', doneCount: 451, flaws: [] })
  expect(await desk.read(known.id)).toMatchObject({
    price: money(1234, 'EUR'),
    status: 'archived',
    version: 2,
  })
  expect((await findProductsBySlug(staff, ['many-0', 'many-449'])).size).toBe(2)
  expect((await listProductVersions(staff, known.id))[0]?.replacedBy).toBe(colleague)
  const acts = desk.db.selectFrom('audit_event').select('actor_id').where('subject_id', '=', id)
  expect(await acts.execute()).toEqual([{ actor_id: colleague }])
  // A job may run twice.
  await runImport(worker, id)
  expect((await desk.read(known.id)).version).toBe(2)
})

test('what changed since the file was checked stops it, and nothing of it is written', async () => {
  const [first, second] = [await desk.aProduct('first'), await desk.aProduct('second')]
  const lines = [
    line({ ...contentOf(first), publisher: 'File' }, 1, 2),
    line({ ...contentOf(second), publisher: 'File' }, 1, 3),
  ]
  const id = await started(lines)
  await desk.aProduct('second', { publisher: 'Somebody' })
  await runImport(worker, id)
  expect(await readImport(staff, id)).toMatchObject({
    state: 'refused',
    doneCount: 0,
    flaws: [{ line: 3, column: 'version', why: 'changed_meanwhile' }],
  })
  expect((await desk.read(first.id)).publisher).toBe(first.publisher)
})

test('what the database refuses leaves nothing behind', async () => {
  const known = await desk.aProduct('sound')
  const id = await started([
    line({ ...contentOf(known), publisher: 'File' }, 1, 2),
    line({ ...contentOf(known), slug: 'unsound', categorySlug: 'nowhere' }, null, 3),
  ])
  await expect(runImport(worker, id)).rejects.toThrow()
  expect((await desk.read(known.id)).publisher).toBe(known.publisher)
  expect(await readImport(staff, id)).toMatchObject({
    ...{ state: 'refused', doneCount: 0 },
    flaws: [{ line: 0, column: '', why: 'failed' }],
  })
  expect(await readImport(staff, newId('pim'))).toBeUndefined()
})

test('how far it is can be seen before it is done', async () => {
  const known = await desk.aProduct('slow')
  const lines = Array.from({ length: 800 }, (_, index) =>
    line({ ...contentOf(known), slug: `slow-${index}` }, null, index + 2),
  )
  const id = await started(lines)
  let isDone = false
  const running = runImport(worker, id).finally(() => {
    isDone = true
  })
  const seen = new Set<number>()
  while (!isDone) {
    const { doneCount, state } = (await readImport(staff, id)) ?? { doneCount: -1, state: undefined }
    if (state === 'running') seen.add(doneCount)
  }
  await running
  expect([...seen].filter((count) => count > 0 && count <= 800).length).toBeGreaterThan(0)
})

test('a file makes a bundle and its parts at once, however far apart they stand, and changes what it holds', async () => {
  const { slug: _, ...like } = contentOf(await desk.aProduct('like'))
  const names = Array.from({ length: 450 }, (_, index) => `z-part-${index}`)
  const parts = ['z-part-448', 'z-part-449']
  const lines = [
    line({ ...like, slug: 'a-bundle', parts }, null, 2),
    ...names.map((slug, index) => line({ ...like, slug }, null, index + 3)),
  ]
  const first = await started(lines)
  await runImport(desk.worker, first)
  expect(await readImport(staff, first)).toMatchObject({ state: 'done', flaws: [] })
  const others = ['z-part-1', 'z-part-1', 'z-part-2']
  const second = await started([line({ ...like, slug: 'a-bundle', parts: others }, 1)])
  await runImport(desk.worker, second)
  expect((await findProductsBySlug(staff, ['a-bundle'])).get('a-bundle')?.parts).toEqual(others)
})

test('a file lets products take each other’s place in bundles', async () => {
  const { slug: _, ...like } = contentOf(await desk.aProduct('alike'))
  const write = async (...products: ImportLine[]) => {
    const id = await started(products)
    await runImport(desk.worker, id)
    return (await readImport(staff, id))?.state
  }
  const plain = ['ra', 'rb', 'rc'].map((slug) => line({ ...like, slug }, null))
  expect(await write(...plain, line({ ...like, slug: 'rx', parts: ['ra', 'rb'] }, null))).toBe('done')
  // What was a part becomes a bundle of what was in it.
  const swapped = [
    line({ ...like, slug: 'ra', parts: ['rb', 'rc'] }, 1),
    line({ ...like, slug: 'rx', parts: ['rb', 'rb'] }, 1),
  ]
  expect(await write(...swapped)).toBe('done')
  const now = await findProductsBySlug(staff, ['ra', 'rx'])
  expect([...now.values()].map(({ parts }) => parts)).toEqual([
    ['rb', 'rc'],
    ['rb', 'rb'],
  ])
})

test('a file that was checked before there were bundles is still carried out', async () => {
  const { slug: _, parts: __, ...like } = contentOf(await desk.aProduct('earlier'))
  const id = await started([line({ ...like, slug: 'of-before' } as ProductContent, null)])
  await runImport(desk.worker, id)
  expect(await readImport(staff, id)).toMatchObject({ state: 'done', flaws: [] })
})

test('a bundle whose keys are brought while its file is written is refused at its line', async () => {
  const known = await desk.aProduct('keyed-meanwhile')
  const { slug: _, ...like } = contentOf(await desk.aProduct('keyed-part'))
  const id = await started([
    line({ ...like, slug: 'keyed-other' }, null, 2),
    line({ ...contentOf(known), parts: ['keyed-part', 'keyed-part'] }, known.version, 3),
  ])
  await desk.db.transaction().execute(async (tx) => {
    const batch = { id: newId('bat'), product_id: known.id, source_name: 'keys.csv', key_count: 0 }
    await tx
      .insertInto('key_batch')
      .values({ ...batch, wrapped_data_key: Buffer.from('x'), ring_key_id: 'k1' })
      .execute()
    await runImport(worker, id)
  })
  const flaws = [{ line: 3, column: 'parts', why: 'parts' }]
  expect(await readImport(staff, id)).toMatchObject({ state: 'refused', flaws })
  expect((await findProductsBySlug(staff, ['keyed-other'])).size).toBe(0)
})
