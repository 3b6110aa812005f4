import { expect, test } from 'vitest'
import { listAuditOf } from '../../platform/audit/audit.ts'
import type { AccountId, TicketId } from '../../shared/ids.ts'
import { days, hours } from '../../shared/time.ts'
import { claimGuestOrders } from '../orders/index.ts'
import { restrict } from '../privacy/restriction/restriction.ts'
import { answerTicket } from './answer-ticket.ts'
import { closeQuietTickets } from './close-quiet.ts'
import { listInbox } from './inbox.ts'
import { openTicketAsGuest } from './open-as-guest.ts'
import { findThread, isAbout, listTicketsOfAccount } from './queries.ts'
import { rateTicket } from './rate-ticket.ts'
import { testTickets } from './tickets.fixture.ts'
import { assignTicket, moveTicket, noteOnTicket } from './work-on-ticket.ts'
import { writeQuestion } from './write-question.ts'

const shop = await testTickets()
const { deps, atWork, web, pool, pass, clock, aTicket, threadOf, lastWordOf, newsOf } = shop
const nora = await shop.anAccount()
const sami = await shop.anAccount()
const staff = await shop.staffMember()
const colleague = await shop.staffMember()

const stateOf = async (id: TicketId) => (await threadOf(id)).ticket.state
const answer = async (id: TicketId, next: 'waiting' | 'solved' = 'waiting', by = staff) =>
  answerTicket(deps, {
    ticketId: id,
    by,
    body: 'Try it in the other region.',
    next,
    read: await lastWordOf(id),
  })
const asGuest = (number: string, email: string) =>
  openTicketAsGuest(deps, { number, email, subject: 'key', body: 'Used.', locale: 'fr' }, [])

test('a ticket that is opened says by when it is answered, and a letter says so', async () => {
  const id = await aTicket({ accountId: nora.account, email: nora.email })
  const { ticket, messages } = await threadOf(id)
  expect(ticket).toMatchObject({ state: 'open', subject: 'key', email: nora.email })
  expect(ticket.answerDueAt?.getTime()).toBe(ticket.openedAt.getTime() + hours(24))
  expect(messages.map(({ kind, body }) => [kind, body])).toEqual([
    ['question', 'It says that the key was used.'],
  ])
  expect(newsOf(id)).toEqual(['opened'])
})

test('a guest opens one with the number and the address of an order, and with a wrong pair nothing', async () => {
  const order = await shop.anOrder('guest.pair@example.eu')
  const number = await shop.numberOf(order)
  const count = async () =>
    (await pool.query('select count(*)::int as n from shop.ticket where order_id = $1', [order])).rows[0].n
  await asGuest(number, 'somebody.else@example.eu')
  await asGuest('ZZZZ-ZZZZ', 'guest.pair@example.eu')
  expect(await count()).toBe(0)
  await asGuest(number.toLowerCase(), ' Guest.Pair@Example.eu')
  expect(await count()).toBe(1)
})

test('a key is told of with the order that it is in, and with no other', async () => {
  const [order, other] = [
    await shop.anOrder(nora.email, nora.account),
    await shop.anOrder(sami.email, sami.account),
  ]
  const { rows } = await pool.query('select id from shop.unit where order_id = $1', [order])
  const db = web.as({ role: 'customer', account: nora.account })
  expect(await isAbout(db, order, rows[0].id)).toBe(true)
  expect(await isAbout(db, order, null)).toBe(true)
  expect(await isAbout(db, other, null)).toBe(false)
  expect(await isAbout(db, other, rows[0].id)).toBe(false)
  await expect(aTicket({ unitId: rows[0].id })).rejects.toThrow('check constraint')
})

