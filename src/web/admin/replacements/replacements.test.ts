import { expect, test, vi } from 'vitest'
import type { ClaimInList, Complaint } from '../../../domains/replacement/index.ts'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import type { HealthRow } from './deps.ts'
import { replacementDeskWords } from './replacement-words.ts'

const now = sampleStorefront().clock.now()
const words = replacementDeskWords.en
const complaint: Complaint = {
  id: newId('cmp'),
  orderId: newId('ord'),
  unitId: newId('unt'),
  seq: 1,
  keyId: newId('key'),
  batchId: newId('bat'),
  platform: 'harbour',
  message: 'harbour-13',
  problem: 'wrong_region',
  words: 'Norway <b>',
  locale: 'en',
  state: 'staff',
  facts: {
    problem: 'wrong_region',
    daysSinceDelivery: 4,
    replacedOfUnit: 0,
    replacedOfMailbox: 1,
    isHeld: false,
    batch: { opened: 40, failed: 2 },
  },
  reasons: ['problem'],
  madeAt: now,
  settledAt: null,
  ticketId: null,
  note: null,
}
const batch: HealthRow = {
  product: { slug: 'reelwright', name: { en: 'Reelwright', fr: 'Reelwright' } },
  id: complaint.batchId,
  productId: newId('prd'),
  supplier: '=cmd()',
  sourceName: 'spring, "best".csv',
  unitCostMinor: 400,
  currency: 'EUR',
  importedAt: now,
  keys: 100,
  opened: 40,
  left: 60,
  quarantined: 0,
  isOut: false,
  failed: 6,
  shareAtLeast: 0.07,
  isSick: true,
  unclaimed: 0,
}
const claim: ClaimInList = {
  keyId: complaint.keyId,
  batchId: batch.id,
  batch: { ...batch, batchId: batch.id },
  supplierReference: 'A-17',
  problem: 'already_used',
  message: 'harbour-53',
  claimedAt: now,
  state: 'open',
  settledAt: null,
}
const path = `/admin/replacements/complaints/${complaint.id}`

function officeOf(role: (typeof roles)[number], change: Partial<AdminDeps> = {}, provedAt = now) {
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      openComplaint: async () => ({ complaint, orderNumber: '7KQM-2RX9' }),
      listComplaints: async () => ({
        rows: [complaint],
        total: 1,
        numbers: new Map([[complaint.orderId, '7KQM-2RX9']]),
      }),
      listBatchHealth: async () => ({ rows: [batch], total: 1 }),
      listSupplierClaims: async () => ({ rows: [claim], total: 1, isMore: false }),
      ...change,
    },
  )
}
const read = async (answer: Response | Promise<Response>) => (await answer).text()

test('a complaint is shown with everything that was looked at, and no key', async () => {
  const recordReads = vi.fn(async () => undefined)
  const html = await read(officeOf('support', { recordReads }).get(path))
  for (const text of [
    'This product is not available in your country.',
    'Norway &lt;b&gt;',
    words.reasons.problem,
    words.batchRecord(2, 40),
  ])
    expect(html).toContain(text)
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'order', ids: [complaint.orderId] } }),
  )
})

test('the list is ordered, and taken along without what customers wrote', async () => {
  const listComplaints = vi.fn<AdminDeps['listComplaints']>(async () => ({
    rows: [complaint],
    total: 1,
    numbers: new Map([[complaint.orderId, '=cmd()']]),
  }))
  const office = officeOf('support', { listComplaints })
  for (const [query, show, isDescending] of [
    ['', 'open', false],
    ['?show=all', 'all', true],
    ['?show=all&sort=made', 'all', false],
  ] as const) {
    await office.get(`/admin/replacements${query}`)
    expect(listComplaints.mock.lastCall?.[0]).toEqual({ show, isDescending, page: 1 })
  }
  const [head, line] = (await read(office.get('/admin/replacements?as=csv'))).split('\r\n')
  expect(head).toBe('order,made_at,platform,message,problem,state,settled_at')
  expect(line).toMatch(new RegExp(`^'=cmd\\(\\),.*,${complaint.message},${complaint.problem},`))
})

