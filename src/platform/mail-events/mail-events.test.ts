import { createHmac, createSign, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { bindToken, type MailEvents, recordMailEvent } from '../../domains/notifications/index.ts'
import { notedQueue, queueOne, rowOf, testClock } from '../../domains/notifications/notifications.fixture.ts'
import { hashMailbox } from '../../shared/email.ts'
import type { MailId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { mailEventsWebhook } from '../../web/webhooks/mail-events.ts'
import { outboxOver } from '../outbox/outbox.ts'
import { brevoEvents } from './brevo.ts'
import { selfSigned } from './certificate.fixture.ts'
import { mailgunEvents } from './mailgun.ts'
import { postmarkEvents } from './postmark.ts'
import { resendEvents } from './resend.ts'
import { sesEvents, signedText } from './ses.ts'

const { db } = await testDatabase()
const clock = testClock()
const jobs = notedQueue()
const secret = new Secret(`whsec_${Buffer.alloc(24, 'a secret').toString('base64')}`)
const topic = 'arn:aws:sns:eu-west-3:123456789012:letters'
const seconds = () => String(Math.floor(clock.now().getTime() / 1000))

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificate = selfSigned(pair, clock.now())
const get = vi.fn(async () => certificate)

const adapters = {
  postmark: postmarkEvents(secret),
  brevo: brevoEvents(secret),
  resend: resendEvents(secret),
  mailgun: mailgunEvents(secret, (token, body, now) => bindToken(db, token, body, now)),
  ses: sesEvents({ topic, get }),
} satisfies Record<string, MailEvents>
type Name = keyof typeof adapters

const refused = vi.fn(async () => {})
const hooks = { order_confirmation: { onRefused: refused } }
function webhookOf(name: Name) {
  const deps = { db, clock, outbox: outboxOver(jobs), hooks, isSigned: true }
  return mailEventsWebhook({
    read: (request) => adapters[name].read({ ...request, now: clock.now() }),
    record: (event) => recordMailEvent(deps, event),
  })
}

let letters = 0
/** A letter that its mail server took. */
async function aLetter(): Promise<{ id: MailId; recipient: string; reference: string }> {
  letters += 1
  const recipient = `buyer${letters}@example.eu`
  const reference = `0102018f2b6c7d1e-${letters}-000000`
  const id = await queueOne({ db, jobs, clock }, { recipient })
  const taken = { state: 'accepted', accepted_at: clock.now(), server_reference: reference } as const
  await db.updateTable('mail').set(taken).where('id', '=', id).execute()
  return { id, recipient, reference }
}
type Letter = Awaited<ReturnType<typeof aLetter>>
type What = 'bounced' | 'complained' | 'delayed'
type Told = { body: string; headers: Record<string, string> }

let tokens = 0
function signedByMailgun(data: object): string {
  tokens += 1
  const [timestamp, token] = [seconds(), `token-of-fifty-letters-${tokens}-`.padEnd(50, 'x')]
  const signature = createHmac('sha256', secret.expose())
    .update(timestamp + token)
    .digest('hex')
  return JSON.stringify({ signature: { timestamp, token, signature }, 'event-data': data })
}

function signedBySns(message: object, change: Record<string, string> = {}): string {
  const told = {
    Type: 'Notification' as const,
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topic,
    Message: JSON.stringify(message),
    Timestamp: clock.now().toISOString(),
    ...change,
  }
  const Signature = createSign('RSA-SHA256')
    .update(signedText(told as never))
    .sign(pair.privateKey, 'base64')
  const SigningCertURL = 'https://sns.eu-west-3.amazonaws.com/SimpleNotificationService-0123.pem'
  return JSON.stringify({ ...told, SignatureVersion: '2', Signature, SigningCertURL })
}

/** What each provider posts, in the shapes of its documentation. */
const reports: Record<Name, (letter: Letter, what: What) => Told> = {
  postmark({ id, recipient }, what) {
    const type = { bounced: 'HardBounce', complained: 'SpamComplaint', delayed: 'Transient' }[what]
    const body = {
      RecordType: what === 'complained' ? 'SpamComplaint' : 'Bounce',
      ...{ ID: 42, Type: type, TypeCode: 1, MessageID: '883953f4-6105-42a2-a16a-77a8eac79483' },
      ...{ Metadata: { 'mail-id': id }, Email: recipient, From: 'shop@example.eu' },
      ...{ BouncedAt: '2026-11-23T08:59:00Z', Inactive: true, CanActivate: true, Subject: 'Hello' },
    }
    const authorization = `Basic ${Buffer.from(`shop:${secret.expose()}`).toString('base64')}`
    return { body: JSON.stringify(body), headers: { authorization } }
  },
  brevo({ id, recipient }, what) {
    const event = { bounced: 'hard_bounce', complained: 'spam', delayed: 'deferred' }[what]
    const body = {
      ...{ event, email: recipient, id: 26224, date: '2026-11-23 09:59:00', ts_event: 1795424340 },
      ...{ 'message-id': `<${id}@example.eu>`, subject: 'Hello', reason: '550 5.1.1 no such user' },
    }
    return { body: JSON.stringify(body), headers: { authorization: `Bearer ${secret.expose()}` } }
  },
  resend({ id, recipient, reference }, what) {
    const type = {
      bounced: 'email.bounced',
      complained: 'email.complained',
      delayed: 'email.delivery_delayed',
    }
    const body = JSON.stringify({
      type: type[what],
      created_at: '2026-11-23T08:59:00.000Z',
      data: {
        ...{ email_id: reference, from: 'Shop <shop@example.eu>', to: [recipient], subject: 'Hello' },
        headers: [{ name: 'Message-ID', value: `<${id}@example.eu>` }],
        bounce: { type: 'Permanent', subType: 'General', message: 'smtp; 550 5.1.1 unknown' },
      },
    })
    const [svixId, at] = ['msg_p5jXN8AQM9LWM0D4loKWxJek', seconds()]
    const key = Buffer.from(secret.expose().slice(6), 'base64')
    const signature = createHmac('sha256', key).update(`${svixId}.${at}.${body}`).digest('base64')
    return {
      body,
      headers: { 'svix-id': svixId, 'svix-timestamp': at, 'svix-signature': `v1,abc v1,${signature}` },
    }
  },
  mailgun({ id, recipient }, what) {
    const data = {
      event: what === 'complained' ? 'complained' : 'failed',
      severity: what === 'delayed' ? 'temporary' : 'permanent',
      ...{ id: 'G9Bn5sl1TC6nu79C8C0bwg', timestamp: 1795424340.5, recipient, reason: 'bounce' },
      'delivery-status': { code: 550, 'enhanced-code': '5.1.1', message: '5.1.1 no such user' },
      message: { headers: { 'message-id': `${id}@example.eu`, to: recipient, subject: 'Hello' } },
    }
    return { body: signedByMailgun(data), headers: {} }
  },
  // SES puts a Message-ID of its own in place of ours: the name from its answer to SMTP is left.
  ses({ recipient, reference }, what) {
    const timestamp = '2026-11-23T08:59:00.000Z'
    const mail = { timestamp, messageId: reference, source: 'shop@example.eu', destination: [recipient] }
    const message = {
      bounced: {
        notificationType: 'Bounce',
        bounce: {
          ...{ bounceType: 'Permanent', bounceSubType: 'General', timestamp, feedbackId: '1' },
          bouncedRecipients: [
            { emailAddress: recipient, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1' },
          ],
        },
        mail,
      },
      complained: {
        notificationType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: `Ada <${recipient}>` }], timestamp },
        mail,
      },
      delayed: {
        eventType: 'DeliveryDelay',
        deliveryDelay: {
          delayType: 'MailboxFull',
          delayedRecipients: [{ emailAddress: recipient }],
          timestamp,
        },
        mail,
      },
    }[what]
    return { body: signedBySns(message), headers: { 'x-amz-sns-message-type': 'Notification' } }
  },
}

