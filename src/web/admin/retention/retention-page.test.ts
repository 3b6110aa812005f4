import { expect, test } from 'vitest'
import { dataRegistry } from '../../../data-registry.ts'
import type { OpenRedaction } from '../../../domains/payments/index.ts'
import type { HoldInList, PlaceHoldOutcome, RetentionOverview } from '../../../domains/privacy/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { after, minutes } from '../../../shared/time.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { nameOfTable } from './table-words.ts'

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
}

const hold: HoldInList = {
  ...{ id: newId('hld'), kind: 'order', named: '7KQM-2RX9', ground: 'court', reference: 'RG <4711>' },
  ...{ origin: 'staff', placedBy: null, placedAt: new Date('2026-11-01T09:00:00Z'), endedAt: null },
}
const ofBank: HoldInList = {
  ...hold,
  ...{ id: newId('hld'), ground: 'bank_dispute', reference: null, origin: 'bank' },
}

const redaction = (state: OpenRedaction['state'], reason: string | null): OpenRedaction => ({
  id: newId('red'),
  orderId: newId('ord'),
  intentId: `pi_${state}`,
  state,
  reason,
  requestedAt: new Date('2026-11-01T09:00:00Z'),
  nextAt: new Date('2027-03-01T09:00:00Z'),
})
const redactions = [
  redaction('requested', null),
  redaction('running', null),
  redaction('refused', 'invalid_state'),
  redaction('unavailable', 'http_403'),
]

type Placed = { named: string; ground: string; reference: string | null }
function siteOf(role: Role, options: { provedAt?: Date; outcome?: PlaceHoldOutcome; late?: number } = {}) {
  const { provedAt = now, outcome = { ok: true }, late = 0 } = options
  const session = sampleSession({ assurance: 2, provedAt })
  const placed: Placed[] = []
  const ended: string[] = []
  const recorded: [string, string][] = []
  const site = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      readRetention: async () => overview,
      listHolds: async () => ({ rows: [hold, ofBank], total: 2, isMore: false }),
      placeHold: async (named, { ground, reference }) => {
        placed.push({ named, ground, reference })
        return outcome
      },
      endHold: async (id, _by, reason) => ended.push(`${id}: ${reason}`) > 0,
      listOpenRedactions: async () => redactions,
      countRedactionsByHand: async () => 2,
      recordRedaction: async (id, by) => recorded.push([id, by]) > 0,
    },
    { overdue: () => ({ rows: late, at: now }) },
  )
  return { ...site, placed, ended, recorded, by: session.account.id }
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
  const act = await site.post('/admin/retention/holds', {
    named: '7KQM-2RX9',
    ground: 'court',
    reference: 'RG 4711',
  })
  expect(act.status).toBe(acts)
  expect(site.placed).toHaveLength(acts === 303 ? 1 : 0)
})

test.each([
  ['', '30 days', '1,234', 'with “Orders”', 'Carts: 12 rows', '2 are open'],
  ['/fr', '30 jours', '1 234', 'avec « Commandes »', 'Paniers : 12 lignes', '2 en cours'],
])(
  '%s/admin/retention says each clock, what goes tonight, what went and how much is held',
  async (prefix, ...said) => {
    const page = await (await siteOf('privacy').get(`${prefix}/admin/retention`)).text()
    for (const words of said) expect(page.replaceAll('\u202f', ' ')).toContain(words)
    expect(page).toContain('<strong class="urgent">7</strong>')
    expect(page).not.toContain('undefined')
  },
)

test('every table with a clock has its words in both languages', () => {
  const clocked = Object.entries(dataRegistry).filter(([, { retention }]) => retention !== 'none')
  expect(clocked.filter(([table]) => !nameOfTable(table, 'en') || !nameOfTable(table, 'fr'))).toEqual([])
})

