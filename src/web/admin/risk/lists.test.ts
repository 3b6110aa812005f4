import { expect, test, vi } from 'vitest'
import type { ListEntry } from '../../../domains/fraud/index.ts'
import { newId } from '../../../shared/ids.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { riskWords } from './words/index.ts'

const now = sampleStorefront().clock.now()
const entry: ListEntry = {
  ...{ id: newId('lst'), list: 'block', kind: 'email', value: 'ada@example.eu', reason: '=cmd()' },
  ...{ addedBy: null, addedAt: now, endsAt: now, over: false },
}

function officeOf(change: Partial<AdminDeps> = {}, minutesAgo = 0) {
  const provedAt = new Date(now.getTime() - minutesAgo * 60_000)
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'manager', since: now }), ...change },
  )
}

test('the lists are narrowed, ordered and paged by their address, and taken along as a file that runs nothing', async () => {
  const listEntries = vi.fn<AdminDeps['listEntries']>(async () => ({ rows: [entry], total: 1 }))
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const office = officeOf({ listEntries, recordReads })
  await office.get('/admin/risk/lists?list=allow&kind=domain&sort=value&page=3')
  expect(listEntries.mock.lastCall?.[0]).toMatchObject({
    ...{ text: '', list: 'allow', kind: 'domain', sort: 'value', isDescending: false, page: 3 },
  })
  const file = await (await office.get('/admin/risk/lists?as=csv')).text()
  const at = now.toISOString()
  expect(file).toBe(
    `list,kind,value,reason,added,ends,over\r\nblock,email,ada@example.eu,'=cmd(),${at},${at},false\r\n`,
  )
  expect(recordReads).toHaveBeenLastCalledWith(
    expect.objectContaining({ reads: { kind: 'fraud_list', ids: ['csv'], persons: 1 } }),
  )
})

test('a file of the lists holds all of them, and says of how many it was, whichever page it was asked on', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listEntries: AdminDeps['listEntries'] = async ({ page }) =>
    page === 1 ? { rows: [entry], total: 1 } : { rows: [], total: 0 }
  const office = officeOf({ listEntries, recordReads })
  const file = await office.get('/admin/risk/lists?as=csv&page=77')
  expect(await file.text()).toContain('ada@example.eu')
  expect(recordReads.mock.lastCall?.[0].reads).toEqual({ kind: 'fraud_list', ids: ['csv'], persons: 1 })
})

test('mailboxes on a page count once each, whatever else stands beside them', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const other: ListEntry = { ...entry, id: newId('lst'), value: 'grace@example.eu' }
  const country: ListEntry = { ...entry, id: newId('lst'), kind: 'country', value: 'FR' }
  const listEntries = async () => ({ rows: [entry, country, other], total: 3 })
  await officeOf({ listEntries, recordReads }).get('/admin/risk/lists')
  expect(recordReads.mock.lastCall?.[0].reads).toEqual({ kind: 'fraud_list', ids: [entry.id, other.id] })
})

test('somebody is looked for without their mailbox in an address, and without a proof', async () => {
  const listEntries = vi.fn<AdminDeps['listEntries']>(async () => ({ rows: [entry], total: 1 }))
  const found = await officeOf({ listEntries }, 11).post('/admin/risk/lists', { act: 'find', text: 'ada@' })
  expect([found.status, await found.text()]).toEqual([200, expect.stringContaining('ada@example.eu')])
  expect(listEntries.mock.lastCall?.[0].text).toBe('ada@')
  const vain = officeOf({ listEntries: async () => ({ rows: [], total: 0 }) })
  const none = await (await vain.post('/admin/risk/lists', { act: 'find', text: '<b>' })).text()
  expect(none).toContain(riskWords.en.lists.noneSuch)
  expect(none).toContain('value="&lt;b&gt;"')
})

test('what is found by words is read page by page, and a bad reason forgets neither the words nor the page', async () => {
  const listEntries = vi.fn<AdminDeps['listEntries']>(async () => ({ rows: [entry], total: 101 }))
  const office = officeOf({ listEntries })
  const find = (page: string) => office.post('/admin/risk/lists', { act: 'find', text: 'ada@', page })
  const asked = () => listEntries.mock.lastCall?.[0]
  const buttons = async (answer: Response) => (await answer.text()).match(/name="page" value="\d+">[^<]+/g)
  expect(await buttons(await find('1'))).toEqual(['name="page" value="2">Next'])
  expect(await buttons(await find('2'))).toEqual([
    'name="page" value="1">Previous',
    'name="page" value="3">Next',
  ])
  expect(asked()).toMatchObject({ text: 'ada@', page: 2 })
  expect(await buttons(await find('77'))).toEqual(['name="page" value="3">Previous'])
  await find('x')
  expect(asked()).toMatchObject({ text: 'ada@', page: 1 })

  const kept = { act: 'remove', text: 'ada@', page: '2' }
  const refused = await office.post(`/admin/risk/lists/${entry.id}`, { ...kept, reason: 'x' })
  expect(refused.status).toBe(422)
  expect(asked()).toMatchObject({ text: 'ada@', page: 2 })
  const html = await refused.text()
  expect(html).toContain(messages.en.admin.reason.missing)
  // Once in the search, once in its pages, once in what is done to the entry.
  expect(html.match(/value="ada@"/g)).toHaveLength(3)
  await office.post(`/admin/risk/lists/${entry.id}`, { act: 'remove', reason: 'x' })
  expect(asked()).toMatchObject({ text: '', page: 1 })
})

test('nobody is taken off a list without a reason', async () => {
  const removeEntry = vi.fn<AdminDeps['removeEntry']>(async () => true)
  const path = `/admin/risk/lists/${entry.id}`
  const refused = await officeOf({ removeEntry }).post(path, { act: 'remove', reason: ' x ' })
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining(messages.en.admin.reason.missing),
  ])
  const form = { act: 'remove', reason: 'It was a colleague' }
  expect(await asksForProof(await officeOf({ removeEntry }, 11).post(path, form))).toBe(true)
  expect(removeEntry).not.toHaveBeenCalled()
  expect((await officeOf({ removeEntry }).post(path, form)).headers.get('location')).toContain('news=removed')
  expect(removeEntry).toHaveBeenCalledWith(entry.id, { by: expect.any(String), reason: 'It was a colleague' })
})
