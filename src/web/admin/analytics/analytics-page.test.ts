import { expect, test } from 'vitest'
import type { TrafficReport } from '../../../domains/analytics/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'

const report: TrafficReport = {
  visits: Array.from({ length: 30 }, (_, n) => ({
    day: localDayAfter(new Date('2026-10-27T12:00:00Z'), n),
    count: n === 0 ? 0 : n === 1 ? 'few' : n * 40,
  })),
  funnel: [
    { event: 'visit_begun', count: 17_400 },
    { event: 'order_paid', count: 'few' },
  ],
  products: [{ name: '/products/a-b', count: 12 }],
  referrers: [
    { name: '', count: 100 },
    { name: 'news.example', count: 40 },
    { name: 'other', count: 9 },
  ],
  campaigns: [],
  countries: [{ name: 'SE', count: 7 }],
  searchGaps: [{ name: 'moon <base>', count: 5 }],
}

const siteOf = (role: Role, shown: TrafficReport = report) => {
  const session = sampleSession({ assurance: 2 })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      readTraffic: async () => shown,
    },
  )
}

test.each([
  ['owner', 200],
  ['manager', 200],
  ['finance', 200],
  ['support', 403],
  ['privacy', 403],
] as const)('%s gets %s', async (role, status) => {
  expect((await siteOf(role).get('/admin/analytics')).status).toBe(status)
})

test('the line has a title, stands in a table too, and draws a small number where it tells nothing', async () => {
  const html = await (await siteOf('owner').get('/admin/analytics')).text()
  expect(html).toContain('role="img" aria-labelledby="visits-line"')
  expect(html).toContain(
    '<title id="visits-line">Line of visits a day from 27 October 2026 to 25 November 2026',
  )
  // 0, then 2.5 of 2000 for whatever is under five, then 80 of 2000.
  expect(html).toMatch(/points="0,200 34,200 69,192 /)
  expect(html).toContain('17,400')
  expect(html).toContain('&lt; 5')
})

test('names are those of the page’s language, and nothing typed by a visitor is markup', async () => {
  const html = await (await siteOf('owner').get('/fr/admin/analytics')).text()
  expect(html).toContain('Suède')
  expect(html).toContain('Directement, ou non indiqué')
  expect(html).toContain('<a href="/fr/products/a-b">a-b</a>')
  expect(html).toContain('moon &lt;base&gt;')
})

test('a shop that has counted nothing says what to do', async () => {
  const nothing: TrafficReport = {
    visits: report.visits.map((each) => ({ ...each, count: 0 })),
    funnel: [{ event: 'visit_begun', count: 0 }],
    products: [],
    referrers: [],
    campaigns: [],
    countries: [],
    searchGaps: [],
  }
  const html = await (await siteOf('owner', nothing).get('/admin/analytics')).text()
  expect(html).toContain('Nothing is counted yet')
  expect(html).not.toContain('<polyline')
})
