import { afterEach, expect, test } from 'vitest'
import { newId, type TicketId } from '../../shared/ids.ts'
import { days, hours } from '../../shared/time.ts'
import type { DecisionLine } from '../privacy/decisions/decision-ledger.ts'
import { replayDecisions } from '../privacy/decisions/replay-decisions.ts'
import { replayErasures } from '../privacy/erasure/replay-erasures.ts'
import { copyAsJson } from '../privacy/export/copy-as-json.ts'
import { exportPerson } from '../privacy/export/export-person.ts'
import { erasePerson, findSubject, runRetention } from '../privacy/index.ts'
import { placeHold } from '../privacy/retention/holds.ts'
import { answerTicket } from './answer-ticket.ts'
import { removeFiles, sweepFiles } from './files/remove-files.ts'
import { findThread } from './queries.ts'
import { testTickets } from './tickets.fixture.ts'
import { moveTicket, noteOnTicket } from './work-on-ticket.ts'
import { writeQuestion } from './write-question.ts'

const shop = await testTickets()
const { deps, atWork, kept, pool, clock, erasure, aTicket, lastWordOf } = shop
const staff = await shop.staffMember()
const threeYears = days(3 * 365)

// Each test begins today: after ten years the history itself would be due.
let ahead = 0
function pass(millis: number): void {
  ahead += millis
  shop.pass(millis)
}
afterEach(() => pass(-ahead))

const rowsOf = async (id: TicketId) => {
  const count = async (table: string, column: string) =>
    (await pool.query(`select count(*)::int as n from shop.${table} where ${column} = $1`, [id])).rows[0].n
  return [
    await count('ticket', 'id'),
    await count('ticket_message', 'ticket_id'),
    await count('ticket_file', 'ticket_id'),
  ]
}
const filesOf = async (id: TicketId) => {
  const { rows } = await pool.query('select id from shop.ticket_file where ticket_id = $1', [id])
  return rows.map((row) => row.id)
}
const close = async (id: TicketId) =>
  moveTicket(deps, { ticketId: id, by: staff, to: 'closed', read: await lastWordOf(id) })

test('a ticket goes three years after it was closed, with its messages, and its files leave the store', async () => {
  const [closed, open] = [await aTicket({}, 2), await aTicket({}, 1)]
  const files = await filesOf(closed)
  await close(closed)
  pass(threeYears - hours(1))
  await runRetention(erasure)
  await removeFiles(atWork)
  expect(await rowsOf(closed)).toEqual([1, 1, 2])
  expect(files.every((id) => kept.has(id))).toBe(true)
  pass(hours(2))
  const lines = await runRetention(erasure)
  expect(lines.map(({ table }) => table)).toContain('ticket')
  expect(await rowsOf(closed)).toEqual([0, 0, 0])
  expect(await removeFiles(atWork)).toBe(2)
  expect(files.some((id) => kept.has(id))).toBe(false)
  expect(await removeFiles(atWork)).toBe(0)
  expect(await rowsOf(open)).toEqual([1, 1, 1])
})

test('one that was opened again has its three years anew, and while it is open none', async () => {
  const id = await aTicket()
  await close(id)
  pass(threeYears - days(1))
  await writeQuestion(deps, id, { body: 'Once more.' })
  pass(days(2))
  await runRetention(erasure)
  expect(await rowsOf(id)).toEqual([1, 2, 0])
  await close(id)
  pass(threeYears - hours(1))
  await runRetention(erasure)
  expect(await rowsOf(id)).toEqual([1, 2, 0])
  pass(hours(2))
  await runRetention(erasure)
  expect(await rowsOf(id)).toEqual([0, 0, 0])
})

