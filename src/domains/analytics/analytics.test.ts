import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { after, days } from '../../shared/time.ts'
import { type Cell, foldWords, isKeepable } from './count.ts'
import { type Counters, closeDays, flushCounts, openCounters, readTraffic } from './index.ts'

const { db, pool, connectionString } = await testDatabase({ max: 4 })
let now = new Date('2026-11-25T10:00:00Z')
const clock = { now: () => now }
const entry: Cell = {
  event: 'visit_begun',
  route: '/',
  country: 'FR',
  referrerHost: 'news.example',
  campaign: 'autumn',
}
const nothing = { country: '', referrerHost: '', campaign: '' }
let counters: Counters

beforeEach(async () => {
  now = new Date('2026-11-25T10:00:00Z')
  counters = openCounters(clock)
  await pool.query('truncate shop.page_count, shop.search_gap')
})
afterEach(() => flushCounts(db, counters))

/** All that is kept, every column of every row. */
const dump = async () => (await pool.query('select * from shop.page_count order by 1, 2, 3, 4, 5, 6')).rows
const times = (count: number, run: () => void) => Array.from({ length: count }, run)
const tomorrow = () => {
  now = after(now, days(1))
}

// Founding policy, C6: analysis of behaviour is anonymous.
test('two visits in one cell differ in nothing: the whole table is the same, whoever came twice', async () => {
  counters.count(entry)
  await flushCounts(db, counters)
  now = new Date('2026-11-25T19:43:21Z')
  counters.count(entry)
  await flushCounts(db, counters)
  const apart = await dump()
  await pool.query('truncate shop.page_count')
  times(2, () => counters.count(entry))
  await flushCounts(db, counters)
  expect(await dump()).toEqual(apart)
  expect(apart).toEqual([
    {
      day: '2026-11-25',
      route: '/',
      event: 'visit_begun',
      country: 'FR',
      referrer_host: 'news.example',
      campaign: 'autumn',
      count: 2,
    },
  ])
})

test('no column could hold an identifier or a time of day, and every text is bounded by the database', async () => {
  const { rows } = await pool.query<{ table: string; name: string; type: string; bounded: boolean }>(
    `select c.relname as "table", a.attname as name, t.typname as type,
       exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)) as bounded
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
     where c.oid in ('shop.page_count'::regclass, 'shop.search_gap'::regclass) order by 1, a.attnum`,
  )
  expect(rows.map(({ table, name, type }) => `${table}.${name} ${type}`)).toEqual([
    'page_count.day date',
    'page_count.route text',
    'page_count.event text',
    'page_count.country text',
    'page_count.referrer_host text',
    'page_count.campaign text',
    'page_count.count int4',
    'search_gap.day date',
    'search_gap.words text',
    'search_gap.count int4',
  ])
  expect(rows.filter(({ type, bounded }) => type === 'text' && !bounded)).toEqual([])
})

test.each([
  ['an e-mail address as campaign', { campaign: 'a@example.eu' }],
  ['an address of the network as host', { referrerHost: '::1' }],
  ['a path behind the host', { referrerHost: 'a.example/me' }],
  ['a link of an order as route', { route: '/orders/AbC_d' }],
  ['a town as country', { country: 'Lyon' }],
])('%s is refused by the database', async (_, wrong) => {
  counters.count({ ...entry, ...wrong })
  await expect(flushCounts(db, counters)).rejects.toThrow('violates check constraint')
  counters = openCounters(clock)
})

test('two processes that flush at once lose nothing and wait for nobody', async () => {
  const other = connectDatabase(connectionString, { max: 4 })
  const processes = [
    { db, counters: openCounters(clock) },
    { db: other.db, counters: openCounters(clock) },
  ]
  const routes = ['/', '/cart', '/checkout', '/products', '/support', '/terms']
  const rounds = 40
  await Promise.all(
    processes.flatMap(({ db, counters }, n) =>
      times(rounds, async () => {
        // In another order each time, so that locks taken as they come would meet crosswise.
        for (const route of n ? routes : routes.toReversed()) counters.count({ ...entry, route })
        await flushCounts(db, counters)
      }),
    ),
  )
  await other.close()
  const rows = await dump()
  expect(rows.map(({ count }) => count)).toEqual(routes.map(() => rounds * 2))
})

test('what cannot be written now is written later', async () => {
  const gone = connectDatabase(connectionString.replace(/test_\w+/, 'nowhere'), { max: 1 })
  times(5, () => counters.countGap('lost planet'))
  counters.count(entry)
  await expect(flushCounts(gone.db, counters)).rejects.toThrow()
  await gone.close()
  counters.count(entry)
  await flushCounts(db, counters)
  expect(await dump()).toMatchObject([{ count: 2 }])
  expect((await pool.query('select words, count from shop.search_gap')).rows).toEqual([
    { words: 'lost planet', count: 5 },
  ])
})

