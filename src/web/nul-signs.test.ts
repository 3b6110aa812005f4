import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { sampleSession, siteWith } from './account/account.fixture.ts'
import { pages } from './routes.ts'
import { sampleStorefront } from './storefront/storefront.fixture.ts'
import { messages } from './ui/messages/index.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
const site = siteWith(
  { openSession: async () => session },
  { findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }) },
)

test.each(Object.values(pages))('%s refuses U+0000 in its address, in words', async (page) => {
  const path = page.replace(/:\w+/g, 'x')
  const answer = await site.get(`/fr${path}?text=a%00b`)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(messages.fr.errors.unprocessableTitle)
  if (path !== page) expect((await site.get(page.replace(/:\w+/g, 'a%00b'))).status).toBe(404)
})

test.each([
  ['/find-order', { email: 'a\0b@example.eu' }],
  ['/admin/products/new', { nameEn: 'a\0b' }],
  ['/admin/keys/search', { text: 'a\0b' }],
  ['/admin/keys/import', { keys: 'AAAA\0BBBB' }],
  [`/admin/orders/${newId('ord')}/notes`, { text: 'a\0b' }],
  ['/admin/settings', { SHOP_NAME: 'a\0b' }],
] as [string, Record<string, string>][])(
  '%s refuses U+0000 in what is sent, in words',
  async (path, form) => {
    const answer = await site.post(path, form)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(messages.en.errors.unprocessableTitle)
  },
)

test('nor in the name of a file', async () => {
  const body = new FormData()
  body.append('file', new File(['slug'], 'a\0b.csv'))
  const headers = { cookie: `akm_session=${'s'.repeat(43)}`, origin: 'http://shop.example' }
  const answer = await site.app.request('http://shop.example/admin/products/import', {
    method: 'POST',
    headers,
    body,
  })
  expect(answer.status).toBe(422)
})
