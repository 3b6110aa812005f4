import { expect, test } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { systemClock as clock } from '../../../shared/time.ts'
import { catalogVersion, findProduct, noteStock } from '../index.ts'
import { testDesk } from './desk.fixture.ts'
import { createProduct, saveProduct, setProductState } from './edit-product.ts'
import { readDeskPrices, setPrices } from './prices.ts'
import type { ProductOnDesk, ProductText } from './product-text.ts'
import { listProductVersions } from './read-product.ts'

const desk = await testDesk()
const { staff, actor, by } = desk

const textOf = ({ slug, status, price, regularPrice, ...rest }: ProductOnDesk): ProductText => rest
const save = (product: ProductOnDesk, change: Partial<ProductText>, basedOn = product.version) =>
  staff
    .transaction()
    .execute((tx) => saveProduct(tx, { ...textOf(product), ...change, id: product.id, basedOn }, actor))
const both = (text: string) => ({ en: text, fr: `${text} (fr)` })

test('a product is written as a draft, shown when it is put on sale, and gone when it is archived', async () => {
  const like = await desk.aProduct('pattern')
  const product = { ...textOf(like), slug: 'written', price: money(1500, 'EUR'), regularPrice: null }
  const made = await staff.transaction().execute((tx) => createProduct(tx, product, actor))
  if (!made.ok) throw new Error('not made')
  expect(await findProduct(staff, 'written', clock)).toBeUndefined()
  const move = (state: 'active' | 'archived') =>
    staff.transaction().execute((tx) => setProductState(tx, made.id, state, actor))
  const before = await catalogVersion(staff)
  expect(await move('active')).toBe(true)
  expect(await move('active')).toBe(false)
  expect(await findProduct(staff, 'written', clock)).toMatchObject({ price: money(1500, 'EUR') })
  expect(await catalogVersion(staff)).toBe(before + 1)
  expect(await move('archived')).toBe(true)
  expect(await findProduct(staff, 'written', clock)).toBeUndefined()
  expect(await staff.transaction().execute((tx) => createProduct(tx, product, actor))).toEqual({
    ok: false,
    reason: 'slug_taken',
  })
})

test('every change is a version, with what was there before and who changed it', async () => {
  const product = await desk.aProduct('versions')
  expect(product.version).toBe(1)
  expect(await save(product, { name: both('Better') })).toEqual({ ok: true, version: 2 })
  expect(await save(product, { name: both('Better') }, 2)).toEqual({ ok: true, version: 2 })
  await desk.aProduct('versions', { publisher: 'A seed' })
  const past = await listProductVersions(staff, product.id)
  expect(past.map(({ version, replacedBy }) => [version, replacedBy])).toEqual([
    [2, null],
    [1, by],
  ])
  expect(past[1]?.content).toMatchObject({ slug: 'versions', name: product.name, price: product.price })
  await expect(desk.db.deleteFrom('product_version').execute()).rejects.toThrow('append-only')
})

test('whoever began earlier than the last change writes over nobody’s work', async () => {
  const product = await desk.aProduct('stale')
  const [first, second] = await Promise.all([
    save(product, { name: both('Mine') }),
    save(product, { name: both('Yours') }),
  ])
  expect([first.ok, second.ok].toSorted()).toEqual([false, true])
  expect([first, second].find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed_meanwhile' })
  expect((await desk.read(product.id)).name.en).toBe(first.ok ? 'Mine' : 'Yours')
  expect(await save({ ...product, id: newId('prd') }, {})).toEqual({ ok: false, reason: 'unknown' })
})

test('a price or a stock that moved meanwhile is in nobody’s way, a state is', async () => {
  const product = await desk.aProduct('moved')
  await staff.transaction().execute((tx) =>
    setPrices(
      tx,
      {
        id: product.id,
        wishes: [
          {
            currency: 'EUR',
            seen: { price: product.price, regularPrice: null },
            wanted: { price: money(999, 'EUR'), regularPrice: null },
          },
        ],
      },
      actor,
    ),
  )
  await noteStock(desk.db, [{ productId: product.id, available: 3 }])
  expect(await save(product, { publisher: 'Fern' })).toEqual({ ok: true, version: 3 })
  expect(await desk.read(product.id)).toMatchObject({ price: money(999, 'EUR'), available: 3 })
  await staff.transaction().execute((tx) => setProductState(tx, product.id, 'archived', actor))
  expect(await save(product, { publisher: 'Moss' }, 3)).toEqual({ ok: false, reason: 'changed_meanwhile' })
})

test('prices are set against what was seen, in every currency, and leave their trace', async () => {
  const { id, price } = await desk.aProduct('priced', { price: money(2000, 'EUR') })
  const set = (wishes: Parameters<typeof setPrices>[1]['wishes']) =>
    staff.transaction().execute((tx) => setPrices(tx, { id, wishes }, actor))
  const asked = (minor: number, currency = 'EUR') => ({ price: money(minor, currency), regularPrice: null })
  const seen = { price, regularPrice: null }
  expect(
    await set([
      { currency: 'EUR', seen, wanted: asked(1800) },
      { currency: 'GBP', seen: null, wanted: asked(1500, 'GBP') },
    ]),
  ).toEqual({ ok: true, changed: 2 })
  expect((await readDeskPrices(staff, id)).map((each) => each.price)).toEqual([
    money(1800, 'EUR'),
    money(1500, 'GBP'),
  ])
  // Somebody who still sees 20.00; nothing of it counts.
  expect(
    await set([
      { currency: 'EUR', seen, wanted: asked(1700) },
      { currency: 'GBP', seen: asked(1500, 'GBP'), wanted: asked(1, 'GBP') },
    ]),
  ).toEqual({ ok: false, reason: 'changed_meanwhile' })
  // A currency that was left alone is not looked at.
  expect(
    await set([
      { currency: 'EUR', seen, wanted: seen },
      { currency: 'GBP', seen: asked(1500, 'GBP'), wanted: null },
    ]),
  ).toEqual({ ok: true, changed: 1 })
  const log = await desk.db
    .selectFrom('price_change')
    .select(['currency', 'price_minor'])
    .where('product_id', '=', id)
    .orderBy('at')
    .execute()
  expect(log).toEqual([
    { currency: 'EUR', price_minor: 2000 },
    { currency: 'EUR', price_minor: 1800 },
    { currency: 'GBP', price_minor: 1500 },
  ])
  const acts = await desk.db
    .selectFrom('audit_event')
    .select(['action', 'details'])
    .where('subject_id', '=', id)
    .orderBy('at')
    .execute()
  expect(acts).toEqual([
    { action: 'product.priced', details: { EUR: '18.00', GBP: '15.00' } },
    { action: 'product.priced', details: { GBP: null } },
  ])
})

test('what is chosen stands beside a product in its order, and what is not on sale is left out', async () => {
  for (const slug of ['beside-a', 'beside-b', 'beside-c']) await desk.aProduct(slug)
  await desk.aProduct('beside-draft', { status: 'draft' })
  await desk.aProduct('beside-sibling', { family: 'beside' })
  const product = await desk.aProduct('beside', { family: 'beside' })
  const related = ['beside-c', 'beside-draft', 'beside-a', 'no-such-product', 'beside', 'beside-sibling']
  expect((await save(product, { related })).ok).toBe(true)
  const page = await findProduct(staff, 'beside', clock)
  expect(page?.related.map(({ slug }) => slug)).toEqual(['beside-c', 'beside-a'])
  expect(page?.siblings.map(({ slug }) => slug)).toEqual(['beside-sibling'])
})
