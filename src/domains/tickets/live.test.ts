import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import { restrict } from '../privacy/restriction/restriction.ts'
import { answerTicket } from './answer-ticket.ts'
import {
  expirePresence,
  keepLooking,
  listPresence,
  noteTyping,
  startLooking,
  stopLooking,
} from './presence.ts'
import { forgetTicketChanges, listTicketChanges } from './ticket-changes.ts'
import { testTickets } from './tickets.fixture.ts'
import { assignTicket, moveTicket, noteOnTicket } from './work-on-ticket.ts'
import { writeQuestion } from './write-question.ts'

const shop = await testTickets()
const { deps, atWork, web, pool, aTicket, lastWordOf } = shop
const staff = await shop.staffMember()
const colleague = await shop.staffMember()
const seenBy = (by = staff) => listPresence(web.as({ role: 'staff', account: by }), by)
const changesOf = async (id: TicketId) =>
  (await listTicketChanges(atWork.db)).filter(({ ticketId }) => ticketId === id).map(({ kind }) => kind)
const look = async (ticketId: TicketId, by = colleague) => {
  const looking = await startLooking(deps.db, { ticketId, by })
  if (looking === undefined) throw new Error('no such ticket')
  return looking
}

test('whatever happens with a ticket is a change that pages hear of, in its order', async () => {
  const ticketId = await aTicket()
  await assignTicket(deps, { ticketId, by: staff, to: staff, seen: null })
  await noteOnTicket(deps, { ticketId, by: staff, body: 'Seen.' })
  const read = await lastWordOf(ticketId)
  await answerTicket(deps, { ticketId, by: staff, body: 'Try again.', next: 'waiting', read })
  await writeQuestion(deps, ticketId, { body: 'No.' })
  await moveTicket(deps, { ticketId, by: staff, to: 'closed', read: await lastWordOf(ticketId) })
  const kinds = ['opened', 'question', 'assigned', 'note', 'answer', 'moved', 'question', 'moved', 'moved']
  expect(await changesOf(ticketId)).toEqual(kinds)
})

test('a change says which ticket and what kind, and is gone after a minute', async () => {
  const ticketId = await aTicket()
  const { rows } = await pool.query('select * from shop.ticket_change where ticket_id = $1', [ticketId])
  expect(Object.keys(rows[0]).toSorted()).toEqual(['at', 'id', 'kind', 'ticket_id'])
  await pool.query("update shop.ticket_change set at = at - interval '61 seconds' where ticket_id = $1", [
    ticketId,
  ])
  await forgetTicketChanges(atWork.db)
  const left = await pool.query('select from shop.ticket_change where ticket_id = $1', [ticketId])
  expect(left.rowCount).toBe(0)
})

test('colleagues see who has a ticket open, once however many pages, until the last of them is closed', async () => {
  const ticketId = await aTicket()
  const pages = [await look(ticketId), await look(ticketId)]
  const there = { ticketId, accountId: colleague, isTyping: false }
  expect(await seenBy()).toEqual([there])
  expect(await seenBy(colleague)).toEqual([])
  for (const page of pages) {
    expect(await seenBy()).toEqual([there])
    await stopLooking(deps.db, page)
  }
  expect(await seenBy()).toEqual([])
})

test('who types is seen to, and a pause or a page that is gone ends it by itself, which is a change', async () => {
  const ticketId = await aTicket()
  const looking = await look(ticketId)
  await noteTyping(deps.db, { ticketId, by: colleague })
  expect(await seenBy()).toMatchObject([{ isTyping: true }])
  const before = (await changesOf(ticketId)).length
  await keepLooking(deps.db, looking)
  await noteTyping(deps.db, { ticketId, by: colleague })
  await expirePresence(atWork.db)
  // That it goes on is no news.
  expect(await changesOf(ticketId)).toHaveLength(before)
  const pass = (column: string) =>
    pool.query(
      `update shop.ticket_presence set ${column} = now() - interval '1 second' where ticket_id = $1`,
      [ticketId],
    )
  await pass('typing_until')
  expect(await seenBy()).toMatchObject([{ isTyping: false }])
  await expirePresence(atWork.db)
  expect(await changesOf(ticketId)).toHaveLength(before + 1)
  await pass('seen_until')
  expect(await seenBy()).toEqual([])
  await expirePresence(atWork.db)
  expect(await changesOf(ticketId)).toHaveLength(before + 2)
  const left = await pool.query('select from shop.ticket_presence where ticket_id = $1', [ticketId])
  expect(left.rowCount).toBe(0)
})

test('nobody looks at a ticket that is not there, and of a restricted person’s nobody sees who does', async () => {
  const { account, email } = await shop.anAccount()
  const ticketId = await aTicket({ accountId: account, email })
  await look(ticketId)
  expect(await seenBy()).toHaveLength(1)
  shop.pass(1000)
  await shop.worker.db
    .transaction()
    .execute((tx) => restrict(tx, { account, email }, shop.clock.now(), { kind: 'customer' }))
  expect(await seenBy()).toEqual([])
  const gone = ticketId.replace(/.$/, (last) => (last === '0' ? '1' : '0')) as TicketId
  expect(await startLooking(deps.db, { ticketId: gone, by: staff })).toBeUndefined()
})