test('a note stands once when its form is pressed twice', async () => {
  const id = await aTicket()
  const note = { ticketId: id, by: staff, body: 'Third time this month.' }
  expect(await Promise.all([noteOnTicket(deps, note), noteOnTicket(deps, note)])).toEqual([true, true])
  await noteOnTicket(deps, { ...note, body: 'Asked the supplier.' })
  await noteOnTicket(deps, note)
  const { messages } = await threadOf(id)
  expect(messages.map(({ body }) => body).slice(1)).toEqual([
    'Third time this month.',
    'Asked the supplier.',
    'Third time this month.',
  ])
})

test('somebody else’s ticket is not there, nor its files, and no customer reads a note', async () => {
  const id = await aTicket({ accountId: nora.account, email: nora.email }, 1)
  await noteOnTicket(deps, { ticketId: id, by: staff, body: 'Third time this month.' })
  const hers = web.as({ role: 'customer', account: nora.account })
  const his = web.as({ role: 'customer', account: sami.account })
  const byLink = web.as({ role: 'visitor', ticket: id })
  for (const db of [hers, byLink]) {
    const thread = await findThread(db, id)
    expect(thread?.messages.map(({ kind, files }) => [kind, files.length])).toEqual([['question', 1]])
  }
  const withoutLink = web.as({ role: 'visitor' })
  for (const db of [his, withoutLink]) {
    expect(await findThread(db, id)).toBeUndefined()
    for (const table of ['ticket_message', 'ticket_file'] as const)
      expect(await db.selectFrom(table).select('id').where('ticket_id', '=', id).execute()).toEqual([])
  }
  expect((await listTicketsOfAccount(his, nora.account)).length).toBe(0)
  const desk = await findThread(web.as({ role: 'staff', account: staff }), id)
  expect(desk?.messages.map(({ kind }) => kind)).toEqual(['question', 'note'])
})

test('what was asked about a guest’s order comes along when an account claims the order', async () => {
  const { account, email } = await shop.anAccount()
  const order = await shop.anOrder(email)
  await asGuest(await shop.numberOf(order), email)
  const db = web.as({ role: 'customer', account })
  expect(await listTicketsOfAccount(db, account)).toEqual([])
  await claimGuestOrders(shop.worker.db, account, email)
  const [ticket] = await listTicketsOfAccount(db, account)
  expect(ticket).toMatchObject({ orderId: order, accountId: null })
  expect((await findThread(db, ticket?.id as TicketId))?.messages).toHaveLength(1)
})

test('an answer makes it the customer’s turn, and whatever they write the staff’s again', async () => {
  const id = await aTicket()
  expect(await answer(id)).toEqual({ ok: true })
  expect((await threadOf(id)).ticket).toMatchObject({
    state: 'waiting',
    answerDueAt: null,
    assignedTo: staff,
  })
  pass(hours(3))
  expect(await writeQuestion(deps, id, { body: 'It is the right region.' })).toBe(true)
  const { ticket } = await threadOf(id)
  expect(ticket.state).toBe('open')
  expect(ticket.answerDueAt?.getTime()).toBe(ticket.quietSince.getTime() + hours(24))
  pass(hours(3))
  await writeQuestion(deps, id, { body: 'Are you there?' })
  // Saying more does not make anybody wait longer.
  expect((await threadOf(id)).ticket.answerDueAt).toEqual(ticket.answerDueAt)
  expect(newsOf(id)).toEqual(['opened', 'answered'])
})

test('of two who answer at once one is told, and one letter goes out', async () => {
  const id = await aTicket()
  const read = await lastWordOf(id)
  const both = await Promise.all(
    [staff, colleague].map((by) =>
      answerTicket(deps, { ticketId: id, by, body: 'Here it is.', next: 'solved', read }),
    ),
  )
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, reason: 'moved_on' })
  expect(newsOf(id)).toEqual(['opened', 'solved'])
})

