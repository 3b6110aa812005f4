import { createHmac } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { isSignatureFresh, isSignedBody, isSignedByMailgun } from '../../platform/mail/verify-inbound.ts'
import { Secret } from '../../shared/secret.ts'
import { mailWebhook } from './mail.ts'

const secret = new Secret('the secret of the webhook')
const now = new Date('2026-11-27T10:00:00Z')
const seconds = now.getTime() / 1000
const receive = vi.fn(async () => 'opened' as const)
const app = mailWebhook({
  mayBeSigned: (signature) => isSignatureFresh(signature, now),
  isSigned: (body, signature) => isSignedBody(secret, signature, body, now),
  isSignedByMailgun: (given) => isSignedByMailgun(secret, given, now),
  isBodyOfToken: async () => true,
  receive,
})
const hmac = (words: string, key = secret.expose()) => createHmac('sha256', key).update(words).digest('hex')
const mail = 'From: nora@example.org\r\n\r\nHello'
const signed = (at = seconds, body = mail, key?: string) => `t=${at},v1=${hmac(`${at}.${body}`, key)}`

const post = (signature: string, body: BodyInit = mail) =>
  app.request('/webhooks/mail', { method: 'POST', headers: { 'akm-signature': signature }, body })

test('a mail that is signed is taken, byte for byte', async () => {
  const answer = await post(signed())
  expect([answer.status, await answer.text()]).toEqual([200, 'opened'])
  expect(receive).toHaveBeenLastCalledWith(Buffer.from(mail), [])
})

test('one that is not, is signed by another, changed or old is not', async () => {
  receive.mockClear()
  const wrong = [
    post(''),
    post('t=,v1='),
    post(signed(seconds, mail, 'another')),
    post(signed(seconds, `${mail}!`)),
    post(signed(seconds - 301)),
    post(signed(seconds + 301)),
    post(signed().slice(0, -1)),
    post(signed().replace('v1=', 'v0=')),
  ]
  for (const answer of await Promise.all(wrong)) expect(answer.status).toBe(401)
  expect(receive).not.toHaveBeenCalled()
})

test('what is too large is not read to its end, whether its length is told or not', async () => {
  receive.mockClear()
  const told = await app.request('/webhooks/mail', {
    method: 'POST',
    headers: { 'content-length': String(100 * 1024 * 1024), 'akm-signature': signed() },
    body: mail,
  })
  expect(told.status).toBe(413)
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      if (pulled > 1600) controller.close()
      else controller.enqueue(new Uint8Array(64 * 1024))
    },
  })
  const request = new Request('http://shop/webhooks/mail', {
    method: 'POST',
    headers: { 'akm-signature': signed() },
    body: endless,
    duplex: 'half',
  } as RequestInit)
  expect((await app.request(request)).status).toBe(413)
  expect(pulled).toBeLessThan(700)
  expect(receive).not.toHaveBeenCalled()
})

test('Mailgun posts the mail in a form, and says to whom it went', async () => {
  const token = 'f'.repeat(50)
  const fields = (at = seconds, key?: string) => {
    const form = new FormData()
    form.set('timestamp', String(at))
    form.set('token', token)
    form.set('signature', hmac(`${at}${token}`, key))
    form.set('recipient', 'help+abc@in.shop.example')
    form.set('body-mime', mail)
    return form
  }
  const send = (body: FormData) => app.request('/webhooks/mailgun/mime', { method: 'POST', body })
  expect((await send(fields())).status).toBe(200)
  expect(receive).toHaveBeenLastCalledWith(Buffer.from(mail), ['help+abc@in.shop.example'])
  expect((await send(fields(seconds, 'another'))).status).toBe(401)
  expect((await send(fields(seconds - 86_400))).status).toBe(401)
  expect((await send(new FormData())).status).toBe(401)

  // It comes again until it is whole: lost it would be for good.
  const empty = fields()
  empty.delete('body-mime')
  receive.mockClear()
  expect((await send(empty)).status).toBe(400)
  expect(receive).not.toHaveBeenCalled()
})

