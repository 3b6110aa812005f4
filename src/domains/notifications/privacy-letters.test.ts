import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { erasedEmail } from '../../shared/email.ts'
import { newId, type PrivacyRequestId } from '../../shared/ids.ts'
import { hours } from '../../shared/time.ts'
import type { MailboxClaim } from '../privacy/index.ts'
import { notedQueue, plainLetter, queueOne, rowOf, testClock, writerOf } from './notifications.fixture.ts'
import { privacyLetters, privacyMailHooks, writeRequestLetter } from './privacy-letters.ts'
import { queuePrivacyLink } from './privacy-link.ts'
import { sendMail } from './send-mail.ts'

const { db, pool } = await testDatabase()
const clock = testClock()
const claims: MailboxClaim[] = []
const letters = privacyLetters({
  db,
  clock,
  mailboxUrl: (claim) => {
    claims.push(claim)
    return 'https://shop.example/link'
  },
})
const deps = {
  db,
  clock,
  jobs: notedQueue(),
  writer: writerOf(plainLetter),
  mailer: { send: async () => ({ kind: 'accepted', code: 250 }) as const },
  hooks: privacyMailHooks(),
  isRestricted: async () => false,
}

async function aRequest(): Promise<PrivacyRequestId> {
  const id = newId('prq')
  await pool.query(
    `insert into shop.privacy_request (id, kind, channel, email, locale, received_on, due_on)
     values ($1, 'access', 'mail', 'asks@example.eu', 'en', '2026-11-20', '2026-12-20')`,
    [id],
  )
  return id
}
const reference = (subjectId: string, cause: string) => ({
  orderId: null,
  subjectId,
  cause,
  locale: 'en' as const,
  recipient: 'asks@example.eu',
})

test('a link begins to run out when its letter is written, not when it was asked for', async () => {
  const { until } = await letters.privacy_link(reference('mbx_x', ''))
  expect(until.getTime() - clock.now().getTime()).toBe(hours(1))
  expect(claims.at(-1)).toMatchObject({ email: 'asks@example.eu', request: null })
})

test('a mailbox gets five links a day, and one for two presses in a minute', async () => {
  const ask = () => queuePrivacyLink(deps, { email: 'asks@example.eu', locale: 'en', mailbox: 'mbx_asks' })
  await ask()
  await ask()
  const count = async () => (await pool.query(`select from shop.mail where subject_id = 'mbx_asks'`)).rowCount
  expect(await count()).toBe(1)
  for (let press = 0; press < 9; press++) {
    clock.pass(61_000)
    await ask()
  }
  expect(await count()).toBe(5)
})

test('a proof that is no longer needed is not asked for', async () => {
  const id = await aRequest()
  expect(await letters.privacy_request(reference(id, `proof ${clock.now().toISOString()}`))).toMatchObject({
    what: 'proof',
    proof: { url: 'https://shop.example/link' },
  })
  expect(claims.at(-1)?.request).toBe(id)
  await pool.query(
    `update shop.privacy_request set identified_by = 'mailbox', identified_at = now() where id = $1`,
    [id],
  )
  expect(await letters.privacy_request(reference(id, `proof ${clock.now().toISOString()}`))).toBeNull()
})

test('the letter after an erasure still arrives, and its address is forgotten with it', async () => {
  const id = await aRequest()
  await db.transaction().execute((tx) =>
    writeRequestLetter(deps)(tx, {
      requestId: id,
      what: 'erased',
      recipient: 'leaves@example.eu',
      locale: 'en',
    }),
  )
  const row = await db
    .selectFrom('mail')
    .select('id')
    .where('recipient', '=', 'leaves@example.eu')
    .executeTakeFirstOrThrow()
  expect(await sendMail(deps, row.id)).toBe('accepted')
  expect((await rowOf(db, row.id))?.recipient).toBe(erasedEmail)
})

test('the address of any other letter stays', async () => {
  const id = await queueOne(deps, { kind: 'privacy_request', subjectId: 'prq_x', cause: 'answered' })
  await sendMail(deps, id)
  expect((await rowOf(db, id))?.recipient).toBe('buyer@example.eu')
})