test('an answer to what has moved on is not sent: the customer wrote more meanwhile', async () => {
  const id = await aTicket()
  const read = await lastWordOf(id)
  await writeQuestion(deps, id, { body: 'Found it, thank you!' })
  const late = { ticketId: id, by: staff, body: 'Which key is it?', next: 'waiting', read } as const
  expect(await answerTicket(deps, late)).toEqual({ ok: false, reason: 'moved_on' })
  // A note stands in nobody's way.
  await noteOnTicket(deps, { ticketId: id, by: staff, body: 'Asked the supplier.' })
  expect(await answer(id, 'solved')).toEqual({ ok: true })
})

test('after five quiet days it is told that it will close, after seven it closes, and an answer opens it again', async () => {
  const id = await aTicket()
  await answer(id, 'solved')
  const run = () => closeQuietTickets(atWork)
  pass(days(5) - hours(1))
  await run()
  expect(newsOf(id)).toEqual(['opened', 'solved'])
  pass(hours(2))
  await run()
  await run()
  expect(newsOf(id)).toEqual(['opened', 'solved', 'closing'])
  pass(days(2) - hours(2))
  await run()
  expect(await stateOf(id)).toBe('solved')
  pass(hours(3))
  await run()
  await run()
  expect((await threadOf(id)).ticket.closedAt).not.toBeNull()
  expect(newsOf(id)).toEqual(['opened', 'solved', 'closing', 'closed'])
  await writeQuestion(deps, id, { body: 'It came back.' })
  expect((await threadOf(id)).ticket).toMatchObject({ state: 'open', closedAt: null })
  await answer(id)
  pass(days(5) + hours(1))
  await run()
  expect(newsOf(id).filter((what) => what === 'closing')).toHaveLength(2)
})

test('a shop that was down for two weeks tells before it closes', async () => {
  const id = await aTicket()
  await answer(id)
  pass(days(14))
  await closeQuietTickets(atWork)
  expect(await stateOf(id)).toBe('waiting')
  pass(days(2) + hours(1))
  await closeQuietTickets(atWork)
  expect(await stateOf(id)).toBe('closed')
})

test('an open ticket is closed by nobody but people, however long it waits', async () => {
  const id = await aTicket()
  pass(days(60))
  await closeQuietTickets(atWork)
  await closeQuietTickets(atWork)
  expect(await stateOf(id)).toBe('open')
  const read = await lastWordOf(id)
  expect(await moveTicket(deps, { ticketId: id, by: staff, to: 'closed', read })).toEqual({ ok: true })
  expect(await stateOf(id)).toBe('closed')
})

test('a rating needs an answer, counts once, and may be changed', async () => {
  const id = await aTicket()
  expect(await rateTicket(deps, id, 'good')).toBe(false)
  await answer(id, 'solved')
  expect(await rateTicket(deps, id, 'good')).toBe(true)
  expect(await rateTicket(deps, id, 'bad')).toBe(true)
  expect((await threadOf(id)).ticket.rating).toBe('bad')
})

test('the queue is in the order of what was promised, and what is mine is mine', async () => {
  const first = await aTicket()
  pass(hours(1))
  const second = await aTicket()
  const third = await aTicket()
  await answer(third, 'waiting', colleague)
  await assignTicket(deps, { ticketId: second, by: staff, to: colleague, seen: null })
  const db = web.as({ role: 'staff', account: staff })
  const of = async (view: 'open' | 'waiting' | 'mine', by = staff) =>
    (await listInbox(db, { view, page: 1 }, by)).tickets.map(({ id }) => id)
  const open = await of('open')
  expect(open.filter((id) => [first, second, third].includes(id))).toEqual([first, second])
  expect(await of('waiting')).toContain(third)
  expect(new Set(await of('mine', colleague))).toEqual(new Set([second, third]))
})

