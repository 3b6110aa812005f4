import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { MailId } from '../../shared/ids.ts'
import { newId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import type { MailState } from './mail.ts'
import { notedQueue, queueOne, rowOf, testClock } from './notifications.fixture.ts'
import { queueMail } from './queue-mail.ts'
import { lettersPerDayMax, resendMail } from './resend-mail.ts'
import { claimMail, recordOutcome } from './store.ts'

const { db } = await testDatabase()

function outbox() {
  const deps = { db, jobs: notedQueue(), clock: testClock() }
  return {
    ...deps,
    deps,
    resend: (mailId: MailId, recipient = 'new@example.eu') =>
      db.transaction().execute((tx) => resendMail(tx, deps, { mailId, recipient })),
  }
}

async function end(
  id: MailId,
  state: Exclude<MailState, 'queued' | 'sending' | 'bounced' | 'complained'>,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const mail = await claimMail(tx, id, at, at)
    if (mail)
      await recordOutcome(tx, mail, {
        ...{ state, smtpCode: null, at, nextAttemptAt: null },
        ...{ recipient: mail.recipient, serverReference: null },
      })
  })
}

async function lettersAbout(subjectId: string) {
  return db.selectFrom('mail').selectAll().where('subject_id', '=', subjectId).orderBy('id').execute()
}

test('a replayed cause queues no second letter and no second job', async () => {
  const { deps, jobs, clock } = outbox()
  const request = {
    kind: 'order_link',
    subjectId: newId('ord'),
    orderId: null,
    accountId: null,
    cause: 'request-1',
    locale: 'fr',
    recipient: 'b@example.eu',
  } as const
  const queue = (cause: string) =>
    db.transaction().execute((tx) => queueMail(tx, deps, { ...request, cause }))

  const id = await queue('request-1')
  expect(await queue('request-1')).toBeNull()
  expect(await queue('request-2')).not.toBeNull()
  expect(jobs.queued).toHaveLength(2)
  expect(jobs.queued[0]).toEqual({ name: 'mail.send', payload: { mailId: id }, options: { once: id } })
  expect(await lettersAbout(request.subjectId)).toMatchObject([
    { state: 'queued', created_at: clock.now() },
    {},
  ])
})

test('a waiting letter that is asked for again goes to the new address at once', async () => {
  const { deps, clock, resend } = outbox()
  const id = await queueOne(deps)
  await end(id, 'deferred', clock.now())
  clock.pass(10)

  expect(await resend(id)).toEqual({ ok: true })
  expect(await rowOf(db, id)).toMatchObject({
    recipient: 'new@example.eu',
    state: 'deferred',
    next_attempt_at: clock.now(),
  })
})

test.each(['accepted', 'refused', 'dead'] as const)(
  'one that is %s is followed by one new letter, however often it is asked for',
  async (state) => {
    const { deps, clock, resend } = outbox()
    const subjectId = newId('ord')
    const id = await queueOne(deps, { subjectId })
    await end(id, state, clock.now())

    expect(await Promise.all([resend(id), resend(id)])).toEqual([{ ok: true }, { ok: true }])
    expect(await lettersAbout(subjectId)).toMatchObject([
      { id, state, recipient: 'buyer@example.eu' },
      { state: 'queued', recipient: 'new@example.eu', cause: `resend:${id}` },
    ])
  },
)

test('nobody can flood a mailbox by asking again: five letters a day about one thing', async () => {
  const { deps, clock, resend } = outbox()
  const subjectId = newId('ord')
  let id = await queueOne(deps, { subjectId })
  for (let count = 1; count < lettersPerDayMax; count++) {
    await end(id, 'accepted', clock.now())
    expect(await resend(id)).toEqual({ ok: true })
    id = (await lettersAbout(subjectId)).at(-1)?.id ?? id
  }
  await end(id, 'accepted', clock.now())
  expect(await resend(id)).toEqual({ ok: false, reason: 'too_many' })

  clock.pass(days(1) + 1)
  expect(await resend(id)).toEqual({ ok: true })
})

test('a letter that does not exist is not found', async () => {
  await expect(outbox().resend(newId('eml'))).rejects.toMatchObject({ code: 'not_found' })
})
