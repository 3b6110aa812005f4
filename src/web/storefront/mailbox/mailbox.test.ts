import { expect, test } from 'vitest'
import { shopWith } from '../storefront.fixture.ts'

const letter = {
  id: 'm1',
  to: 'ada@example.org',
  subject: 'Hello',
  at: new Date(),
  html: '<html><head></head>Hi</html>',
  text: 'Hi',
}
const mailbox = { list: async () => [letter], find: async (id: string) => (id === 'm1' ? letter : null) }

test('does not exist where real mail goes out', async () => {
  expect((await shopWith().get('/dev/mail')).status).toBe(404)
})

test('shows a letter in a frame that can do nothing', async () => {
  const shop = shopWith({ mailbox })
  expect(await (await shop.get('/dev/mail')).text()).toContain('href="/dev/mail/m1"')
  const page = await shop.get('/dev/mail/m1')
  expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
  expect(await page.text()).toMatch(/<iframe[^>]*sandbox="[^"]*"/)
  const body = await shop.get('/dev/mail/m1/letter')
  expect(body.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(await body.text()).toContain('<base target="_top">')
  expect((await shop.get('/dev/mail/m2')).status).toBe(404)
})
