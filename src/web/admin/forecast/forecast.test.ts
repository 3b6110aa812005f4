import { expect, test } from 'vitest'
import type { Forecast, SettingOutcome } from '../../../domains/reports/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'

const now = sampleStorefront().clock.now()
const dayIn = (count: number) => new Date(now.getTime() + count * 86_400_000).toISOString().slice(0, 10)

const row = (name: string, change: Partial<Forecast> = {}): Forecast => ({
  ...{
    id: newId('prd'),
    slug: name.toLowerCase(),
    name: { en: name, fr: name },
    edition: null,
    available: 5,
  },
  ...{ waiting: 0, supplier: null, leadDays: 7, perDay: 1, runsOutOn: null, orderBy: null, toOrder: 0 },
  ...change,
})
const rows = [
  row('Late', { orderBy: dayIn(-3), runsOutOn: dayIn(4), toOrder: 30, supplier: '=cmd' }),
  row('Soon', { orderBy: dayIn(5), runsOutOn: dayIn(12), toOrder: 20, perDay: 3 }),
  row('Later', { orderBy: dayIn(60), runsOutOn: dayIn(67), toOrder: 10, perDay: 2 }),
  row('Never'),
]

const seen = '{"lead":7,"cover":30,"leads":[["S",4]]}'

function siteOf(role: Role, outcome: SettingOutcome = { ok: true }) {
  const changes: unknown[] = []
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2 }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      listForecast: async () => rows,
      readForecastSetting: async () => ({ leadDays: 7, coverDays: 30, leads: new Map([['S', 4]]) }),
      async changeForecastSetting({ by, ...change }) {
        changes.push(change)
        return outcome
      },
      async changeSupplierLead({ by, ...change }) {
        changes.push(change)
        return outcome
      },
    },
  )
  return { ...site, changes }
}
const shown = async (query: string) => {
  const html = await (await siteOf('finance').get(`/admin/forecast${query}`)).text()
  return [...html.matchAll(/href="\/products\/(\w+)"/g)].map(([, slug]) => slug)
}

test.each([
  ['owner', 200, 303],
  ['manager', 200, 303],
  ['finance', 200, 403],
  ['support', 403, 403],
  ['privacy', 403, 403],
] as const)('%s reads it: %s, and changes how long keys take: %s', async (role, reads, changes) => {
  const site = siteOf(role)
  expect((await site.get('/admin/forecast')).status).toBe(reads)
  const form = { act: 'all', lead: '5', cover: '20', seen }
  expect((await site.post('/admin/forecast/lead-times', form)).status).toBe(changes)
  expect(site.changes).toEqual(
    changes === 303
      ? [{ leadDays: 5, coverDays: 20, seen: { leadDays: 7, coverDays: 30, leads: new Map([['S', 4]]) } }]
      : [],
  )
})

test('the list is narrowed and ordered by its address', async () => {
  expect(await shown('')).toEqual(['late', 'soon', 'later', 'never'])
  expect(await shown('?state=late')).toEqual(['late'])
  expect(await shown('?state=soon')).toEqual(['late', 'soon'])
  expect(await shown('?state=ending&sort=-pace')).toEqual(['soon', 'later', 'late'])
  expect(await shown('?text=%3Dcmd')).toEqual(['late'])
  expect(await shown('?state=stolen&sort=password')).toEqual(['late', 'soon', 'later', 'never'])
})

test('taken along it is the same list, and runs as no formula', async () => {
  const answer = await siteOf('finance').get('/admin/forecast?state=late&as=csv')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="forecast.csv"')
  const [, line] = (await answer.text()).split('\r\n')
  expect(line).toBe(`Late,'=cmd,5,0,1,7,${dayIn(4)},${dayIn(-3)},30`)
})

test.each([
  { act: 'all', lead: '366', cover: '30' },
  { act: 'all', lead: '7', cover: '0' },
  { act: 'all', lead: '-1', cover: '30' },
  { act: 'supplier', supplier: 'S', days: '1.5' },
  { act: 'supplier', supplier: '', days: '4' },
])('%o is no time: it is said so, what was typed stays, and nothing changes', async (form) => {
  const site = siteOf('owner')
  const answer = await site.post('/admin/forecast/lead-times', form as Record<string, string>)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Whole days, please')
  expect(html).toContain(`value="${form.lead ?? form.days}"`)
  expect(site.changes).toEqual([])
})

test('a supplier has its own time, or that of all others again', async () => {
  const site = siteOf('owner')
  await site.post('/admin/forecast/lead-times', { act: 'supplier', supplier: 'S', days: '0', seen })
  await site.post('/admin/forecast/lead-times', { act: 'supplier', supplier: 'T', days: '', seen })
  expect(site.changes).toEqual([
    { supplier: 'S', leadDays: 0, seen: 4 },
    { supplier: 'T', leadDays: null, seen: null },
  ])
})

test.each([
  ['all', { lead: '5', cover: '20' }, 'value="5"'],
  ['supplier', { supplier: 'S', days: '9' }, 'value="9"'],
] as const)('who was faster is not written over, and what was typed stays: %s', async (act, typed, stays) => {
  const late = siteOf('owner', { ok: false, reason: 'changed_meanwhile' })
  const answer = await late.post('/admin/forecast/lead-times', { act, ...typed, seen })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('Somebody else saved meanwhile')
  expect(html).not.toContain('Whole days, please')
  expect(html).toContain(stays)
  expect(html).toContain(`name="seen" value="${seen.replaceAll('"', '&quot;')}"`)
  const forged = siteOf('owner')
  expect((await forged.post('/admin/forecast/lead-times', { act, ...typed })).status).toBe(422)
  expect(forged.changes).toEqual([])
})
