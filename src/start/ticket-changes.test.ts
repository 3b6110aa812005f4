import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import type { TicketChange } from '../domains/tickets/index.ts'
import { openLog } from '../platform/log/log.ts'
import { newId } from '../shared/ids.ts'
import { type TicketChanges, ticketChanges } from './ticket-changes.ts'

const database = await testDatabase()
const opened: TicketChanges[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop()
})

/** Another process of the shop, with the changes that it was told of. */
function aProcess(workerUrl = database.connectionString) {
  // What it asks of the database needs nothing but a pool.
  const databases = { web: database, worker: database, workerUrl }
  const changes = ticketChanges({ databases, log: openLog('error') })
  opened.push(changes)
  const told: TicketChange[] = []
  const unfollow = changes.follow((each) => told.push(...each))
  return {
    told,
    unfollow,
    kindsOf: (id: string) => told.filter((each) => each.ticketId === id).map(({ kind }) => kind),
  }
}

async function aTicket(): Promise<string> {
  const id = newId('tkt')
  await database.pool.query(
    `insert into shop.ticket (id, email, email_folded, locale, subject, channel, opened_at, answer_due_at, written_at, quiet_since)
     values ($1, 'a@example.eu', 'a@example.eu', 'en', 'key', 'mail', now(), now(), now(), now())`,
    [id],
  )
  return id
}

test('every process is told of each change once, by a hint and by looking', async () => {
  const processes = [aProcess(), aProcess()]
  // So that both listen.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const id = await aTicket()
  await expect
    .poll(() => processes.map(({ kindsOf }) => kindsOf(id)), { timeout: 1_500 })
    .toEqual([['opened'], ['opened']])
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  expect(processes.map(({ kindsOf }) => kindsOf(id))).toEqual([['opened'], ['opened']])
})

test('behind a pooler that passes no hints it is a few seconds later', async () => {
  const { kindsOf } = aProcess('postgres://nobody@127.0.0.1:1/nowhere')
  const id = await aTicket()
  await expect.poll(() => kindsOf(id), { timeout: 8_000 }).toEqual(['opened'])
})

test('who ended following is told nothing, and somebody whose process died is forgotten by another one', async () => {
  const ended = aProcess()
  ended.unfollow()
  const { kindsOf } = aProcess()
  const [id, account] = [await aTicket(), newId('acc')]
  await database.pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $1, $1, 'en')`,
    [account],
  )
  await database.pool.query(
    `insert into shop.ticket_presence (ticket_id, account_id, seen_until) values ($1, $2, now() + interval '1 second')`,
    [id, account],
  )
  await expect.poll(() => kindsOf(id), { timeout: 10_000 }).toEqual(['opened', 'presence', 'presence'])
  expect(ended.told).toEqual([])
})
