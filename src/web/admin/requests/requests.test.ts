import { expect, test, vi } from 'vitest'
import type { PrivacyRequest } from '../../../domains/privacy/index.ts'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const request: PrivacyRequest = {
  id: newId('prq'),
  kind: 'erasure',
  channel: 'post',
  email: 'writes@example.eu',
  locale: 'fr',
  wish: 'Please <b>erase</b> me',
  receivedOn: localDayAfter(now, -3),
  dueOn: localDayAfter(now, 27),
  extension: null,
  identified: null,
  state: 'open',
  answer: null,
  closedAt: null,
}
const url = `/admin/requests/${request.id}`

function deskOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'privacy', proved = now) {
  const session = sampleSession({ assurance: 2, provedAt: proved, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      openRequest: async () => ({ request, person: null, history: [] }),
      listRequests: async () => ({ rows: [request], total: 1 }),
      ...change,
    },
  )
}

test('the list is narrowed and ordered by its address, and its file names nobody', async () => {
  const listRequests = vi.fn<AdminDeps['listRequests']>(async () => ({ rows: [request], total: 1 }))
  const desk = deskOf({ listRequests })
  const asked = async (query: string) => {
    await desk.get(`/admin/requests${query}`)
    return listRequests.mock.lastCall?.[0]
  }
  const usual = { state: null, kind: null, sort: 'due', isDescending: false, page: 1 }
  expect(await asked('')).toEqual(usual)
  expect(await asked('?state=refused&kind=access&sort=-received&page=2')).toEqual({
    ...{ state: 'refused', kind: 'access', sort: 'received', isDescending: true, page: 2 },
  })
  const file = await (await desk.get('/admin/requests?as=csv')).text()
  expect(file).toMatch(/^reference,kind,channel,received,due,state,closed_at\r\n/)
  expect(file).toContain(request.kind)
  expect(file).not.toContain(request.email)
})

test.each(roles)('the desk is open to those who handle privacy: %s', async (role) => {
  const desk = deskOf({}, role)
  const status = role === 'owner' || role === 'privacy' ? 200 : 403
  for (const path of ['/admin/requests', '/admin/requests/new', url])
    expect((await desk.get(path)).status, path).toBe(status)
  const home = await (await desk.get('/admin')).text()
  expect(home.includes('/admin/requests')).toBe(status === 200)
})

test('a request shows how long is left, and nothing of anybody’s data before it is known whose it is', async () => {
  const shown = await (await deskOf().get(url)).text()
  expect(shown).toContain('27 days left')
  expect(shown).toContain('Is it them?')
  expect(shown).toContain('Please &lt;b&gt;erase&lt;/b&gt; me')
  expect(shown).not.toContain('What we hold')
  expect(shown).not.toContain('value="erase"')
})

test('every act asks for a proof of the last ten minutes', async () => {
  const before = new Date(now.getTime() - 11 * 60_000)
  const desk = deskOf({ closeRequest: () => Promise.reject(new Error('closed')) }, 'privacy', before)
  const answer = await desk.post(url, { act: 'answer', words: 'Here it is' })
  expect(await asksForProof(answer)).toBe(true)
})

test('an act without its words or its box is refused, and what was typed comes back', async () => {
  const desk = deskOf({
    closeRequest: () => Promise.reject(new Error('closed')),
    eraseOnRequest: () => Promise.reject(new Error('erased')),
  })
  expect((await desk.post(url, { act: 'answer', words: '' })).status).toBe(422)
  expect((await desk.post(url, { act: 'refuse', words: ' x ' })).status).toBe(422)
  expect((await desk.post(url, { act: 'erase' })).status).toBe(422)
  expect((await desk.post(url, { act: 'promote' })).status).toBe(422)
  const unidentified = deskOf({ closeRequest: async () => ({ ok: false, reason: 'unidentified' }) })
  const back = await unidentified.post(url, { act: 'answer', words: 'A long answer' })
  expect(back.status).toBe(422)
  expect(await back.text()).toContain('A long answer')
})

test.each([
  ['receivedOn', localDayAfter(now, 1)],
  ['receivedOn', '2026-02-31'],
  ['receivedOn', 'yesterday'],
  ['receivedOn', '2020-01-01'],
  ['email', 'no address'],
])('a request with %s %s is not recorded', async (field, value) => {
  const desk = deskOf({ recordRequest: () => Promise.reject(new Error('recorded')) })
  const form = {
    email: 'a@example.eu',
    kind: 'access',
    channel: 'mail',
    locale: 'en',
    receivedOn: localDayAfter(now, 0),
  }
  const answer = await desk.post('/admin/requests', { ...form, [field]: value })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('aria-invalid="true"')
})

test('an address that names no request is not found', async () => {
  const desk = deskOf({ openRequest: async () => undefined })
  expect((await desk.get('/admin/requests/whatever')).status).toBe(404)
  expect((await desk.get(url)).status).toBe(404)
})