test.each(roles)('%s: answers or not, and manages batches or not', async (role) => {
  const replaceByStaff = vi.fn(async () => ({ ok: true }) as const)
  const claimRest = vi.fn(async () => 60)
  const office = officeOf(role, { replaceByStaff, claimRest })
  const mayAnswer = ['owner', 'manager', 'support'].includes(role)
  const mayManage = ['owner', 'manager'].includes(role)
  expect((await office.get('/admin/replacements')).status).toBe(mayAnswer ? 200 : 403)
  expect((await office.post(path, { act: 'replace' })).status).toBe(mayAnswer ? 303 : 403)
  expect(replaceByStaff).toHaveBeenCalledTimes(mayAnswer ? 1 : 0)
  expect((await office.get('/admin/replacements/batches')).status).toBe(mayManage ? 200 : 403)
  expect((await office.get('/admin/replacements/claims')).status).toBe(mayManage ? 200 : 403)
  await office.post(`/admin/replacements/batches/${batch.id}`, { act: 'claim' })
  expect(claimRest).toHaveBeenCalledTimes(mayManage ? 1 : 0)
})

test('what cannot be done is said, and why', async () => {
  const closeComplaint = vi.fn(async () => false)
  const office = officeOf('support', {
    replaceByStaff: async () => ({ ok: false, reason: 'none_in_stock' }),
    closeComplaint,
  })
  const refused = await office.post(path, { act: 'replace' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(words.refusals.none_in_stock)
  expect(await read(office.post(path, { act: 'close', note: 'x' }))).toContain(words.refusals.note_missing)
  expect(closeComplaint).not.toHaveBeenCalled()
  const late = await read(office.post(path, { act: 'close', note: 'paid back' }))
  expect(late).toContain(words.refusals.decided_already)
  expect(late).toContain('value="paid back"')
  closeComplaint.mockResolvedValueOnce(true)
  const closed = await office.post(path, { act: 'close', note: 'paid back' })
  expect(closed.headers.get('location')).toBe(`${path}?news=closed`)
  const by = expect.any(String)
  expect(closeComplaint).toHaveBeenLastCalledWith({ complaintId: complaint.id, by, note: 'paid back' })
})

test('the numbers of the rules are taken within their bounds only', async () => {
  const changeReplacementSetting = vi.fn(async () => ({ ok: true }))
  const office = officeOf('manager', { changeReplacementSetting })
  const good = {
    ...{ seen: '1', warrantyDays: '365', mailboxMax: '2', mailboxDays: '90', unitMax: '1' },
    ...{ sickShareBasisPoints: '200', sickKeysMin: '3' },
  }
  for (const bad of [
    { warrantyDays: '0' },
    { mailboxMax: '-1' },
    { sickShareBasisPoints: '1e9' },
    { unitMax: '' },
  ])
    expect((await office.post('/admin/replacements/rules', { ...good, ...bad })).status).toBe(422)
  const again = await read(
    office.post('/admin/replacements/rules', { ...good, unitMax: '7x', mailboxMax: '5' }),
  )
  for (const value of ['7x', '5']) expect(again).toContain(`value="${value}"`)
  expect(changeReplacementSetting).not.toHaveBeenCalled()
  expect((await office.post('/admin/replacements/rules', good)).status).toBe(303)
  changeReplacementSetting.mockResolvedValueOnce({ ok: false })
  const late = await read(office.post('/admin/replacements/rules', { ...good, mailboxMax: '9' }))
  expect(late).toContain(messages.en.admin.savedMeanwhile.text)
  expect(late).toMatch(/name="mailboxMax"[^>]*value="9"|value="9"[^>]*name="mailboxMax"/)
})

test('a batch leaves the shop and comes back by one door, which asks why and for a proof', async () => {
  const claimRest = vi.fn(async () => 0)
  const office = officeOf('owner', { claimRest })
  const page = await read(office.get('/admin/replacements/batches'))
  expect(page).toContain(`href="/admin/keys/batches/${batch.id}#out-reason"`)
  for (const act of ['out', 'back'])
    expect((await office.post(`/admin/replacements/batches/${batch.id}`, { act })).status, act).toBe(422)
})
