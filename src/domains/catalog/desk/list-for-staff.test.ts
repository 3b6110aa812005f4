import { expect, test } from 'vitest'
import { money } from '../../../shared/money.ts'
import { testDesk } from './desk.fixture.ts'
import { type DeskQuery, eachProductForStaff, listProductsForStaff } from './list-for-staff.ts'

const desk = await testDesk()
const { staff } = desk

const names = (text: string) => ({ en: text, fr: text })
const kite = await desk.aProduct('kite', {
  name: names('Kite Éditeur 100%'),
  price: money(3000, 'EUR'),
  platformCode: 'kestrel',
})
await desk.aProduct('anvil', { name: names('Anvil'), categorySlug: 'games', price: money(1000, 'EUR') })
await desk.aProduct('draft', { name: names('Zither'), status: 'draft', price: money(2000, 'EUR') })
await desk.aProduct('gone', { name: names('Moth'), status: 'archived', price: money(500, 'EUR') })
await desk.aStock(kite.id, 4)

const all: DeskQuery = {
  ...{ text: '', state: '', category: '', platform: '', stock: '' },
  ...{ fromMinor: undefined, untilMinor: undefined, locale: 'en', sort: 'name', isDescending: false },
}
const found = async (query: Partial<DeskQuery>) =>
  (await listProductsForStaff(staff, { ...all, ...query, page: 1 })).rows.map(({ slug }) => slug)

test.each<[Partial<DeskQuery>, string[]]>([
  [{}, ['anvil', 'kite', 'gone', 'draft']],
  [{ sort: 'price', isDescending: true }, ['kite', 'draft', 'anvil', 'gone']],
  [{ sort: 'stock', isDescending: true }, ['kite', 'gone', 'draft', 'anvil']],
  [{ state: 'draft' }, ['draft']],
  [{ category: 'games' }, ['anvil']],
  [{ platform: 'kestrel' }, ['kite']],
  [{ stock: 'in' }, ['kite']],
  [{ stock: 'out', state: 'active' }, ['anvil']],
  [{ fromMinor: 1000, untilMinor: 2000 }, ['anvil', 'draft']],
  [{ text: 'editeur KITE' }, ['kite']],
  [{ text: '0%' }, ['kite']],
  [{ text: '_' }, []],
  [{ text: 'draft' }, ['draft']],
  [{ text: kite.id }, ['kite']],
  [{ text: "' or true --" }, []],
])('the staff find products of any state: %j', async (query, slugs) => {
  expect(await found(query)).toEqual(slugs)
})

test('the list says what there is of each', async () => {
  const { rows, total } = await listProductsForStaff(staff, { ...all, text: 'kite', page: 1 })
  expect([rows[0], total]).toMatchObject([
    { available: 4, version: 1, status: 'active', listPrice: money(3000, 'EUR'), platform: 'Kestrel' },
    1,
  ])
  expect(await listProductsForStaff(staff, { ...all, page: 2 })).toEqual({ rows: [], total: 4 })
})

test('the whole list comes in its order', async () => {
  const slugs: string[] = []
  for await (const piece of eachProductForStaff(staff, { ...all, sort: 'price' }))
    slugs.push(...piece.map(({ slug }) => slug))
  expect(slugs).toEqual(['gone', 'anvil', 'draft', 'kite'])
})