async function post(name: Name, { body, headers }: Told): Promise<[number, string]> {
  const answer = await webhookOf(name).request('http://shop.example/webhooks/mail-events', {
    method: 'POST',
    body,
    headers,
  })
  return [answer.status, await answer.text()]
}

const suppressionOf = (recipient: string) =>
  db
    .selectFrom('suppression')
    .select(['reason', 'code'])
    .where('mailbox_hash', '=', hashMailbox(recipient))
    .executeTakeFirst()

const names = Object.keys(adapters) as Name[]

test.each(names)(
  '%s: a letter that came back is known by its name, and its mailbox is left alone',
  async (name) => {
    refused.mockClear()
    const letter = await aLetter()
    const told = reports[name](letter, 'bounced')
    expect(await post(name, told)).toEqual([200, 'recorded'])
    expect(await rowOf(db, letter.id)).toMatchObject({ state: 'bounced', reported_at: clock.now() })
    expect(await suppressionOf(letter.recipient)).toMatchObject({ reason: 'bounced' })
    expect(refused).toHaveBeenCalledTimes(1)
    // Told again, as every provider may, it does nothing.
    expect(await post(name, told)).toEqual([200, 'repeated'])
    expect(refused).toHaveBeenCalledTimes(1)
  },
)

test('a mailbox that was full is no final no: the staff see it, and nothing else follows', async () => {
  refused.mockClear()
  const letter = await aLetter()
  const told = reports.brevo(letter, 'bounced')
  const soft = {
    ...told,
    body: told.body.replace('hard_bounce', 'soft_bounce').replace('550 5.1.1', '452 4.2.2'),
  }
  expect(await post('brevo', soft)).toEqual([200, 'recorded'])
  expect(await rowOf(db, letter.id)).toMatchObject({ state: 'bounced' })
  expect(await suppressionOf(letter.recipient)).toBeUndefined()
  expect(refused).not.toHaveBeenCalled()
})

