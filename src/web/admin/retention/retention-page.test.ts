import { expect, test } from 'vitest'
import type { PlaceHoldOutcome, RetentionOverview } from '../../../domains/privacy/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { after, minutes } from '../../../shared/time.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'

const now = sampleStorefront().clock.now()
const overview: RetentionOverview = {
  at: now,
  tables: [
    {
      table: 'cart',
      topic: 'cart',
      keptFor: { rule: 'after', days: 30 },
      goesWith: null,
      rows: 1234,
      nextAt: new Date('2026-12-01T09:00:00Z'),
      overdue: 7,
    },
    {
      table: 'unit',
      topic: 'orders',
      keptFor: { rule: 'financial_years', years: 10 },
      goesWith: 'order',
      rows: 3,
      nextAt: null,
      overdue: 0,
    },
  ],
  overdue: 7,
  due: [{ table: 'cart', rows: 12 }],
  accounts: { told: 1, erased: 0 },
  runs: [{ at: now, table: 'mail', clock: '365 days after created_at', deleted: 5, anonymised: 0 }],
  holds: [
    {
      id: newId('hld'),
      kind: 'order',
      named: '7KQM-2RX9',
      reason: 'claim <4711>',
      placedBy: null,
      placedAt: new Date('2026-11-01T09:00:00Z'),
    },
  ],
}

type Placed = { named: string; reason: string }
function siteOf(role: Role, options: { provedAt?: Date; outcome?: PlaceHoldOutcome; late?: number } = {}) {
  const { provedAt = now, outcome = { ok: true }, late = 0 } = options
  const session = sampleSession({ assurance: 2, provedAt })
  const placed: Placed[] = []
  const ended: string[] = []
  const site = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      readRetention: async () => overview,
      placeHold: async (named, { reason }) => {
        placed.push({ named, reason })
        return outcome
      },
      endHold: async (id) => ended.push(id) > 0,
    },
    { overdue: () => ({ rows: late, at: now }) },
  )
  return { ...site, placed, ended }
}

test.each([
  ['owner', 200, 303],
  ['manager', 200, 403],
  ['privacy', 200, 303],
  ['support', 403, 403],
  ['finance', 403, 403],
] as const)('%s reads the clocks (%s) and places holds (%s)', async (role, reads, acts) => {
  const site = siteOf(role)
  expect((await site.get('/admin/retention')).status).toBe(reads)
  expect((await site.get('/admin/data-map')).status).toBe(reads)
  expect((await site.get('/admin/data-map/register.md')).status).toBe(reads)
  const act = await site.post('/admin/retention/holds', { named: '7KQM-2RX9', reason: 'claim 4711' })
  expect(act.status).toBe(acts)
  expect(site.placed).toHaveLength(acts === 303 ? 1 : 0)
})

test.each([
  [
    '',
    '30 days',
    '1,234',
    'as long as its row in order',
    'claim &lt;4711&gt;',
    'cart: 12 rows',
    'End the hold',
  ],
  ['/fr', '30 jours', '1 234', 'autant que sa ligne dans order', 'cart : 12 lignes', 'Lever le gel'],
])(
  '%s/admin/retention says each clock, what goes tonight, what went and what is held',
  async (prefix, ...said) => {
    const page = await (await siteOf('privacy').get(`${prefix}/admin/retention`)).text()
    for (const words of said) expect(page.replaceAll('\u202f', ' ')).toContain(words)
    expect(page).toContain('<strong>7</strong>')
    expect(page).not.toContain('undefined')
  },
)

test('who only reads is offered nothing to press', async () => {
  const page = await (await siteOf('manager').get('/admin/retention')).text()
  expect(page).toContain('claim &lt;4711&gt;')
  expect(page).not.toContain('/admin/retention/holds')
})

test('a hold wants a proof of the last ten minutes, a reason and somebody to hold', async () => {
  const old = siteOf('privacy', { provedAt: after(now, -minutes(11)) })
  const hold = { named: 'ada@example.eu', reason: 'claim 4711' }
  expect((await old.post('/admin/retention/holds', hold)).headers.get('location')).toContain('/account/prove')
  expect((await old.post('/admin/retention/holds/hld_x')).headers.get('location')).toContain('/account/prove')
  expect([...old.placed, ...old.ended]).toEqual([])
  const site = siteOf('privacy', { outcome: { ok: false, reason: 'unknown' } })
  const short = await site.post('/admin/retention/holds', { ...hold, reason: 'x' })
  expect(short.status).toBe(422)
  expect(site.placed).toEqual([])
  const unknown = await site.post('/admin/retention/holds', hold)
  expect(unknown.status).toBe(422)
  const page = await unknown.text()
  expect(page).toContain('There is no such account and no such order.')
  expect(page).toContain('value="ada@example.eu"')
})

test('the register can be taken along', async () => {
  const answer = await siteOf('owner').get('/fr/admin/data-map/register.md')
  expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain('register.md')
  expect(await answer.text()).toMatch(/^# Registre des activités de traitement/)
})

test('what is late stands on the overview, and nothing when nothing is', async () => {
  expect(await (await siteOf('owner', { late: 3 }).get('/admin')).text()).toContain('Overdue deletions: 3')
  expect(await (await siteOf('owner').get('/admin')).text()).not.toContain('Overdue deletions')
})
