import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { breakOnce, startSmtpServer, type TestSmtpServer } from '../../platform/mail/smtp.fixture.ts'
import { createSmtpMailer } from '../../platform/mail/smtp-mailer.ts'
import { type MailId, newId } from '../../shared/ids.ts'
import { after, days, hours, minutes } from '../../shared/time.ts'
import type { Letter, LetterWriter } from './letter.ts'
import type { MailRequest } from './mail.ts'
import { parseSender } from './mail-address.ts'
import { notedQueue, plainLetter, queueOne, rowOf, testClock, writerOf } from './notifications.fixture.ts'
import { type MailHook, type SendDeps, sendMail } from './send-mail.ts'
import { sweepMail } from './sweep-mail.ts'

const { db } = await testDatabase()

const open: { close(): unknown }[] = []
afterEach(async () => {
  // Clients first: a server waits for them.
  for (const each of open.splice(0).reverse()) await each.close()
})

async function server(...options: Parameters<typeof startSmtpServer>): Promise<TestSmtpServer> {
  const started = await startSmtpServer(...options)
  open.push(started)
  return started
}

function shopWith({
  url,
  hook = {},
  writer = writerOf(),
}: {
  url: string
  hook?: MailHook
  writer?: LetterWriter
}) {
  const sender = parseSender('All Keys <shop@example.eu>')
  if (!sender) throw new Error('the sender of the tests is one')
  const mailer = createSmtpMailer({ url, sender, log: () => {}, timeoutMillis: 5_000 })
  open.push(mailer)
  const clock = testClock()
  const jobs = notedQueue()
  const hooks = { order_confirmation: hook }
  const isRestricted = async (address: string) => address === 'restricted@example.eu'
  const deps = { db, jobs, clock, mailer, writer, hooks, isRestricted } satisfies SendDeps
  return {
    deps,
    clock,
    jobs,
    queue: (change: Partial<MailRequest> = {}) => queueOne(deps, change),
    send: (id: MailId) => sendMail(deps, id),
  }
}

// One mailbox is written to in all of these, and what refused it in one is not remembered in the next.
beforeEach(async () => {
  await db.deleteFrom('suppression').execute()
})