test('what Mailgun posts keeps its bytes, in each of the ways that forms are posted', async () => {
  const token = 'f'.repeat(50)
  const raw = Buffer.concat([
    Buffer.from('From: a@example.org\r\n\r\n+ & = %41 '),
    Buffer.from([0xe9, 0xff, 0x80]),
  ])
  const fields = { timestamp: String(seconds), token, signature: hmac(`${seconds}${token}`) }
  const part = (name: string, more = '') =>
    `--a-boundary\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`
  const head = Object.entries(fields).map(([name, value]) => `${part(name)}${value}\r\n`)
  const multipart = (more?: string) =>
    Buffer.concat([
      Buffer.from(head.join('') + part('body-mime', more)),
      raw,
      Buffer.from('\r\n--a-boundary--\r\n'),
    ])
  const percent = [...raw].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const bodies: [string, Uint8Array<ArrayBuffer>][] = [
    ['multipart/form-data; boundary=a-boundary', new Uint8Array(multipart())],
    ['multipart/form-data; boundary=a-boundary', new Uint8Array(multipart('; filename="mail.eml"'))],
    [
      'application/x-www-form-urlencoded',
      new Uint8Array(Buffer.from(`${new URLSearchParams(fields)}&body-mime=${percent}`)),
    ],
  ]
  for (const [type, body] of bodies) {
    const request = { method: 'POST', headers: { 'content-type': type }, body }
    expect((await app.request('/webhooks/mailgun/mime', request)).status, type).toBe(200)
    expect(receive).toHaveBeenLastCalledWith(raw, [''])
  }
})

test('bodies that never end hold up their own way alone, and not for long', async () => {
  const impatient = mailWebhook(
    {
      mayBeSigned: () => true,
      isSigned: (body, signature) => isSignedBody(secret, signature, body, now),
      isSignedByMailgun: () => false,
      isBodyOfToken: async () => false,
      receive,
    },
    500,
  )
  const stuck = (path: string) => {
    const body = new ReadableStream({ pull: () => new Promise<void>(() => {}) })
    return impatient.request(
      new Request(`http://shop${path}`, { method: 'POST', body, duplex: 'half' } as RequestInit),
    )
  }
  const headers = { 'akm-signature': signed() }
  const three = [1, 2, 3].map(() => stuck('/webhooks/mailgun/mime'))
  expect((await stuck('/webhooks/mailgun/mime')).status).toBe(503)
  const whole = { method: 'POST', headers, body: mail }
  expect((await impatient.request('/webhooks/mail', whole)).status).toBe(200)
  expect((await Promise.all(three)).map(({ status }) => status)).toEqual([408, 408, 408])
  expect((await stuck('/webhooks/mailgun/mime')).status).toBe(408)
  expect((await stuck('/webhooks/mail')).status).toBe(408)
})

test('a body is not read when its signature cannot be one, nor when three are read already', async () => {
  let pulled = 0
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const deliver = (signature: string) => {
    const body = new ReadableStream(
      {
        async pull(controller) {
          pulled += 1
          await held
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const init = { method: 'POST', headers: { 'akm-signature': signature }, body, duplex: 'half' }
    return app.request(new Request('http://shop/webhooks/mail', init as RequestInit))
  }
  for (const signature of ['', 'v1=x', signed(seconds - 301)])
    expect((await deliver(signature)).status).toBe(401)
  expect(pulled).toBe(0)
  const three = [1, 2, 3].map(() => deliver(signed(seconds, '')))
  await vi.waitFor(() => expect(pulled).toBe(3))
  expect((await deliver(signed())).status).toBe(503)
  expect(pulled).toBe(3)
  finish()
  expect((await Promise.all(three)).map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await post(signed())).status).toBe(200)
})
