import { sql } from 'kysely'
import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import type { MailRequest } from '../mail.ts'
import { notedQueue, queueOne, rowOf, testClock, writerOf } from '../notifications.fixture.ts'
import { type SendDeps, sendMail } from '../send-mail.ts'
import { countCameBack, listCameBack, readCameBack } from './list-came-back.ts'
import { settleCameBack } from './settle-came-back.ts'
import { findSuppression, suppress } from './suppression.ts'

const { db } = await testDatabase()
const clock = testClock()
const jobs = notedQueue()
const recipient = 'Ada.Martin+shop@gmail.com'
const send = vi.fn(async () => ({ kind: 'accepted', code: 250 }) as const)
const onRefused = vi.fn(async () => {})
const deps: SendDeps = {
  ...{ db, clock, jobs, mailer: { send }, writer: writerOf() },
  hooks: { order_confirmation: { onRefused } },
  isRestricted: async () => false,
}

beforeEach(async () => {
  await db.deleteFrom('suppression').execute()
  send.mockClear()
  onRefused.mockClear()
})

const stop = (reason: 'bounced' | 'complained') =>
  db.transaction().execute((tx) => suppress(tx, { recipient, reason, code: '5.1.1', at: clock.now() }))

async function write(change: Partial<MailRequest> = {}) {
  const id = await queueOne({ db, jobs, clock }, { recipient, ...change })
  return { id, state: await sendMail(deps, id) }
}

test('an address whose letter came back is written to no more, and whoever waits is told', async () => {
  await stop('bounced')
  const { id, state } = await write({ recipient: 'ada.martin+SHOP@gmail.com' })
  expect(state).toBe('refused')
  expect(send).not.toHaveBeenCalled()
  expect(onRefused).toHaveBeenCalledTimes(1)
  expect(await rowOf(db, id)).toMatchObject({ state: 'refused', smtp_code: null })
  expect((await write({ recipient: 'ada@example.eu' })).state).toBe('accepted')
})

test('what somebody invents behind a plus stops nobody else: the mailbox before it is written to all the same', async () => {
  await stop('bounced')
  for (const other of ['ada.martin@gmail.com', 'adamartin@gmail.com', 'ada.martin+other@gmail.com']) {
    expect((await write({ recipient: other })).state).toBe('accepted')
  }
  expect(onRefused).not.toHaveBeenCalled()
})

test('the letter by which a mailbox is proved goes to it all the same, and its proof opens it again', async () => {
  await stop('bounced')
  expect((await write({ kind: 'account_proof' })).state).toBe('accepted')
  clock.pass(60_000)
  const proved = {
    ...{ id: newId('prf'), purpose: 'sign_in', locale: 'en', email: recipient, account_id: null },
    ...{ email_folded: recipient.toLowerCase(), created_at: clock.now(), answered_at: clock.now() },
    ...{ browser_hash: null, return_to: null },
  } as const
  await db
    .insertInto('proof_request')
    .values(proved as never)
    .execute()
  expect((await write()).state).toBe('accepted')
  await db.deleteFrom('proof_request').where('id', '=', proved.id).execute()
})

test('a complaint stops what nobody asked for, and nothing that is needed', async () => {
  await stop('complained')
  expect((await write()).state).toBe('accepted')
  const spelt = await write({ kind: 'wish', recipient: 'adamartin@gmail.com' })
  expect(spelt.state).toBe('obsolete')
  expect((await write({ kind: 'account_notice', cause: 'password 2026-11-23' })).state).toBe('accepted')
  expect((await write({ kind: 'account_notice', cause: 'policy 2026-11-23' })).state).toBe('obsolete')
  expect(onRefused).not.toHaveBeenCalled()
})

test('a gift to somebody who complained is refused and not lost: its buyer hears of it', async () => {
  await stop('complained')
  expect((await write({ kind: 'gift' })).state).toBe('refused')
  expect(send).not.toHaveBeenCalled()
})

test('a complaint weighs more than a letter that came back, and both end', async () => {
  await stop('complained')
  await stop('bounced')
  expect(await findSuppression(db, recipient, clock.now())).toMatchObject({ reason: 'complained' })
  expect(await findSuppression(db, recipient, after(clock.now(), days(366)))).toBeUndefined()
  await db.deleteFrom('suppression').execute()
  await stop('bounced')
  expect(await findSuppression(db, recipient, after(clock.now(), days(181)))).toBeUndefined()
})

test('what came back stands in a list until somebody has dealt with it, who may write there again', async () => {
  await stop('bounced')
  const { id } = await write()
  const query = { show: 'open', state: null, isDescending: true, page: 1 } as const
  const { rows } = await listCameBack(db, query)
  expect(rows.find((row) => row.id === id)).toMatchObject({ recipient, state: 'refused' })
  const before = await countCameBack(db)
  const by = newId('acc') as AccountId
  expect(await settleCameBack({ db, clock }, { mailId: id, again: true, by })).toBe(true)
  expect(await countCameBack(db)).toBe(before - 1)
  expect((await listCameBack(db, { ...query, show: 'all' })).total).toBeGreaterThan(0)
  expect((await write()).state).toBe('accepted')
  const line = db.selectFrom('audit_event').select(['action', 'actor_id']).where('subject_id', '=', id)
  expect(await line.executeTakeFirst()).toEqual({ action: 'mail.suppression_lifted', actor_id: by })
  expect(await settleCameBack({ db, clock }, { mailId: newId('eml'), again: false, by })).toBe(false)
})

test('all that came back is taken along, each once, in the order in which it was known and in the other', async () => {
  await sql`
    insert into shop.mail (id, kind, subject_id, locale, recipient, state, attempts, created_at, reported_at, report_code)
    select 'eml_' || lpad(n::text, 26, '0'), 'order_confirmation', 'many ' || n, 'en', 'ada@example.eu', 'bounced', 1, now(),
      timestamptz '2026-01-01' + n / 7 * interval '1 microsecond', '5.1.1'
    from generate_series(1, 1200) n`.execute(db)
  const filter = { show: 'open', state: 'bounced', isDescending: false } as const
  const idsOf = async (isDescending: boolean) =>
    (await Array.fromAsync(readCameBack(db, { ...filter, isDescending }))).flat().map(({ id }) => id)
  const upwards = await idsOf(false)
  expect([upwards.length, new Set(upwards).size]).toEqual([1200, 1200])
  expect(await idsOf(true)).toEqual(upwards.toReversed())
  const { rows, total, isMore } = await listCameBack(db, { ...filter, page: 2 })
  expect([total, isMore, rows.map(({ id }) => id)]).toEqual([1200, false, upwards.slice(50, 100)])
})
