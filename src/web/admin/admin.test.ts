import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import type { HistoryChecks, Verdict } from '../../domains/security/index.ts'
import { type Role, roles } from '../../domains/staff/index.ts'
import { newId } from '../../shared/ids.ts'
import { minutes } from '../../shared/time.ts'
import { sampleAccounts, sampleSession, siteWith } from '../account/account.fixture.ts'
import { accountGate } from '../account/gate.ts'
import { privatePage, storefrontGate } from '../storefront/gate.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { auditWords } from './audit/audit-words.ts'
import type { AdminDeps } from './deps.ts'
import { adminGate } from './gate.tsx'

const session = sampleSession({ assurance: 2 })
const member = (role: Role) => ({ accountId: session.account.id, role, since: new Date() })
const account = { email: 'staff@example.eu', displayName: 'Ada' }

function officeOf(role: Role, change: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => session },
    { findStaff: async () => member(role), listStaff: async () => [{ ...member(role), account }], ...change },
  )
}

const office = siteWith()
const pagesOfOffice = [
  ...new Set(office.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)),
]
  .filter((path) => /^(\/fr)?\/admin(\/|$)/.test(path))
  .map((path) => path.replace(/:\w+/g, 'x'))

describe('every page of the back office', () => {
  test('is among those that are tried below', () => {
    expect(pagesOfOffice.length).toBeGreaterThanOrEqual(2 * 7)
  })

  // A page that does not say whom it shows is no page: what staff read of persons is written down without exception.
  test.each(pagesOfOffice)(
    '%s says whom it shows, and is not there for whoever is no staff',
    async (path) => {
      expect((await office.get(path)).status).toBe(404)
      // Of a single thing that is not there, nothing is shown.
      for (const role of roles)
        expect([200, 303, 403, /\/x(\/|$)/.test(path) ? 404 : 422]).toContain(
          (await officeOf(role).get(path)).status,
        )
    },
  )
})

describe('whoever reads', () => {
  function gateWith(recordReads: AdminDeps['recordReads']) {
    const storefront = sampleStorefront()
    const accounts = sampleAccounts({ openSession: async () => session })
    const gate = storefrontGate(storefront)
    const options = { behindProxy: false, clock: storefront.clock }
    const deps = { findStaff: async () => member('support'), recordReads, openViews: async () => [] }
    return adminGate(
      deps,
      gate,
      accountGate({ ...accounts, limits: storefront.limits }, gate, options),
      storefront.clock,
    )
  }
  const ask = (app: Hono, headers: Record<string, string> = {}) =>
    app.request('http://shop.example/x', { headers: { ...headers, cookie: `akm_session=${'s'.repeat(43)}` } })

  test('gets no page that forgets to say whom it shows', async () => {
    const admin = gateWith(async () => undefined)
    const app = new Hono()
      .get('/x', (c) => admin.allow(c, 'customers.read', '/x', () => privatePage(c, 'Ada')))
      .onError((error) => Promise.reject(error))
    await expect(ask(app)).rejects.toThrow('/x does not say whom it shows')
  })

  test('is written down before the page is sent, with the permission that was used', async () => {
    const recordReads = vi.fn(async () => undefined)
    const admin = gateWith(recordReads)
    const reads = { kind: 'account', ids: ['acc_1'] }
    const page = new Hono().get('/x', (c) =>
      admin.allow(c, 'customers.read', '/x', async ({ shows }) => {
        await shows(reads)
        return privatePage(c, 'Ada')
      }),
    )
    expect((await ask(page)).status).toBe(200)
    expect(recordReads).toHaveBeenCalledWith({ by: session.account.id, permission: 'customers.read', reads })
    // Whatever a browser says of itself, no read is hidden by it: how often one counts is decided by the time it was written down.
    for (const headers of [{ 'x-by-itself': '1' }, { accept: 'text/event-stream' }]) await ask(page, headers)
    expect(recordReads).toHaveBeenCalledTimes(3)
  })

  test('sees nothing when it cannot be written down', async () => {
    const recordReads = async () => Promise.reject(new Error('no database'))
    await expect(officeOf('owner', { recordReads }).get('/admin/staff')).rejects.toThrow('no database')
  })
})

