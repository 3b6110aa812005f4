import { expect, test } from 'vitest'
import { shopWith } from '../storefront.fixture.ts'
import type { LetterAttachment } from './attachments.ts'

const letter = {
  id: 'm1',
  to: 'ada@example.org',
  subject: 'Hello',
  at: new Date(),
  html: '<html><head></head>Hi</html>',
  text: 'Hi',
}
const contract = {
  fileName: 'order-1.pdf',
  mediaType: 'application/pdf',
  cid: null,
  content: Buffer.from(`%PDF-1.7${'x'.repeat(1500)}`),
}
const picture = {
  fileName: 'mark.png',
  mediaType: 'image/png',
  cid: 'mark@letter',
  content: Buffer.from('x'),
}
const mailboxWith = (...attachments: LetterAttachment[]) => ({
  list: async () => [letter],
  find: async (id: string) => (id === 'm1' ? { ...letter, attachments } : null),
})
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

test('offers the files of a letter for saving, and not the pictures that stand in it', async () => {
  const shop = shopWith({ mailbox: mailboxWith(contract, picture) })
  const page = await (await shop.get('/dev/mail/m1')).text()
  expect(page).toContain(
    '<a href="/dev/mail/m1/attachments/order-1.pdf" download="order-1.pdf">order-1.pdf</a>',
  )
  expect(page).toContain('2 kB')
  expect(page).not.toContain('mark.png')

  const file = await shop.get('/dev/mail/m1/attachments/order-1.pdf')
  expect(file.status).toBe(200)
  expect(Buffer.from(await file.arrayBuffer()).equals(contract.content)).toBe(true)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="order-1.pdf"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  for (const path of ['m1/attachments/mark.png', 'm1/attachments/other.pdf', 'm2/attachments/order-1.pdf'])
    expect((await shop.get(`/dev/mail/${path}`)).status, path).toBe(404)
})

test('a letter without files offers none', async () => {
  const page = await (await shopWith({ mailbox }).get('/dev/mail/m1')).text()
  expect(page).not.toContain('Attached')
})

test('a file never tells the browser to run it, nor leaves its header', async () => {
  const page = { fileName: 'a";x=.html', mediaType: 'text/html', cid: null, content: Buffer.from('<script>') }
  const shop = shopWith({ mailbox: mailboxWith(page) })
  const file = await shop.get(`/dev/mail/m1/attachments/${encodeURIComponent(page.fileName)}`)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="a__x_.html"')
})