test('when a day is over, what was rare on it is folded, the least useful fact first', async () => {
  times(6, () => counters.count(entry))
  times(3, () => counters.count({ ...entry, campaign: 'rare-a' }))
  times(2, () => counters.count({ ...entry, campaign: 'rare-b' }))
  counters.count({ ...entry, country: 'SE', referrerHost: 'lonely.example', campaign: '' })
  counters.count({ ...entry, ...nothing, country: 'FI' })
  await flushCounts(db, counters)
  const ofToday = await dump()
  await db.transaction().execute((tx) => closeDays(tx, now))
  expect(await dump()).toEqual(ofToday)

  tomorrow()
  const close = () => db.transaction().execute((tx) => closeDays(tx, now))
  await close()
  const facts = (await dump()).map((row) => [row.country, row.referrer_host, row.campaign, row.count])
  expect(facts).toEqual([
    ['FR', 'news.example', 'autumn', 6],
    ['FR', 'news.example', 'other', 5],
    ['other', '', '', 1],
    ['other', 'other', '', 1],
  ])
  await close()
  expect((await dump()).map((row) => row.count)).toEqual([6, 5, 1, 1])
})

test('words are written when five of a day were alike, and never when they could be about a person', async () => {
  const gaps = async () => (await pool.query('select day, words, count from shop.search_gap order by 1')).rows
  times(4, () => counters.countGap('moon base'))
  times(9, () => counters.countGap('jane@example.eu'))
  times(9, () => counters.countGap('06 12 34 56 78'))
  await flushCounts(db, counters)
  expect(await gaps()).toEqual([])
  counters.countGap('moon base')
  await flushCounts(db, counters)
  counters.countGap('moon base')
  await flushCounts(db, counters)
  expect(await gaps()).toEqual([{ day: '2026-11-25', words: 'moon base', count: 6 }])
  times(4, () => counters.countGap('of one evening'))
  tomorrow()
  times(4, () => counters.countGap('of one evening'))
  await flushCounts(db, counters)
  expect(await gaps()).toHaveLength(1)
})

test.each([
  ['dune 2030', true],
  ['windows 11 pro', true],
  ['12345', true],
  ['123456', false],
  ['12-34-56', false],
  ['call 06.12.34.56.78', false],
  ['me@home', false],
  ['', false],
])('"%s" may be kept: %s', (words, expected) => {
  expect(isKeepable(words)).toBe(expected)
})

test('words that two people mean alike are one', () => {
  expect(foldWords('  ÉTÉ —  2030! ')).toBe('ete 2030')
  expect(foldWords('x'.repeat(200))).toHaveLength(60)
})

test('whoever makes up hosts and campaigns fills neither memory nor table', async () => {
  times(300, () => counters.count({ ...entry, referrerHost: `h${Math.random()}.example`.replace('0.', '') }))
  for (let n = 0; n < 300; n += 1) counters.count({ ...entry, campaign: `c-${n}` })
  await flushCounts(db, counters)
  const hosts = new Set((await dump()).map((row) => row.referrer_host))
  const campaigns = new Set((await dump()).map((row) => row.campaign))
  expect(hosts.size).toBeLessThanOrEqual(201)
  expect(campaigns.size).toBeLessThanOrEqual(51)
})

test('staff see no number under five, and no name that hardly anybody brought', async () => {
  times(7, () => counters.count(entry))
  times(4, () => counters.count({ ...entry, referrerHost: 'lonely.example' }))
  times(4, () => counters.count({ ...entry, ...nothing, event: 'order_placed', route: '/checkout' }))
  times(5, () => counters.count({ ...entry, ...nothing, event: 'product_viewed', route: '/products/a' }))
  await flushCounts(db, counters)
  const report = await readTraffic(db, now)
  expect(report.visits).toHaveLength(30)
  expect(report.visits.at(-1)).toEqual({ day: '2026-11-25', count: 11 })
  expect(report.visits[0]).toEqual({ day: '2026-10-27', count: 0 })
  expect(report.funnel).toContainEqual({ event: 'order_placed', count: 'few' })
  expect(report.funnel).toContainEqual({ event: 'order_paid', count: 0 })
  expect(report.products).toEqual([{ name: '/products/a', count: 5 }])
  expect(report.referrers).toEqual([{ name: 'news.example', count: 7 }])
  expect(JSON.stringify(report)).not.toContain('lonely')
})