test.each(names)('%s: a complaint is kept as one, also after the letter came back', async (name) => {
  const letter = await aLetter()
  await post(name, reports[name](letter, 'bounced'))
  expect(await post(name, reports[name](letter, 'complained'))).toEqual([200, 'recorded'])
  expect(await rowOf(db, letter.id)).toMatchObject({ state: 'complained' })
  expect(await suppressionOf(letter.recipient)).toMatchObject({ reason: 'complained' })
})

test.each(names)('%s: a letter that is late is no letter that came back', async (name) => {
  const letter = await aLetter()
  expect(await post(name, reports[name](letter, 'delayed'))).toEqual([200, 'recorded'])
  const row = await rowOf(db, letter.id)
  expect([row?.state, row?.delayed_at]).toEqual(['accepted', expect.any(Date)])
  expect(await suppressionOf(letter.recipient)).toBeUndefined()
})

test.each(names)('%s: what another signed, or nobody, or what was changed, says nothing', async (name) => {
  const letter = await aLetter()
  const { body, headers } = reports[name](letter, 'bounced')
  const changed = Object.entries(headers).map(([key, value]) => [key, value.replace(/.(.)$/, 'A$1')])
  const forged: Told[] =
    name === 'ses'
      ? [
          { body: body.replace('General', 'general'), headers },
          { body: body.replaceAll('eu-west-3', 'eu-west-1'), headers },
          { body: body.replace('sns.eu-west-3.amazonaws.com', 'sns.example.com'), headers },
          { body: body.replace('123456789012', '210987654321'), headers },
          { body: body.replace('https://', 'http://'), headers },
        ]
      : name === 'mailgun'
        ? [{ body: body.replace('"signature":"', '"signature":"0'), headers }]
        : [
            { body, headers: {} },
            { body, headers: Object.fromEntries(changed) },
          ]
  for (const each of [...forged, { body: '', headers: {} }, { body: '{}', headers: {} }])
    expect((await post(name, each))[0]).toBe(401)
  expect((await rowOf(db, letter.id))?.state).toBe('accepted')
})

test('a token of Mailgun stands for the first body that it brought, and for no other', async () => {
  const [mine, other] = [await aLetter(), await aLetter()]
  const { body, headers } = reports.mailgun(mine, 'bounced')
  expect(await post('mailgun', { body, headers })).toEqual([200, 'recorded'])
  const turned = body.replaceAll(mine.id, other.id).replaceAll(mine.recipient, other.recipient)
  expect((await post('mailgun', { body: turned, headers }))[0]).toBe(401)
  expect((await rowOf(db, other.id))?.state).toBe('accepted')
})

test('a signature of Resend is good for five minutes', async () => {
  const told = reports.resend(await aLetter(), 'bounced')
  clock.pass(301_000)
  expect((await post('resend', told))[0]).toBe(401)
})

test('the subscription of the one topic is confirmed, at no address but that of SNS', async () => {
  get.mockClear()
  const confirm = (SubscribeURL: string) => ({
    body: signedBySns({}, { Type: 'SubscriptionConfirmation', Token: '2336412f37', SubscribeURL }),
    headers: {},
  })
  const url = 'https://sns.eu-west-3.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37'
  expect(await post('ses', confirm(url))).toEqual([200, 'nothing'])
  expect(get).toHaveBeenLastCalledWith(url)
  get.mockClear()
  expect((await post('ses', confirm('https://sns.example.com/')))[0]).toBe(200)
  expect(get).not.toHaveBeenCalled()
})

test('a report about another mailbox, or no letter of ours, changes nothing; one that is too early comes again', async () => {
  const letter = await aLetter()
  const other = { ...letter, recipient: 'somebody@example.org' }
  expect(await post('brevo', reports.brevo(other, 'bounced'))).toEqual([200, 'unknown'])
  const unknown = { ...letter, id: 'eml_00000000000000000000000000' as MailId }
  expect(await post('brevo', reports.brevo(unknown, 'bounced'))).toEqual([200, 'unknown'])
  await db.updateTable('mail').set({ state: 'sending' }).where('id', '=', letter.id).execute()
  expect(await post('brevo', reports.brevo(letter, 'bounced'))).toEqual([503, 'early'])
})

test('the certificate of the test is one', () => {
  expect(new X509Certificate(certificate).checkPrivateKey(pair.privateKey)).toBe(true)
})
