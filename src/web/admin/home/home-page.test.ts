import { expect, test } from 'vitest'
import type { Forecast, TradeReport } from '../../../domains/reports/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { homeWords } from './home-words.ts'

const words = homeWords.en
const trade: TradeReport = {
  span: { from: '2026-11-26', to: '2026-11-27' },
  before: { from: '2026-11-24', to: '2026-11-25' },
  bookedUntil: '2026-11-26',
  now: {
    ...{
      turnoverMinor: 123_456,
      creditedMinor: 1000,
      margin: { marginMinor: 30_000, turnoverMinor: 100_000 },
    },
    ...{ orders: 20, visits: 400, conversion: 0.05 },
  },
  past: {
    ...{ turnoverMinor: 100_000, creditedMinor: 0, margin: { marginMinor: 25_000, turnoverMinor: 100_000 } },
    ...{ orders: 40, visits: 'few', conversion: null },
  },
  days: [
    { day: '2026-11-26', turnoverMinor: -20_000, orders: 5 },
    { day: '2026-11-27', turnoverMinor: 143_456, orders: 15 },
  ],
}
const shortage: Forecast = {
  ...{ id: newId('prd'), slug: 'a-b', name: { en: '<b>A</b>', fr: 'A' }, edition: null, available: 3 },
  ...{ waiting: 1, supplier: 'S & Co', leadDays: 7, perDay: 0.25, toOrder: 7 },
  ...{ runsOutOn: '2026-12-01', orderBy: '2026-11-01' },
}

function siteOf(role: Role, change: Partial<AdminDeps> = {}) {
  const asked: string[] = []
  const reported: string[] = []
  const noted =
    <Answer>(name: string, answer: Answer) =>
    async (...given: unknown[]) => {
      asked.push(
        [name, ...given.filter((each) => typeof each === 'string' && /^[a-z0-9]{1,5}$/.test(each))].join(' '),
      )
      return answer
    }
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2 }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      readTrade: noted('trade', trade),
      listShortages: noted('stock', [shortage]),
      countUnviewed: noted('unviewed', 1001),
      readHealth: noted('health', {
        ...{ alerts: 2, lettersLate: 3 },
        jobs: [{ name: 'mail.send', retrying: 4, failed: 1 }],
      }),
      ...change,
    },
    { reportError: (error) => reported.push(String(error)) },
  )
  return { asked, reported, read: async (path: string) => (await site.get(path)).text() }
}

test.each([
  ['owner', ['health', 'stock', 'trade 30', 'unviewed']],
  ['manager', ['health', 'stock', 'trade 30', 'unviewed']],
  ['finance', ['stock', 'trade 30']],
  ['support', ['unviewed']],
  ['privacy', ['health']],
] as const)('of %s nothing is read that they may not see', async (role, parts) => {
  const { asked, read } = siteOf(role)
  const html = await read('/admin')
  expect(asked.toSorted()).toEqual(parts)
  expect(html.includes('id="trade"')).toBe(asked.includes('trade 30'))
  expect(html.includes('id="stock"')).toBe(asked.includes('stock'))
  expect(html.includes('id="health"')).toBe(asked.includes('health'))
  // The script that zooms is loaded where there is something to zoom.
  expect(html.includes('chart')).toBe(asked.includes('trade 30'))
})

test('the range stands in the address; what it does not know is thirty days', async () => {
  const { asked, read } = siteOf('finance')
  for (const range of ['today', '7', '90', 'year', '8', 'x']) await read(`/admin?range=${range}`)
  expect(asked.filter((each) => each.startsWith('trade'))).toEqual(
    ['today', '7', '90', 'year', '30', '30'].map((range) => `trade ${range}`),
  )
})

test('work stands before figures, and figures say how they were before', async () => {
  const { read } = siteOf('manager')
  const html = await read('/admin')
  expect(html.indexOf('id="work"')).toBeLessThan(html.indexOf('id="trade"'))
  expect(html).toContain('More than 1,000 orders were paid and never looked at')
  expect(html).toContain('€1,234.56')
  expect(html).toContain('<span class="change up">+23%</span> €1,000.00 before. €10.00 went back')
  expect(html).toContain('30% of the turnover until 26\u00a0Nov\u00a02026, 25% before')
  expect(html).toContain('<span class="change down">-50%</span> 40 before')
  expect(html).toContain('400 visits. – before')
})

test('a line goes below nothing where more went back than was sold', async () => {
  const html = await siteOf('finance').read('/admin')
  // From -200 to 2,000 euros: the day of -200.00 at the bottom, that of 1,434.56 at a quarter from the top.
  expect(html).toContain('points="0,200 1000,51"')
  expect(html).toContain('<span>€2,000</span><span>-€200</span>')
})

test('what is to be ordered too late stands out, and a name is no markup', async () => {
  const html = await siteOf('finance').read('/admin')
  expect(html).toContain('&lt;b&gt;A&lt;/b&gt;')
  expect(html).toContain('<span class="urgent">1\u00a0Nov\u00a02026, too late to come in time</span>')
})

test('the shop itself says what fails in it, and in French', async () => {
  const { read } = siteOf('owner')
  const html = await read('/admin')
  expect(html).toContain(words.health.alerts(2))
  expect(html).toContain('<code>mail.send</code>: given up once since yesterday, 4 are tried again')
  expect(await read('/fr/admin')).toContain('2 alertes ouvertes')
  const calm = siteOf('owner', { readHealth: async () => ({ alerts: 0, jobs: [], lettersLate: 0 }) })
  expect(await calm.read('/admin')).toContain(words.health.good)
})

test('a part that cannot be read says so, and takes no other along', async () => {
  const fails = async () => Promise.reject(new RangeError('no such day'))
  const { read, reported } = siteOf('owner', { findYearToClose: fails, readTrade: fails })
  const html = await read('/admin')
  expect(reported).toEqual(['RangeError: no such day', 'RangeError: no such day'])
  expect(html).toContain(words.partFailed)
  expect(html).toContain(words.workFailed)
  expect(html).toContain(words.health.alerts(2))
  expect(html).toContain('More than 1,000 orders were paid and never looked at')
})