test.each([
  ['/admin/audit', ['owner', 'manager', 'privacy']],
  ['/admin/security', ['owner', 'manager', 'privacy']],
  ['/admin/breach', ['owner', 'privacy']],
])('%s opens for %s alone', async (path, allowed) => {
  for (const role of roles) {
    expect((await officeOf(role).get(path)).status, role).toBe(allowed.includes(role) ? 200 : 403)
  }
})

describe('the history', () => {
  const entry = {
    id: newId('aud'),
    at: new Date('2026-11-26T10:00:00Z'),
    action: 'staff.read',
    actor: { kind: 'staff', id: session.account.id },
    subject: { kind: 'account', id: 'acc_someone' },
    details: { permission: '<b>customers.read' },
  } as const

  test('is asked for by the address, and links to more of the same', async () => {
    const listHistory = vi.fn(async () => Array.from({ length: 51 }, () => entry))
    const site = officeOf('privacy', { listHistory })
    const answer = await site.get(
      '/admin/audit?action=staff.&from=2026-11-01&until=2026-11-26&before=nonsense&actor=',
    )
    const filter = {
      action: 'staff.',
      actor: undefined,
      subject: undefined,
      from: new Date('2026-10-31T23:00:00Z'),
      until: new Date('2026-11-26T23:00:00Z'),
      before: undefined,
    }
    expect(listHistory).toHaveBeenCalledWith(session.account.id, filter, 51)
    const html = await answer.text()
    expect(html).toContain('&lt;b&gt;customers.read')
    expect(html.match(/Ada/g)?.length).toBe(50)
    expect(html).toContain(`before=${entry.id}`)
  })

  test('is taken along as a whole, as far as it was narrowed down, in pieces', async () => {
    const pages = [Array.from({ length: 500 }, () => entry), [{ ...entry, action: '=HYPERLINK("x")' }]]
    const listHistory = vi.fn<AdminDeps['listHistory']>(async () => pages.shift() ?? [])
    const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
    const answer = await officeOf('privacy', { listHistory, recordReads }).get(
      '/admin/audit?action=staff.&as=csv',
    )
    expect(recordReads.mock.calls[0]?.[0].reads).toEqual({ kind: 'history', ids: ['csv'] })
    expect(answer.headers.get('content-disposition')).toContain('history.csv')
    const lines = (await answer.text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(502)
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""x"")"`)
    expect(listHistory.mock.calls.map(([, filter]) => [filter.action, filter.before])).toEqual([
      ['staff.', undefined],
      ['staff.', entry.id],
    ])
  })

  const words = auditWords.en
  const now = new Date()
  const check = { id: newId('hck'), askedBy: null, begunAt: now, links: 1200, linksOf: 1200 }
  const shown = async (checks: HistoryChecks, role: Role = 'privacy') =>
    (await officeOf(role, { readHistoryChecks: async () => checks }).get('/admin/audit')).text()

  test('says what the last check of its chain came to, whose it was, and what does not hold', async () => {
    const said = (verdict: Verdict, role?: Role) =>
      shown({ underWay: undefined, last: { ...check, endedAt: now, verdict } }, role)
    const whole = await said({ kind: 'whole', head: { seq: 1200, hash: 'ab'.repeat(32) } })
    expect(whole).toContain(words.holds('1,200', '1200:abababababab…'))
    expect(whole).toContain('as every night')
    expect(await said({ kind: 'whole', head: undefined })).toContain(words.noneYet)
    const flaw = words.flaw('7', entry.id)
    expect(await said({ kind: 'broken', seq: 7, auditId: entry.id })).toContain(flaw)
    expect(await said({ kind: 'broken', seq: 7, auditId: entry.id }, 'support')).not.toContain(flaw)
    expect(await said({ kind: 'lost', seq: 9, notedAt: now })).toContain('Line 9, noted outside')
    expect(await said({ kind: 'failed' })).toContain(words.failed)
    expect(await shown({ underWay: undefined, last: undefined })).toContain(words.neverChecked)
    const last = { ...check, askedBy: session.account.id, endedAt: now, verdict: { kind: 'failed' as const } }
    expect(await shown({ underWay: undefined, last })).toContain('asked for by Ada')
  })

  test('says how far a check of its chain is, and the page follows it to its end', async () => {
    const under = await shown({ underWay: { ...check, links: 400 }, last: undefined })
    expect(under).toContain('id="progress"')
    expect(under).toContain(words.progress('400', '1,200'))
    expect(under).toMatch(/src="[^"]*progress[^"]*\.js"/)
    expect(await shown({ underWay: { ...check, links: 0, linksOf: 0 }, last: undefined })).toContain(
      words.begins,
    )
    const over = await shown({
      underWay: undefined,
      last: { ...check, endedAt: now, verdict: { kind: 'failed' } },
    })
    expect(over).not.toContain('id="progress"')
    expect(over).not.toMatch(/src="[^"]*progress[^"]*\.js"/)
  })

  test('is checked by a job for whoever may read it', async () => {
    const askForHistoryCheck = vi.fn(async () => undefined)
    const press = (role: Role) => officeOf(role, { askForHistoryCheck }).post('/admin/audit/check', {})
    expect((await press('privacy')).headers.get('location')).toBe('/admin/audit')
    expect((await press('support')).status).toBe(403)
    expect(askForHistoryCheck).toHaveBeenCalledExactlyOnceWith(session.account.id)
  })

  test('of one person is a read of that person', async () => {
    const recordReads = vi.fn(async () => undefined)
    const id = newId('acc')
    await officeOf('owner', { recordReads, listHistory: async () => [entry] }).get(
      `/admin/audit?subject=${id}`,
    )
    expect(recordReads).toHaveBeenCalledWith(
      expect.objectContaining({ reads: { kind: 'account', ids: [id] } }),
    )
  })
})

