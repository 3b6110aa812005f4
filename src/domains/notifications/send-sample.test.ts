import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../shared/ids.ts'
import type { Mailer, MailOutcome, OutgoingMessage } from './letter.ts'
import { plainLetter } from './notifications.fixture.ts'
import { samplesPerDay, sendSample } from './send-sample.ts'

const { as } = await testDatabase()

/** A mail server that notes what it takes, and says what it is told to. */
function serverSaying(outcome: MailOutcome = { kind: 'accepted', code: 250 }) {
  const sent: OutgoingMessage[] = []
  const mailer: Mailer = {
    async send(message) {
      sent.push(message)
      return outcome
    },
  }
  return { mailer, sent }
}

function somebody() {
  const by = newId('acc')
  const db = as({ role: 'staff', account: by })
  const sample = { name: 'sealed', letter: plainLetter, locale: 'fr', to: 'ada@example.eu', by } as const
  const history = () =>
    db.selectFrom('audit_event').select(['action', 'details']).where('subject_id', '=', by).execute()
  return { db, sample, history }
}

test('a sample goes to whoever asks, and history has that it did', async () => {
  const { db, sample, history } = somebody()
  const { mailer, sent } = serverSaying()
  expect(await sendSample({ db, mailer }, sample)).toEqual({ ok: true })
  expect(sent).toMatchObject([{ to: 'ada@example.eu', locale: 'fr', letter: plainLetter }])
  expect(await history()).toEqual([
    { action: 'staff.sent_sample', details: { sample: 'sealed', locale: 'fr' } },
  ])
})

test('so many a day and no more, also of presses at the same moment', async () => {
  const { db, sample } = somebody()
  const { mailer, sent } = serverSaying()
  const press = () => sendSample({ db, mailer }, sample)
  const outcomes = await Promise.all(Array.from({ length: samplesPerDay + 5 }, press))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(samplesPerDay)
  expect(await press()).toEqual({ ok: false, reason: 'too_many' })
  expect(sent).toHaveLength(samplesPerDay)
})

test.each([
  { kind: 'refused', code: 550 },
  { kind: 'deferred', code: null },
] as const)('what the server said is the answer: $kind', async ({ kind, code }) => {
  const { db, sample } = somebody()
  expect(await sendSample({ db, ...serverSaying({ kind, code }) }, sample)).toEqual({
    ok: false,
    reason: kind,
    code,
  })
})

test('what is no address reaches no server', async () => {
  const { db, sample } = somebody()
  const { mailer, sent } = serverSaying()
  const twoMailboxes = { ...sample, to: 'a@example.eu, b@example.eu' }
  expect(await sendSample({ db, mailer }, twoMailboxes)).toMatchObject({ ok: false, reason: 'refused' })
  expect(sent).toEqual([])
})