test('tickets of a restricted person are hidden from the staff and stay as they are, but what they write since is answered', async () => {
  const { account, email } = await shop.anAccount()
  const id = await aTicket({ accountId: account, email })
  const asMail = await aTicket({ email, channel: 'mail' })
  const other = await aTicket()
  await answer(id, 'solved')
  pass(hours(1))
  const inTx = shop.worker.db.transaction()
  await inTx.execute((tx) => restrict(tx, { account, email }, clock.now(), { kind: 'customer' }))
  const desk = web.as({ role: 'staff', account: staff })
  for (const hidden of [id, asMail]) {
    expect(await findThread(desk, hidden)).toBeUndefined()
    for (const table of ['ticket_message', 'ticket_file'] as const)
      expect(await desk.selectFrom(table).select('id').where('ticket_id', '=', hidden).execute()).toEqual([])
  }
  expect(await findThread(desk, other)).toBeDefined()
  // Nor does anything that the staff send without having seen it: a page that was open, a form that was made.
  const before = await threadOf(id)
  const [work, read] = [{ ticketId: id, by: staff }, await lastWordOf(id)]
  const unknown = { ok: false, reason: 'unknown' }
  expect(await answer(id)).toEqual(unknown)
  expect(await moveTicket(deps, { ...work, to: 'closed', read })).toEqual(unknown)
  expect(await noteOnTicket(deps, { ...work, body: 'Seen.' })).toBe(false)
  expect(await assignTicket(deps, { ...work, to: colleague, seen: null })).toEqual(unknown)
  expect(await threadOf(id)).toEqual(before)
  pass(days(6))
  await closeQuietTickets(atWork)
  expect(newsOf(id)).toEqual(['opened', 'solved'])
  expect((await findThread(web.as({ role: 'customer', account }), id))?.ticket.id).toBe(id)
  await writeQuestion(deps, id, { body: 'It stopped working.' })
  expect((await findThread(desk, id))?.messages).toHaveLength(3)
  expect(await answer(id)).toEqual({ ok: true })
})

test('what is closed or solved without a word has been read to its end', async () => {
  const id = await aTicket()
  const move = { ticketId: id, by: staff, read: await lastWordOf(id) }
  await writeQuestion(deps, id, { body: 'One more thing.' })
  for (const to of ['solved', 'closed'] as const)
    expect(await moveTicket(deps, { ...move, to })).toEqual({ ok: false, reason: 'moved_on' })
  expect(await stateOf(id)).toBe('open')
  const read = await lastWordOf(id)
  expect(await moveTicket(deps, { ...move, to: 'solved', read })).toEqual({ ok: true })
})

test('of two who take a ticket at once one has it, and the other is told who', async () => {
  const ticketId = await aTicket()
  const take = (by: AccountId, seen: AccountId | null = null) =>
    assignTicket(deps, { ticketId, by, to: by, seen })
  const outcomes = await Promise.all([take(staff), take(colleague)])
  const { assignedTo } = (await threadOf(ticketId)).ticket
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'taken', by: assignedTo }])
  const other = assignedTo === staff ? colleague : staff
  expect(await take(other)).toMatchObject({ reason: 'taken' })
  // Whoever has seen whose it is may take it over.
  expect(await take(other, assignedTo)).toEqual({ ok: true })
})

test('the history says from where to where, who has it, and nothing of what changed nothing', async () => {
  const id = await aTicket()
  const work = { ticketId: id, by: staff, read: await lastWordOf(id) }
  for (const to of ['open', 'solved', 'solved', 'open'] as const) await moveTicket(deps, { ...work, to })
  const assignments = [
    { to: colleague, seen: null },
    { to: colleague, seen: null },
    { to: null, seen: colleague },
    { to: null, seen: colleague },
  ]
  for (const each of assignments) await assignTicket(deps, { ...work, ...each })
  const history = (await listAuditOf(shop.worker.db, { kind: 'ticket', id })).toReversed()
  expect(history.map(({ action, details }) => [action, details]).slice(1)).toEqual([
    ['ticket.moved', { from: 'open', to: 'solved' }],
    ['ticket.moved', { from: 'solved', to: 'open' }],
    ['ticket.assigned', { to: colleague }],
    ['ticket.assigned', { to: null }],
  ])
})