test('a letter goes out once, as its own author, and its acceptance is noted with what follows from it', async () => {
  const smtp = await server()
  const onAccepted = vi.fn(async () => {})
  const shop = shopWith({ url: smtp.url, hook: { onAccepted } })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('accepted')
  expect(await shop.send(id)).toBe('not_due')

  expect(smtp.letters).toHaveLength(1)
  expect(smtp.letters[0]).toMatchObject({
    subject: 'Hello',
    messageId: `<${id}@example.eu>`,
    html: '<p>Hello</p>',
  })
  expect(smtp.letters[0]?.from?.text).toBe('"All Keys" <shop@example.eu>')
  expect(smtp.letters[0]?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(smtp.letters[0]?.headers.has('x-mailer')).toBe(false)
  expect(await rowOf(db, id)).toMatchObject({
    state: 'accepted',
    smtp_code: 250,
    attempts: 1,
    accepted_at: shop.clock.now(),
  })
  expect(onAccepted).toHaveBeenCalledOnce()
})

test('acceptance and what follows from it happen together: a hook that fails leaves the letter to be sent again', async () => {
  const smtp = await server()
  const onAccepted = vi.fn(async () => {}).mockRejectedValueOnce(new Error('no room'))
  const shop = shopWith({ url: smtp.url, hook: { onAccepted } })
  const id = await shop.queue()

  await expect(shop.send(id)).rejects.toThrow('no room')
  expect(await rowOf(db, id)).toMatchObject({ state: 'deferred', accepted_at: null })

  shop.clock.pass(minutes(1))
  expect(await shop.send(id)).toBe('accepted')
  expect(new Set(smtp.letters.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@example.eu>`]))
})

test('"later" is obeyed with growing patience and ends after five days', async () => {
  const smtp = await server({ rcpt: () => 451 })
  const onRefused = vi.fn(async () => {})
  const shop = shopWith({ url: smtp.url, hook: { onRefused } })
  const id = await shop.queue()

  const patience = [
    minutes(1),
    minutes(5),
    minutes(15),
    hours(1),
    hours(4),
    hours(12),
    days(1),
    days(1),
    days(1),
    days(1),
  ]
  for (const delay of patience) {
    expect(await shop.send(id)).toBe('deferred')
    const startAfter = after(shop.clock.now(), delay)
    expect(shop.jobs.queued.at(-1)).toEqual({
      name: 'mail.send',
      payload: { mailId: id },
      options: { once: `${id} later`, startAfter },
    })
    expect(await rowOf(db, id)).toMatchObject({
      state: 'deferred',
      smtp_code: 451,
      next_attempt_at: startAfter,
    })
    shop.clock.pass(delay - 1)
    expect(await shop.send(id)).toBe('not_due')
    shop.clock.pass(1)
  }

  expect(onRefused).not.toHaveBeenCalled()
  expect(await shop.send(id)).toBe('dead')
  expect(await rowOf(db, id)).toMatchObject({ state: 'dead', attempts: 11 })
  expect(onRefused).toHaveBeenCalledOnce()
})

test.each(['rcpt', 'data'] as const)('a final no at %s ends the letter and is told', async (step) => {
  const smtp = await server({ [step]: () => 550 })
  const onRefused = vi.fn(async () => {})
  const shop = shopWith({ url: smtp.url, hook: { onRefused } })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('refused')
  expect(await rowOf(db, id)).toMatchObject({ state: 'refused', smtp_code: 550 })
  expect(onRefused).toHaveBeenCalledOnce()
  shop.clock.pass(days(1))
  expect(await shop.send(id)).toBe('not_due')
})

test('a wrong password of the shop is no fault of the recipient: the letter waits', async () => {
  const smtp = await server(
    {},
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('wrong')),
    },
  )
  const shop = shopWith({ url: smtp.url.replace('smtp://', 'smtp://shop:wrong@') })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('deferred')
  expect(await rowOf(db, id)).toMatchObject({ smtp_code: 535 })
})

test('a mail server that is down loses nothing', async () => {
  const smtp = await startSmtpServer()
  const shop = shopWith({ url: smtp.url })
  const id = await shop.queue()
  await smtp.close()

  expect(await shop.send(id)).toBe('deferred')
  expect(await rowOf(db, id)).toMatchObject({ state: 'deferred', smtp_code: null })

  const back = await server()
  const later = shopWith({ url: back.url })
  later.clock.pass(minutes(1))
  expect(await later.send(id)).toBe('accepted')
  expect(back.letters).toHaveLength(1)
})

test('a connection that breaks in the middle of a letter is tried again, and the letter arrives once', async () => {
  const smtp = await server()
  const shop = shopWith({ url: await breakOnce(smtp.port, 'in_letter') })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('deferred')
  expect(smtp.letters).toHaveLength(0)
  shop.clock.pass(minutes(1))
  expect(await shop.send(id)).toBe('accepted')
  expect(smtp.letters).toHaveLength(1)
})

test('a lost acceptance sends the letter again under the same Message-ID', async () => {
  const smtp = await server()
  const shop = shopWith({ url: await breakOnce(smtp.port, 'before_reply') })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('deferred')
  expect(smtp.letters).toHaveLength(1)
  shop.clock.pass(minutes(1))
  expect(await shop.send(id)).toBe('accepted')
  expect(smtp.letters.map(({ messageId }) => messageId)).toEqual([`<${id}@example.eu>`, `<${id}@example.eu>`])
})

test('nothing is said to a server whose certificate nobody vouches for, nor to one without TLS, unless told so', async () => {
  const selfSigned = await server({}, { hideSTARTTLS: false })
  const plain = await server()
  for (const { url } of [selfSigned, plain]) {
    const shop = shopWith({ url: url.replace('?insecure=1', '') })
    expect(await shop.send(await shop.queue())).toBe('deferred')
  }
  expect([...selfSigned.letters, ...plain.letters]).toEqual([])

  const trusting = shopWith({ url: selfSigned.url })
  expect(await trusting.send(await trusting.queue())).toBe('accepted')
})

test('two workers with the same letter send it once', async () => {
  const smtp = await server()
  const shop = shopWith({ url: smtp.url })
  const id = await shop.queue()

  const outcomes = await Promise.all([shop.send(id), shop.send(id), shop.send(id)])
  expect(outcomes.toSorted()).toEqual(['accepted', 'not_due', 'not_due'])
  expect(smtp.letters).toHaveLength(1)
})

function slowWriter() {
  const { promise, resolve } = Promise.withResolvers<Letter | 'obsolete'>()
  return { writer: { write: () => promise }, finish: resolve }
}

async function isSending(id: MailId, attempts: number): Promise<void> {
  await vi.waitFor(async () => expect(await rowOf(db, id)).toMatchObject({ state: 'sending', attempts }))
}

test('a letter whose sender was killed is found by the sweep, and the late sender changes nothing', async () => {
  const smtp = await server()
  const onAccepted = vi.fn(async () => {})
  const slow = slowWriter()
  const stuck = shopWith({ url: smtp.url, writer: slow.writer, hook: { onAccepted } })
  const id = await stuck.queue()
  const late = stuck.send(id)
  await isSending(id, 1)

  const shop = shopWith({ url: smtp.url, hook: { onAccepted } })
  expect(await shop.send(id)).toBe('not_due')
  shop.clock.pass(minutes(3))
  await sweepMail(shop.deps)
  expect(shop.jobs.queued).toContainEqual({
    name: 'mail.send',
    payload: { mailId: id },
    options: { once: id },
  })
  expect(await shop.send(id)).toBe('accepted')

  slow.finish(plainLetter)
  await late
  expect(await rowOf(db, id)).toMatchObject({ state: 'accepted', attempts: 2 })
  expect(onAccepted).toHaveBeenCalledOnce()
})

test.each([
  ['nothing to send', 'obsolete'],
  ['a letter sent', plainLetter],
] as const)(
  'a late sender with %s cannot take the letter from the one that followed it',
  async (_what, late) => {
    const smtp = await server()
    const [first, second] = [slowWriter(), slowWriter()]
    const stuck = shopWith({ url: smtp.url, writer: first.writer })
    const shop = shopWith({ url: smtp.url, writer: second.writer })
    shop.clock.pass(minutes(3))
    const id = await stuck.queue()
    const lateOutcome = stuck.send(id)
    await isSending(id, 1)
    const current = shop.send(id)
    await isSending(id, 2)

    first.finish(late)
    await lateOutcome
    await isSending(id, 2)
    second.finish(plainLetter)
    expect(await current).toBe('accepted')
  },
)

// Protects against header injection (nodemailer finds a second recipient in such a text).
test('a row with an address that is none reaches no server', async () => {
  const smtp = await server()
  const shop = shopWith({ url: smtp.url })
  const id = await shop.queue({ recipient: 'buyer@example.eu\r\nBcc: thief@example.net' })

  expect(await shop.send(id)).toBe('refused')
  expect(smtp.recipients).toEqual([])
})

test('a letter cannot carry headers of its own into the message', async () => {
  const smtp = await server()
  const letter = { subject: 'Hello\r\nBcc: thief@example.net', html: 'x', text: 'x', attachments: [] }
  const shop = shopWith({ url: smtp.url, writer: writerOf(letter) })

  expect(await shop.send(await shop.queue())).toBe('accepted')
  expect(smtp.recipients).toEqual(['buyer@example.eu'])
  expect(smtp.letters[0]?.bcc).toBeUndefined()
})

test.each(['jean@müller.example', '用户@例子.example'])('a letter reaches %s', async (recipient) => {
  const smtp = await server()
  const shop = shopWith({ url: smtp.url })

  expect(await shop.send(await shop.queue({ recipient }))).toBe('accepted')
  expect(smtp.recipients).toEqual([recipient])
})

test('a letter that nobody needs any more is not sent and leaves no row', async () => {
  const smtp = await server()
  const shop = shopWith({ url: smtp.url, writer: writerOf('obsolete') })
  const id = await shop.queue()

  expect(await shop.send(id)).toBe('obsolete')
  expect(await rowOf(db, id)).toBeUndefined()
  expect(smtp.letters).toEqual([])
})

test('a letter that cannot be written is seen as a bug and waits', async () => {
  const smtp = await server()
  const writer: LetterWriter = {
    write: async () => {
      throw new Error('the vault is shut')
    },
  }
  const shop = shopWith({ url: smtp.url, writer })
  const id = await shop.queue()

  await expect(shop.send(id)).rejects.toThrow('the vault is shut')
  expect(await rowOf(db, id)).toMatchObject({
    state: 'deferred',
    attempts: 1,
    next_attempt_at: after(shop.clock.now(), minutes(1)),
  })
})

test('whoever had their data restricted is written to about what they did, and not of our own accord', async () => {
  const smtp = await server()
  const shop = shopWith({ url: smtp.url })
  const write = async (cause: string, recipient: string) => {
    const id = await shop.queue({ kind: 'account_notice', subjectId: newId('acc'), cause, recipient })
    return shop.send(id)
  }
  expect(await write('policy 2026-11-26', 'restricted@example.eu')).toBe('obsolete')
  expect(await write('inactive 2026-11-26', 'restricted@example.eu')).toBe('obsolete')
  expect(smtp.letters).toEqual([])
  expect(await write('password 2026-11-26', 'restricted@example.eu')).toBe('accepted')
  expect(await write('policy 2026-11-26', 'buyer@example.eu')).toBe('accepted')
})
