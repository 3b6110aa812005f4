import net from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { Letter } from '../../domains/notifications/letter.ts'
import { parseMailAddress, parseSender } from '../../domains/notifications/mail-address.ts'
import { newId } from '../../shared/ids.ts'
import { locales } from '../../shared/locale.ts'
import { letterPress } from '../../web/letters/letter-writer.ts'
import { sampleLetters, sampleShop } from '../../web/letters/letters.fixture.ts'
import { startSmtpServer } from './smtp.fixture.ts'
import { createSmtpMailer, type MailTrouble, outcomeOf } from './smtp-mailer.ts'
import { parseSmtpUrl } from './smtp-url.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

test.each([
  [550, 'RCPT TO', 'refused'],
  [554, 'DATA', 'refused'],
  [451, 'RCPT TO', 'deferred'],
  [421, 'DATA', 'deferred'],
  [503, 'RCPT TO', 'deferred'],
  [535, 'AUTH', 'deferred'],
  [550, 'MAIL FROM', 'deferred'],
  [554, 'CONN', 'deferred'],
  [null, 'CONN', 'deferred'],
  [null, null, 'deferred'],
] as const)('%s to %s means %s', (smtpCode, command, kind) => {
  expect(outcomeOf({ smtpCode, command })).toMatchObject({ kind, code: smtpCode })
})

test.each([
  ['smtp://mail.example.eu', { host: 'mail.example.eu', port: 587, secure: false, requireTLS: true }],
  ['smtps://mail.example.eu', { host: 'mail.example.eu', port: 465, secure: true, requireTLS: false }],
  [
    'smtp://[::1]:2525?insecure=1',
    { host: '::1', port: 2525, requireTLS: false, tls: { rejectUnauthorized: false } },
  ],
  [
    'smtp://me%40x.eu:a%2Fb@mail.example.eu',
    { auth: { user: 'me@x.eu', pass: 'a/b' }, tls: { rejectUnauthorized: true } },
  ],
])('%s is understood', (url, server) => {
  expect(parseSmtpUrl(url)).toMatchObject(server)
})

test.each([
  'mail.example.eu',
  'https://mail.example.eu',
  'smtp://',
  'smtp://shop:hunter2@x?tls.rejectUnauthorized=false',
])('%s is refused, and its password is not repeated', (url) => {
  expect(() => parseSmtpUrl(url)).toThrow(/SMTP_URL/)
  expect(() => parseSmtpUrl(url)).not.toThrow(/hunter2/)
})

function mailerFor(url: string, timeoutMillis?: number) {
  const troubles: MailTrouble[] = []
  const sender = parseSender('shop@example.eu')
  const to = parseMailAddress('private-name@example.eu')
  if (!sender || !to) throw new Error('the addresses of the tests are addresses')
  const log = (trouble: MailTrouble) => troubles.push(trouble)
  const mailer = createSmtpMailer({ url, sender, log, ...(timeoutMillis && { timeoutMillis }) })
  open.push(mailer)
  const plain: Letter = { subject: 'Hello', html: 'x', text: 'x', attachments: [] }
  return {
    troubles,
    send: (letter = plain) => mailer.send({ id: newId('eml'), to, locale: 'en', letter }),
    close: mailer.close,
  }
}

test.each(locales)('%s: the contract arrives byte for byte, as a file to keep', async (locale) => {
  const smtp = await startSmtpServer()
  open.push(smtp)
  const sample = sampleLetters(locale).find(({ name }) => name === 'at-once')
  if (!sample) throw new Error('there is no such sample')
  const letter = letterPress(sampleShop)(sample.kind, sample.model, locale)
  await mailerFor(smtp.url).send(letter)
  const sent = letter.attachments.find(({ mediaType }) => mediaType === 'application/pdf')
  const files = smtp.letters[0]?.attachments.filter(
    ({ contentDisposition }) => contentDisposition === 'attachment',
  )
  expect(files).toHaveLength(1)
  expect(files?.[0]).toMatchObject({ contentType: 'application/pdf', filename: sent?.fileName })
  expect(files?.[0]?.content.toString('latin1', 0, 5)).toBe('%PDF-')
  expect(files?.[0]?.content.equals(Buffer.from(sent?.content.expose() ?? []))).toBe(true)
})

test('what is logged of a refusal names no address', async () => {
  const smtp = await startSmtpServer({ rcpt: () => 550 })
  open.push(smtp)
  const mailer = mailerFor(smtp.url)
  await mailer.send()
  expect(mailer.troubles).toMatchObject([{ error: 'EENVELOPE', smtpCode: 550, command: 'RCPT TO' }])
  expect(JSON.stringify(mailer.troubles)).not.toContain('private-name')
})

test('a connection that the server dropped while it was idle delays nothing', async () => {
  const smtp = await startSmtpServer({}, { socketTimeout: 150 })
  open.push(smtp)
  const mailer = mailerFor(smtp.url)
  expect(await mailer.send()).toEqual({ kind: 'accepted', code: 250 })
  // Until the server has let go of it, however busy this machine is.
  await expect.poll(() => smtp.connections(), { timeout: 45_000 }).toBe(0)
  await wait(50)
  expect(await mailer.send()).toEqual({ kind: 'accepted', code: 250 })
})

test('a server that hangs up is called once: when to try again is decided elsewhere', async () => {
  let calls = 0
  const server = net.createServer((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  expect(await mailerFor(`smtp://127.0.0.1:${port}`).send()).toEqual({ kind: 'deferred', code: null })
  expect(calls).toBe(1)
})

test('a server that never answers holds a letter no longer than the limit', async () => {
  const smtp = await startSmtpServer({}, { onConnect: () => {} })
  open.push(smtp)
  const mailer = mailerFor(smtp.url, 300)
  expect(await mailer.send()).toEqual({ kind: 'deferred', code: null })
  expect(mailer.troubles).toMatchObject([{ error: 'EABORT' }])
})

test('closing lets go of the connections', async () => {
  const smtp = await startSmtpServer()
  const mailer = mailerFor(smtp.url)
  await mailer.send()
  mailer.close()
  await Promise.race([smtp.close(), wait(2_000).then(() => Promise.reject(new Error('still connected')))])
})
