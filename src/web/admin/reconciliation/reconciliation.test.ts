import { expect, test, vi } from 'vitest'
import type { FindingInList, Run } from '../../../domains/reconciliation/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const finding: FindingInList = {
  ...{ id: newId('fnd'), kind: 'charge_differs', objectId: 'pi_1', orderId: null, orderNumber: null },
  ...{ expectedMinor: 1990, actualMinor: null, currency: 'EUR', detail: null, foundAt: now, seenAt: now },
  ...{ outcome: 'accepted', endedAt: now, endedBy: newId('acc'), note: '=known()' },
}

function officeOf(change: Partial<AdminDeps>) {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }), ...change },
  )
}

test('the list is taken along as it is narrowed, with who answered for it and why, and runs as no formula', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const asked = vi.fn()
  const office = officeOf({
    recordReads,
    readFindings: async function* (filter) {
      asked(filter)
      yield [finding]
    },
  })
  const [, line] = (
    await (await office.get('/admin/reconciliation?show=ended&kind=charge_differs&as=csv')).text()
  ).split('\r\n')
  const at = now.toISOString()
  expect(line).toBe(
    `${finding.id},charge_differs,pi_1,,19.90,,EUR,,${at},accepted,${at},${finding.endedBy},'=known()`,
  )
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reads: { kind: 'finding_list', ids: ['csv'] } }),
  )
  expect(asked).toHaveBeenCalledExactlyOnceWith({
    ...{ show: 'ended', kind: 'charge_differs', from: null, until: null, sort: 'ended', isDescending: true },
  })
})

const open: FindingInList = {
  ...finding,
  ...{ id: newId('fnd'), objectId: 'pi_2', outcome: null, endedAt: null, endedBy: null, note: null },
}

test('what is open stands there when nobody asks, and what is asked for is what the list is narrowed by', async () => {
  const listFindings = vi.fn<AdminDeps['listFindings']>(async () => ({ rows: [], total: 0, isMore: false }))
  const office = officeOf({ listFindings })
  const asked = async (query: string) => {
    const html = await (await office.get(`/admin/reconciliation${query}`)).text()
    return { html, filter: listFindings.mock.lastCall?.[0] }
  }
  const usual = {
    show: 'open',
    kind: null,
    from: null,
    until: null,
    sort: 'found',
    isDescending: true,
    page: 1,
  }
  const plain = await asked('')
  expect(plain.filter).toEqual(usual)
  expect(plain.html).toContain('Money, orders and keys agree.')
  // What is open has no end to be ordered by, and what the list does not know is as if it were not said.
  expect((await asked('?sort=ended&kind=stolen&from=yesterday')).filter).toEqual(usual)
  const narrow = await asked('?show=all&kind=books_differ&from=2026-11-01&until=2026-11-02&sort=found&page=2')
  expect(narrow.filter).toEqual({
    ...{ show: 'all', kind: 'books_differ', sort: 'found', isDescending: false, page: 2 },
    from: new Date('2026-10-31T23:00:00Z'),
    until: new Date('2026-11-02T23:00:00Z'),
  })
  expect(narrow.html).toContain('No finding is like that.')
  expect((await asked('?show=ended&sort=ended')).filter).toMatchObject({ sort: 'ended', isDescending: false })
  expect(await (await office.get('/fr/admin/reconciliation?show=ended')).text()).toContain(
    'Aucun écart n’est encore terminé.',
  )
})

test('what is open on the page can be acted on, what has ended cannot, and the way leads back to the list as it stood', async () => {
  const office = officeOf({
    listFindings: async () => ({ rows: [open, finding], total: 2, isMore: false }),
    repairFinding: async () => ({ ok: false, reason: 'still_there' }),
    acceptFinding: async () => true,
  })
  const back = '/admin/reconciliation?show=all&sort=found'
  const html = await (await office.get(back)).text()
  expect(html).toContain(`href="#${open.id}"`)
  expect(html).toContain(`<li id="${open.id}"`)
  expect(html).toContain(`action="/admin/reconciliation/findings/${open.id}"`)
  expect(html).toContain(`name="back" value="${back.replace('&', '&amp;')}"`)
  expect(html).not.toContain(`findings/${finding.id}`)
  const path = `/admin/reconciliation/findings/${open.id}`
  const accept = { act: 'accept', note: 'Paid by another till' }
  const to = async (form: Record<string, string>) => (await office.post(path, form)).headers.get('location')
  expect(await to({ ...accept, back })).toBe(`${back}&news=accept`)
  expect(await to({ ...accept, back: 'https://elsewhere.example/admin/reconciliation?' })).toBe(
    '/admin/reconciliation?news=accept',
  )
  const refused = await office.post(path, { act: 'repair', back })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toMatch(/<option value="all" selected/)
})

test('a comparison that is under way says so, and the page follows it to its end', async () => {
  const run: Run = {
    ...{ id: newId('rec'), reason: 'staff', fromAt: now, startedAt: now, endedAt: null, failure: null },
    ...{ objects: 0, found: 0, mended: 0 },
  }
  const page = async (runs: Run[]) => {
    const state = { runs, days: [], reading: undefined }
    return (await officeOf({ readReconciliation: async () => state }).get('/admin/reconciliation')).text()
  }
  const under = await page([run])
  expect(under).toContain('id="progress"')
  expect(under).toMatch(/src="[^"]*progress[^"]*\.js"/)
  const over = await page([{ ...run, endedAt: now }])
  expect(over).not.toContain('id="progress"')
  expect(over).not.toMatch(/src="[^"]*progress[^"]*\.js"/)
})