describe('alerts', () => {
  const alert = {
    id: newId('alr'),
    kind: 'failures_of_account',
    accountId: newId('acc'),
    network: null,
    country: null,
    count: 12,
    at: new Date('2026-11-26T10:00:00Z'),
  } as const

  test('are acknowledged by whoever may read the history, and by no other site’s page', async () => {
    const acknowledgeAlert = vi.fn(async () => true)
    const deps = { acknowledgeAlert, listOpenAlerts: async () => [alert] }
    const site = officeOf('privacy', deps)
    expect(await (await site.get('/admin/security')).text()).toContain('Many failed tries at one account')
    const answer = await site.post(`/admin/security/${alert.id}`)
    expect(answer.headers.get('location')).toBe('/admin/security?news=done')
    expect(acknowledgeAlert).toHaveBeenCalledExactlyOnceWith(session.account.id, alert.id)
    expect((await officeOf('finance', deps).post(`/admin/security/${alert.id}`)).status).toBe(403)
    const origin = 'https://elsewhere.example'
    const foreign = await site.app.request(`http://shop.example/admin/security/${alert.id}`, {
      method: 'POST',
      headers: { cookie: `akm_session=${'s'.repeat(43)}`, origin, 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    expect(acknowledgeAlert).toHaveBeenCalledOnce()
  })
})

describe('a breach', () => {
  const query = new URLSearchParams([
    ['known', '2026-11-26T09:00'],
    ['from', '2026-11-20T00:00'],
    ['until', '2026-11-21T00:00'],
    ['scope', 'everybody'],
    ['topics', 'account'],
    ['nature', 'confidentiality'],
  ]).toString()
  const people = [
    {
      email: '=cmd@example.eu',
      locale: 'en',
      account: newId('acc'),
      orders: ['A1', 'A2'],
      topics: ['account'],
    },
    { email: 'a,"b"@example.eu', locale: 'fr', account: null, orders: [], topics: ['account'] },
  ] as const
  const assessBreach: AdminDeps['assessBreach'] = async () => ({
    id: 'a1b2',
    people: 2,
    accounts: 1,
    byTopic: [{ topic: 'account', people: 2, records: 3 }],
  })
  const listAffected: AdminDeps['listAffected'] = async function* () {
    for (const { orders, topics, ...each } of people)
      yield [{ ...each, orders: [...orders], topics: [...topics] }]
  }

  test('is counted and drafted without showing anybody', async () => {
    const recordReads = vi.fn(async () => undefined)
    const answer = await officeOf('privacy', { assessBreach, recordReads }).get(`/admin/breach?${query}`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('2 people.')
    expect(html).toContain('persons concerned: 2 (customers with an account: 1, without one: 1)')
    expect(html).not.toContain('example.eu<')
    expect(html).not.toContain('cmd@')
    expect(recordReads).not.toHaveBeenCalled()
  })

  test.each([
    'topics=account',
    query.replace('topics=account', 'topics=nothing'),
    query.replace('2026-11-21', '2026-11-19'),
    `${query.replace('everybody', 'signed_in')}&network=203.0.113.0/16`,
    `${query.replace('everybody', 'signed_in')}&network=somewhere`,
  ])('that is not described is asked for: %s', async (incomplete) => {
    const assess = vi.fn(assessBreach)
    const answer = await officeOf('privacy', { assessBreach: assess }).get(`/admin/breach?${incomplete}`)
    expect(answer.status).toBe(422)
    expect(assess).not.toHaveBeenCalled()
  })

  test('gives the list of people as a file, which is a read of all of them, and safe for a spreadsheet', async () => {
    const recordReads = vi.fn(async () => undefined)
    const site = officeOf('privacy', { assessBreach, listAffected, recordReads })
    const answer = await site.post(`/admin/breach/people?${query}`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(await answer.text()).toBe(
      `email,language,account,orders,topics\r\n'=cmd@example.eu,en,${people[0].account},A1 A2,account\r\n"a,""b""@example.eu",fr,,,account\r\n`,
    )
    expect(recordReads).toHaveBeenCalledExactlyOnceWith({
      by: session.account.id,
      permission: 'privacy.handle',
      reads: { kind: 'breach', ids: ['a1b2'], persons: 2 },
    })
  })

  test.each([
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:12::1', '2001:db8:12::/48'],
  ])('from the network of %s is asked for as %s', async (typed, network) => {
    const assess = vi.fn(assessBreach)
    const ask = `${query.replace('everybody', 'signed_in')}&network=${encodeURIComponent(typed)}`
    await officeOf('privacy', { assessBreach: assess }).get(`/admin/breach?${ask}`)
    expect(assess.mock.calls[0]?.[1]).toMatchObject({ scope: 'signed_in', network })
  })

  // Addresses end up in histories and logs.
  test('takes no words into its address', async () => {
    const html = await (await officeOf('privacy', { assessBreach }).get(`/admin/breach?${query}`)).text()
    expect(html).not.toMatch(/<textarea/)
    const kinds = [...html.matchAll(/<input[^>]*name="(?:known|from|until)"[^>]*>/g)]
    expect(kinds.every(([input]) => input.includes('datetime-local'))).toBe(true)
  })

  test('gives no list without a proof of the last ten minutes, and comes back to the question', async () => {
    const assess = vi.fn(assessBreach)
    const stale = sampleSession({
      assurance: 2,
      provedAt: new Date(session.provedAt.getTime() - minutes(11)),
    })
    const site = siteWith(
      { openSession: async () => stale },
      { findStaff: async () => member('owner'), assessBreach: assess },
    )
    const answer = await site.post(`/admin/breach/people?${query}`)
    const to = new URL(answer.headers.get('location') ?? '', 'http://shop.example')
    expect(to.pathname).toBe('/account/prove')
    expect(to.searchParams.get('to')).toMatch(/^\/admin\/breach\?.*topics=account/)
    expect(assess).not.toHaveBeenCalled()
  })

  test.each([
    ['authority', 'en', 'text/plain; charset=utf-8', 'Art. 33'],
    ['people', 'fr', 'text/plain; charset=utf-8', 'Bonjour'],
  ])('has a draft for the %s in %s', async (to, locale, type, words) => {
    const answer = await officeOf('privacy', { assessBreach }).get(
      `/admin/breach/notice?${query}&to=${to}&in=${locale}`,
    )
    expect(answer.headers.get('content-type')).toBe(type)
    expect(await answer.text()).toContain(words)
  })
})
