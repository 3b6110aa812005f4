import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { allPages } from './all-pages.ts'
import { listAddress } from './list-address.ts'
import { day, listQuery, oneOf, typed } from './list-query.ts'
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
