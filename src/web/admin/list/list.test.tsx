import { glob, readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { messages } from '../../ui/messages/index.ts'
import type { Filter } from '../filters.tsx'
import type { Column } from '../rows.tsx'
import { allPages } from './all-pages.ts'
import { listAddress } from './list-address.ts'
import { day, listQuery, oneOf, typed } from './list-query.ts'
import { ListView } from './list-view.tsx'
import { recordsOf, sendCsv } from './send-csv.ts'

const list = listQuery(['-placed', 'number'], { text: typed, state: oneOf(['paid', 'refunded']), from: day })
const at = (address: Record<string, string>, change = {}) =>
  listAddress('/admin/orders', list.parse(address), change)

test('an address that says nothing is the list as it comes', () => {
  expect(list.parse({})).toEqual({
    sort: 'placed',
    isDescending: true,
    usual: '-placed',
    page: 1,
    asFile: false,
    filters: { text: '', state: '', from: '' },
  })
  expect(at({})).toBe('/admin/orders')
})

test('what an address says wrongly is as if it were not said', () => {
  const forged = {
    sort: 'password',
    page: '-3',
    as: 'exe',
    state: 'stolen',
    from: '2026-13-01',
    text: 'x'.repeat(999),
  }
  expect(list.parse(forged)).toEqual(list.parse({}))
})

test('the order in which it comes may depend on what is shown, and is not said in its address', () => {
  const read = (address: Record<string, string>) =>
    list.parse(address, ({ state }) => (state === 'paid' ? 'number' : '-placed'))
  const paid = read({ state: 'paid', sort: 'password' })
  expect(paid).toMatchObject({ sort: 'number', isDescending: false, usual: 'number' })
  expect(listAddress('/admin/orders', paid)).toBe('/admin/orders?state=paid')
  expect(listAddress('/admin/orders', read({ state: 'paid', sort: '-placed' }))).toContain('sort=-placed')
})

test('filters stay when the order changes, and the page does not', () => {
  const here = { text: 'a&b', state: 'paid', sort: 'number', page: '3' }
  expect(at(here)).toBe('/admin/orders?text=a%26b&state=paid&sort=number&page=3')
  expect(at(here, { sort: '-number', page: 1 })).toBe('/admin/orders?text=a%26b&state=paid&sort=-number')
  expect(at(here, { sort: '-placed' })).toBe('/admin/orders?text=a%26b&state=paid&page=3')
})

test('the file is of the whole list in its order', () => {
  expect(at({ sort: 'number', page: '3' }, { asFile: true })).toBe('/admin/orders?sort=number&as=csv')
  expect(list.parse({ as: 'csv' }).asFile).toBe(true)
})

test('a file is sent in pieces, and runs as no formula', async () => {
  async function* pieces() {
    yield [['=HYPERLINK("x")', 1]]
    yield [['two\nlines', new Date(0)]]
  }
  const app = new Hono().get('/', (c) => sendCsv(c, 'orders', ['note', 'n'], pieces()))
  const response = await app.request('/')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="orders.csv"')
  expect(await response.text()).toBe(
    'note,n\r\n"\'=HYPERLINK(""x"")",1\r\n"two\nlines",1970-01-01T00:00:00.000Z\r\n',
  )
})

test('rows become cells on their way into the file', async () => {
  async function* pieces() {
    yield [{ note: '+1' }, { note: 'two' }]
  }
  const app = new Hono().get('/', (c) =>
    sendCsv(
      c,
      'orders',
      ['note'],
      recordsOf(pieces(), ({ note }) => [note]),
    ),
  )
  expect(await (await app.request('/')).text()).toBe("note\r\n'+1\r\ntwo\r\n")
})

test('another filter may be a shape of its own', () => {
  const own = listQuery(['name'], { least: z.coerce.number().catch(0) })
  expect(own.parse({ least: '5' }).filters.least).toBe(5)
})

test('a list is taken along page by page, and ends with its last row', async () => {
  const asked: number[] = []
  const read = async (page: number) => {
    asked.push(page)
    return { rows: [[1, 2], [3]][page - 1] ?? [], total: 3 }
  }
  const found: unknown[] = []
  for await (const records of allPages(read, (n) => [n])) found.push(...records)
  expect([found, asked]).toEqual([
    [[1], [2], [3]],
    [1, 2],
  ])
})

const queue = listQuery(['due', 'made', 'name', 'points'], { show: oneOf(['all', 'mine']), text: typed })
const show: Filter = {
  name: 'show',
  label: 'Show',
  chosen: '',
  options: [
    ['', 'To do'],
    ['mine', 'Mine'],
    ['all', 'All'],
  ],
}
const columns: Column<string>[] = [
  { label: 'Name', kind: 'head', sort: 'name', cell: (name) => name },
  { label: 'Due', sort: 'due', order: 'due', cell: () => '' },
  { label: 'Made', sort: 'made', cell: () => '' },
  { label: 'Points', kind: 'figure', sort: 'points', cell: () => '' },
]
function page(address: Record<string, string>, locale: 'en' | 'fr' = 'en'): string {
  const visit = { locale, m: messages[locale], views: [] } as never
  const props = {
    visit,
    path: '/admin/list',
    label: 'List',
    columns,
    perPage: 10,
    empty: '',
    filters: [show],
  }
  const found = { rows: ['one'], total: 1 }
  return String(<ListView {...props} query={queue.parse(address)} found={found} hasViews={false} />)
}
const showAll = (html: string) => /<a href="([^"]*)">Show all<\/a>/.exec(html)?.[1]

test('a list that opens on what is to be done shows all when all is asked for', () => {
  for (const address of [{}, { show: 'mine' }, { show: 'all', text: 'ada' }, { text: 'ada', page: '3' }])
    expect(showAll(page(address))).toBe('/admin/list?show=all')
  expect(showAll(page({ show: 'all' }))).toBeUndefined()
})

test.each([
  [
    'en',
    'Due, soonest first',
    'Due, latest first',
    'Made, newest first',
    'Made, oldest first',
    'Name, A to Z',
    'Points, highest first',
  ],
  [
    'fr',
    'Due, du plus proche au plus lointain',
    'Due, du plus lointain au plus proche',
    'Made, du plus récent au plus ancien',
    'Made, du plus ancien au plus récent',
    'Name, de A à Z',
    'Points, décroissant',
  ],
] as const)('an order is called by what it is of: %s', (locale, ...orders) => {
  for (const order of orders) expect(page({}, locale)).toContain(`>${order}</option>`)
})

// Such days are ahead, and nothing that is to come is old or new.
const ahead = ['due', 'until', 'ends', 'expires', 'out']
test('a column of days ahead is ordered by what is due', async () => {
  const columnsAhead: string[] = []
  for await (const file of glob('src/web/admin/**/*-{page,columns}.tsx'))
    for (const [column, sort = ''] of (await readFile(file, 'utf8')).matchAll(
      /\bsort: '(\w+)',\s*(?:order: '\w+')?/g,
    ))
      if (ahead.includes(sort)) columnsAhead.push(`${file}: ${column}`)
  expect(columnsAhead.length).toBeGreaterThan(0)
  expect(columnsAhead.filter((column) => !column.endsWith("order: 'due'"))).toEqual([])
})