test('whoever is erased takes their tickets and files along, of the account, of a guest’s order, of a mail alone', async () => {
  const { account, email } = await shop.anAccount()
  const order = await shop.anOrder(email, account)
  const mailOnly = `${newId('acc')}@example.eu`
  const ofAccount = await aTicket({ accountId: account, email }, 1)
  const ofOrder = await aTicket({ orderId: order, email: 'another@example.eu', channel: 'guest' }, 1)
  const ofMail = await aTicket({ email: mailOnly, channel: 'mail' }, 1)
  const other = await aTicket({}, 1)
  await noteOnTicket(deps, { ticketId: ofAccount, by: staff, body: `Ask ${email} again.` })
  const files = [await filesOf(ofAccount), await filesOf(ofOrder), await filesOf(ofMail)].flat()
  expect((await erasePerson(erasure, { account }, 'request')).ok).toBe(true)
  expect((await erasePerson(erasure, { email: mailOnly }, 'request')).ok).toBe(true)
  for (const id of [ofAccount, ofOrder, ofMail]) expect(await rowsOf(id)).toEqual([0, 0, 0])
  await removeFiles(atWork)
  expect(files.filter((id) => kept.has(id))).toEqual([])
  expect(await rowsOf(other)).toEqual([1, 1, 1])
})

// The letters of a ticket are gone after a year, long before the ticket.
test('whoever only wrote a mail and was erased does not come back with a backup', async () => {
  const [erased, restricted, anew] = ['gone', 'left', 'anew'].map(
    (name) => `${name}.${newId('acc')}@example.eu`,
  )
  if (!erased || !restricted || !anew) throw new Error('three of them')
  const [mine, theirs] = [
    await aTicket({ email: erased, channel: 'mail' }),
    await aTicket({ email: restricted, channel: 'mail' }),
  ]
  pass(1000)
  const [at, hash] = [clock.now(), erasure.hash]
  const line = { id: newId('ers'), at, hashes: [hash(erased), hash(anew)] }
  const decision: DecisionLine = {
    id: newId('dec'),
    at,
    decision: { what: 'restricted' },
    hashes: [hash(restricted)],
  }
  pass(1000)
  const young = await aTicket({ email: anew, channel: 'mail' })
  const ledger = { ...erasure.ledger, read: async () => [line], readDecisions: async () => [decision] }
  expect(await replayErasures({ ...erasure, ledger })).toBe(1)
  expect(await rowsOf(mine)).toEqual([0, 0, 0])
  // Who came after an erasure came anew.
  expect(await rowsOf(young)).toEqual([1, 1, 0])
  expect(await replayDecisions({ ...erasure, ledger })).toBe(1)
  const desk = shop.web.as({ role: 'staff', account: staff })
  expect(await findThread(desk, theirs)).toBeUndefined()
})

test('what a bank argues about keeps the tickets of its order', async () => {
  const email = `${newId('acc')}@example.eu`
  const order = await shop.anOrder(email)
  const id = await aTicket({ orderId: order, email, channel: 'guest' }, 1)
  await shop.worker.db
    .transaction()
    .execute((tx) =>
      placeHold(
        tx,
        { kind: 'order', id: order },
        { ground: 'bank_dispute', reference: null, by: null, at: clock.now() },
      ),
    )
  await close(id)
  pass(threeYears + days(1))
  await runRetention(erasure)
  await erasePerson(erasure, { email }, 'request')
  expect(await rowsOf(id)).toEqual([1, 1, 1])
})

test('a copy holds the questions, the answers, what was noted about the person, and the names of files', async () => {
  const { account, email } = await shop.anAccount()
  const id = await aTicket({ accountId: account, email, body: 'Which region is it for?' }, 1)
  await aTicket({ body: 'Somebody else asks.' })
  await noteOnTicket(deps, { ticketId: id, by: staff, body: 'A kind person.' })
  const read = await lastWordOf(id)
  await answerTicket(deps, { ticketId: id, by: staff, body: 'For Europe.', next: 'solved', read })
  const subject = await findSubject(shop.worker.db, { account })
  let copy = ''
  for await (const piece of exportPerson(erasure, subject, copyAsJson)) copy += piece
  for (const words of ['Which region is it for?', 'A kind person.', 'For Europe.', 'shot-0.txt'])
    expect(copy).toContain(words)
  expect(copy).not.toContain('Somebody else asks.')
})

test('the sweep takes out files that no row names, after a day', async () => {
  const id = await aTicket({}, 1)
  const named = await filesOf(id)
  const lost = newId('fil')
  await atWork.files.put(lost, Buffer.from('of a transaction that failed'))
  expect(await sweepFiles(atWork)).toBe(0)
  pass(days(1) + hours(1))
  expect(await sweepFiles(atWork)).toBe(1)
  expect(kept.has(lost)).toBe(false)
  expect(named.every((each) => kept.has(each))).toBe(true)
})