test('a hold of a bank says that it ends with the dispute, and nobody ends it', async () => {
  const page = await (await siteOf('privacy').get('/admin/retention/holds')).text()
  expect(page).toContain('ends with the dispute')
  expect(page.match(/action="\/admin\/retention\/holds\/[^"]+"/g)).toHaveLength(1)
})

test('who only reads is offered nothing to press', async () => {
  const page = await (await siteOf('manager').get('/admin/retention/holds')).text()
  expect(page).toContain('RG &lt;4711&gt;')
  expect(page).not.toMatch(/<form[^>]*method="post"[^>]*action="\/admin\/retention/)
})

test('a hold wants a proof of the last ten minutes, a number for its reference and somebody to hold', async () => {
  const old = siteOf('privacy', { provedAt: after(now, -minutes(11)) })
  const hold = { named: 'ada@example.eu', ground: 'court', reference: 'RG 26/04711' }
  expect(await asksForProof(await old.post('/admin/retention/holds', hold))).toBe(true)
  const ending = { act: 'end', reason: 'Decided on 27/11/2026' }
  expect(await asksForProof(await old.post('/admin/retention/holds/hld_x', ending))).toBe(true)
  expect([...old.placed, ...old.ended]).toEqual([])
  const site = siteOf('privacy', { outcome: { ok: false, reason: 'unknown' } })
  const silent = await site.post('/admin/retention/holds/hld_x', { act: 'end', reason: '' })
  expect([silent.status, site.ended]).toEqual([422, []])
  await site.post('/admin/retention/holds/hld_x', ending)
  expect(site.ended).toEqual(['hld_x: Decided on 27/11/2026'])
  for (const reason of ['Ada Lovelace has lost', 'ada1@example.eu', '4'.repeat(41)]) {
    const again = await site.post('/admin/retention/holds/hld_x', { act: 'end', reason })
    expect([again.status, await again.text()], reason).toEqual([
      422,
      expect.stringContaining(`name="reason" value="${reason}"`),
    ])
  }
  expect(site.ended).toHaveLength(1)
  for (const reference of ['Ada Lovelace', 'ada1@example.eu', '4', '4'.repeat(41)]) {
    expect((await site.post('/admin/retention/holds', { ...hold, reference })).status, reference).toBe(422)
  }
  expect(site.placed).toEqual([])
  const unknown = await site.post('/admin/retention/holds', hold)
  expect(unknown.status).toBe(422)
  const page = await unknown.text()
  expect(page).toContain('There is no such account and no such order.')
  expect(page).toContain('value="ada@example.eu"')
})

test('a hold without a number has none, and its ground is one of those that there are', async () => {
  const site = siteOf('privacy')
  await site.post('/admin/retention/holds', { named: 'ada@example.eu', ground: 'gossip', reference: ' ' })
  expect(site.placed).toEqual([{ named: 'ada@example.eu', ground: 'claim', reference: null }])
})

test.each([
  ['', 'Stripe is asked on 1 March 2027', 'Redacted in the Dashboard'],
  ['/fr', 'Stripe sera sollicité le 1 mars 2027', 'Caviardé dans le Dashboard'],
])(
  '%s/admin/retention says where each redaction is, and offers a hand where Stripe gives none',
  async (prefix, ...said) => {
    const page = await (await siteOf('privacy').get(`${prefix}/admin/retention`)).text()
    for (const words of said) expect(page).toContain(words)
    for (const { intentId } of redactions) expect(page).toContain(`<strong>${intentId}</strong>`)
    for (const reason of ['invalid_state', 'http_403']) expect(page).toContain(`<code>${reason}</code>`)
    const offered = redactions.filter(({ id }) => page.includes(`/admin/retention/redactions/${id}"`))
    expect(offered.map(({ state }) => state)).toEqual(['refused', 'unavailable'])
    expect(await (await siteOf('manager').get(`${prefix}/admin/retention`)).text()).not.toContain(
      '/redactions/',
    )
  },
)

test('what was done by hand is recorded in the name of whoever did it, with a proof of the last ten minutes', async () => {
  const act = `/admin/retention/redactions/${redactions[3]?.id}`
  const site = siteOf('privacy')
  const done = await site.post(act)
  expect(done.headers.get('location')).toBe('/admin/retention?news=redacted')
  expect(site.recorded).toEqual([[redactions[3]?.id, site.by]])
  expect(await (await site.get('/admin/retention?news=redacted')).text()).toContain(
    'It is recorded that the payment was redacted.',
  )
  const old = siteOf('privacy', { provedAt: after(now, -minutes(11)) })
  expect((await old.post(act)).headers.get('location')).toContain('/account/prove')
  const manager = siteOf('manager')
  expect((await manager.post(act)).status).toBe(403)
  expect([...old.recorded, ...manager.recorded]).toEqual([])
})

test('payments that wait for a hand stand on the overview of whoever handles privacy', async () => {
  expect(await (await siteOf('privacy').get('/admin')).text()).toContain(
    '<a href="/admin/retention#redactions">2 payments to be redacted in Stripe’s Dashboard</a>',
  )
  expect(await (await siteOf('manager').get('/admin')).text()).not.toContain('to be redacted')
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
