import { expect, test, vi } from 'vitest'
import { ticketReference } from '../../../domains/tickets/index.ts'
import type { AdminDeps } from '../deps.ts'
import type { Inbox } from './deps.ts'
import { officeWith, sampleOnDesk, sampleTicket } from './desk.fixture.ts'

const ticket = sampleTicket({ title: 'Nora Byrne, my key', state: 'closed' })
const full: Inbox = {
  ...{ tickets: [ticket], total: 120, isMore: false, isCut: false, colleagues: [] },
  ...{ live: { present: [], change: 0 }, tags: [], taggedOf: new Map() },
}

function office(inbox: Partial<Inbox> = {}) {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listInbox = vi.fn<AdminDeps['listInbox']>(async () => ({ ...full, ...inbox }))
  const readInbox = vi.fn<AdminDeps['readInbox']>(async function* () {
    yield [{ ticket, assignedTo: '=cmd()', tags: ['region', 'late'] }]
  })
  const site = officeWith(sampleOnDesk(), { recordReads, listInbox, readInbox })
  const html = async (path: string) => (await site.get(path)).text()
  return { html, get: site.get, recordReads, listInbox, readInbox }
}

test('the queue is made anew when something happens, what was searched for is not', async () => {
  const { html } = office()
  expect(await html('/admin/tickets')).toContain('<div id="live-inbox" data-live=')
  expect(await html('/admin/tickets?text=key')).not.toContain('data-live=')
})

test('a list that is cut off says so, and how to find the rest, in both languages', async () => {
  const cut = office({ isCut: true })
  expect(await cut.html('/admin/tickets?text=key')).toContain('only the newest is found')
  expect(await cut.html('/fr/admin/tickets?text=key')).toContain('seul le plus récent est trouvé')
  const more = await office({ isMore: true, total: 2500 }).html('/admin/tickets?view=all')
  expect(more).toContain('More than 2,500 found')
  const whole = await office().html('/admin/tickets?text=key')
  for (const words of ['only the newest', 'More than']) expect(whole).not.toContain(words)
})

test.each([
  ['', { view: 'open', order: { sort: 'due', isDescending: false } }],
  ['?view=open&sort=-opened', { view: 'open', order: { sort: 'opened', isDescending: true } }],
  ['?view=waiting', { view: 'waiting', order: { sort: 'quiet', isDescending: false } }],
  ['?view=done', { view: 'done', order: { sort: 'closed', isDescending: true } }],
  ['?view=all&tag=region&text=key', { view: 'all', tag: 'region', text: 'key' }],
  ['?view=nothing&sort=title', { view: 'open', order: { sort: 'due', isDescending: false } }],
])('the queue at "%s" is asked for as it is said', async (address, filter) => {
  const { get, listInbox } = office()
  await get(`/admin/tickets${address}`)
  expect(listInbox.mock.lastCall?.[0]).toMatchObject({ ...filter, page: 1 })
})

// No index reads along such an order: of a large shop it would be sorted whole at each look.
test('an order that a view does not have is as if it were not said', async () => {
  const { html, listInbox } = office()
  const page = await html('/admin/tickets?view=all&sort=due&page=2')
  expect(listInbox.mock.lastCall?.[0]).toMatchObject({
    order: { sort: 'quiet', isDescending: true },
    page: 2,
  })
  expect(page).toContain('href="/admin/tickets?view=all&amp;page=3"')
  expect(page).not.toContain('sort=-due')
})

test('each view is ordered by the moments that it shows', async () => {
  const { html } = office()
  const orders = async (view: string) =>
    [
      ...(await html(`/admin/tickets?view=${view}`)).matchAll(
        /<th scope="col"[^>]*><a href="[^"]*sort=(-?\w+)/g,
      ),
    ].map(([, sort]) => sort)
  expect(await orders('open')).toEqual(['-opened', '-due'])
  expect(await orders('waiting')).toEqual(['-quiet'])
  expect(await orders('done')).toEqual(['closed'])
  expect(await orders('all')).toEqual(['-opened', 'quiet'])
})

test('with another view its own order comes, also where the choice of an order is a field', async () => {
  const { html } = office()
  const page = await html('/admin/tickets?view=all')
  expect(page).toMatch(/<select id="filter-sort" name="sort"><option value="" selected[^>]*>Last message/)
})

test('the file names no customer, not even in the words of a mail, and whoever takes it is written down', async () => {
  const { html, recordReads, readInbox } = office()
  const file = await html('/admin/tickets?view=done&as=csv')
  const [at, due] = [ticket.openedAt.toISOString(), ticket.answerDueAt?.toISOString()]
  expect(file.trim().split('\r\n').at(-1)).toBe(
    `${ticketReference(ticket.id)},key,${at},${due},${at},,closed,'=cmd(),region late`,
  )
  expect(file).not.toContain('Nora')
  expect(file).not.toContain(ticket.email)
  expect(readInbox.mock.lastCall?.[0]).toMatchObject({ view: 'done' })
  expect(recordReads).toHaveBeenLastCalledWith(
    expect.objectContaining({ permission: 'tickets.answer', reads: { kind: 'ticket_list', ids: ['csv'] } }),
  )
})

test('whoever takes along what was found by words has named as many', async () => {
  const { get, recordReads } = office()
  await get('/admin/tickets?view=all&text=nora%40example.eu&as=csv')
  expect(recordReads).toHaveBeenLastCalledWith(
    expect.objectContaining({ reads: { kind: 'ticket_list', ids: ['csv'], persons: 120 } }),
  )
})
