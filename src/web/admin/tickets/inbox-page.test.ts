import { expect, test } from 'vitest'
import type { Inbox } from './deps.ts'
import { officeWith, sampleOnDesk, sampleTicket } from './desk.fixture.ts'

test('the queue is made anew when something happens, what was searched for is not', async () => {
  const office = officeWith(sampleOnDesk())
  expect(await (await office.get('/admin/tickets')).text()).toContain('data-live=')
  expect(await (await office.get('/admin/tickets?text=key')).text()).not.toContain('data-live=')
})

test('a list that is cut off says so, and how to find the rest, in both languages', async () => {
  const inbox = (cut: Inbox['cut']): Inbox => ({
    ...{ tickets: [sampleTicket()], total: 1, cut, colleagues: [] },
    ...{ live: { present: [], change: 0 }, tags: [], taggedOf: new Map() },
  })
  const pageOf = async (cut: Inbox['cut'], path: string) =>
    (await officeWith(sampleOnDesk(), { listInbox: async () => inbox(cut) }).get(path)).text()
  expect(await pageOf('search', '/admin/tickets?text=key')).toContain('only the newest is found')
  expect(await pageOf('search', '/fr/admin/tickets?text=key')).toContain('seul le plus récent est trouvé')
  expect(await pageOf('list', '/admin/tickets?view=all')).toContain('Only 2,500 are listed here')
  for (const words of ['only the newest', 'are listed here'])
    expect(await pageOf(null, '/admin/tickets?text=key')).not.toContain(words)
})
