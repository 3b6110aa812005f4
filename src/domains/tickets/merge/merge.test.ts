import { expect, test } from 'vitest'
import { listAuditOf } from '../../../platform/audit/audit.ts'
import { newId, type TicketId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { days, hours } from '../../../shared/time.ts'
import { copyAsJson } from '../../privacy/export/copy-as-json.ts'
import { exportPerson } from '../../privacy/export/export-person.ts'
import { erasePerson, findSubject, runRetention } from '../../privacy/index.ts'
import { restrict } from '../../privacy/restriction/restriction.ts'
import { placeHold } from '../../privacy/retention/holds.ts'
import { answerTicket } from '../answer-ticket.ts'
import { listInbox } from '../inbox.ts'
import { receiveMail } from '../mail/receive-mail.ts'
import { findFile, findThread, listTicketsOfAccount } from '../queries.ts'
import { rateTicket } from '../rate-ticket.ts'
import { replyAddressesAt } from '../signed-names.ts'
import { createTag } from '../tags/keep-tags.ts'
import { listTagsOf } from '../tags/read-tags.ts'
import { tagTicket } from '../tags/tag-ticket.ts'
import { listTicketChanges } from '../ticket-changes.ts'
import { testTickets } from '../tickets.fixture.ts'
import { assignTicket, moveTicket, noteOnTicket } from '../work-on-ticket.ts'
import { writeQuestion } from '../write-question.ts'
import { compareCustomers } from './customer-of.ts'
import { mergeTickets } from './merge-tickets.ts'
import { followLink, listOthersOf } from './read-merged.ts'

const shop = await testTickets()
const { deps, web, pool, clock, erasure, aTicket, threadOf, lastWordOf } = shop
const staff = await shop.staffMember()
const desk = web.as({ role: 'staff', account: staff })

const aMailbox = () => `${newId('acc')}@example.eu`
const merge = async (from: TicketId, into: TicketId) => {
  const read = { from: await lastWordOf(from), into: await lastWordOf(into) }
  return mergeTickets(deps, { from, into, by: staff, read })
}
const bodiesOf = async (id: TicketId) => (await threadOf(id)).messages.map(({ body }) => body)
const close = async (ticketId: TicketId) =>
  moveTicket(deps, { ticketId, by: staff, to: 'closed', read: await lastWordOf(ticketId) })
async function twoOf(email = aMailbox(), files = 0): Promise<[TicketId, TicketId]> {
  const first = await aTicket({ email, body: 'First.' }, files)
  shop.pass(hours(1))
  return [first, await aTicket({ email, body: 'Second.' }, files)]
}

test.each([
  ['one account', { accountId: 'a', mailbox: 'm' }, { accountId: 'a', mailbox: 'n' }, 'same'],
  [
    'two accounts with one mailbox',
    { accountId: 'a', mailbox: 'm' },
    { accountId: 'b', mailbox: 'm' },
    'other_customer',
  ],
  ['one mailbox', { accountId: 'a', mailbox: 'm' }, { accountId: null, mailbox: 'm' }, 'same'],
  ['one mailbox, unproved', { mailbox: 'm', isProved: false }, { mailbox: 'm' }, 'unproved'],
  [
    'one order, unproved',
    { mailbox: 'm', isProved: false, orderId: 'o' },
    { mailbox: 'm', orderId: 'o' },
    'same',
  ],
  ['two mailboxes', { accountId: 'a', mailbox: 'm' }, { accountId: null, mailbox: 'n' }, 'other_customer'],
  [
    'two that were erased',
    { accountId: null, mailbox: 'erased@erased.invalid' },
    { accountId: null, mailbox: 'erased@erased.invalid' },
    'other_customer',
  ],
] as const)('%s: one customer or two', (_, one, other, compared) => {
  const [here, there] = [one, other].map((given) => ({
    ...{ accountId: null, orderId: null, isProved: true },
    ...given,
  })) as never[]
  expect(compareCustomers(here as never, there as never)).toBe(compared)
  expect(compareCustomers(there as never, here as never)).toBe(compared)
})

test('of two tickets one goes on with the words, files and notes of both in order; the other is closed and leads there', async () => {
  const [first, second] = await twoOf(aMailbox(), 1)
  await writeQuestion(deps, first, { body: 'Third.' })
  await noteOnTicket(deps, { ticketId: second, by: staff, body: 'Fourth, a note.' })
  await assignTicket(deps, { ticketId: second, by: staff, to: staff, seen: null })
  const due = (await threadOf(first)).ticket.answerDueAt
  expect(await merge(first, second)).toEqual({ ok: true })
  const { ticket, messages } = await threadOf(second)
  expect(messages.map(({ body, files }) => [body, files.length])).toEqual([
    ['First.', 1],
    ['Second.', 1],
    ['Third.', 0],
    ['Fourth, a note.', 0],
  ])
  // Whoever asked first waits no longer than was promised.
  expect(ticket).toMatchObject({ state: 'open', answerDueAt: due, assignedTo: staff })
  const merged = await threadOf(first)
  expect(merged).toMatchObject({ ticket: { state: 'closed', mergedInto: second }, messages: [] })
  const file = messages[0]?.files[0]?.id ?? newId('fil')
  expect(await findFile(web.as({ role: 'visitor', ticket: second }), second, file)).toBeDefined()
  for (const [id, action] of [
    [first, 'ticket.merged'],
    [second, 'ticket.took_in'],
  ] as const)
    expect((await listAuditOf(shop.worker.db, { kind: 'ticket', id }))[0]?.action).toBe(action)
})

test('tickets of two customers stay two, by account and by mailbox', async () => {
  const [nora, sami] = [await shop.anAccount(), await shop.anAccount()]
  const hers = await aTicket({ accountId: nora.account, email: nora.email })
  const his = await aTicket({ accountId: sami.account, email: sami.email })
  const asHer = await aTicket({ accountId: sami.account, email: nora.email })
  const byMail = await aTicket({ channel: 'mail', email: aMailbox() })
  const refused = { ok: false, reason: 'other_customer' }
  for (const other of [his, asHer, byMail]) {
    expect(await merge(hers, other)).toEqual(refused)
    expect(await merge(other, hers)).toEqual(refused)
    expect(await bodiesOf(other)).toHaveLength(1)
  }
  expect(await bodiesOf(hers)).toHaveLength(1)
})

test('a guest’s ticket is theirs to whom the order’s letters go today', async () => {
  const [typed, right] = [aMailbox(), aMailbox()]
  const order = await shop.anOrder(typed)
  const guest = await aTicket({ channel: 'guest', orderId: order, email: typed })
  await pool.query('update shop.order_contact set email = $2, email_folded = $2 where order_id = $1', [
    order,
    right,
  ])
  expect(await merge(await aTicket({ email: typed }), guest)).toMatchObject({ reason: 'other_customer' })
  expect(await merge(await aTicket({ email: right }), guest)).toEqual({ ok: true })
})

test('an order is no proof of its address: what came by its link is merged by order or by account alone', async () => {
  const email = aMailbox()
  const byMail = await aTicket({ channel: 'mail', email, body: 'Mine alone.' })
  const { account } = await shop.anAccount()
  const [ofGuest, ofAnAccount] = [await shop.anOrder(email), await shop.anOrder(email, account)]
  const strangers = [
    await aTicket({ channel: 'order', orderId: ofGuest, email }),
    // A buyer who is signed in types any address as well.
    await aTicket({ channel: 'order', orderId: ofAnAccount, accountId: account, email }),
    await aTicket({ channel: 'guest', orderId: ofAnAccount, accountId: account, email }),
  ]
  for (const stranger of strangers) {
    expect(await merge(stranger, byMail)).toEqual({ ok: false, reason: 'unproved' })
    expect(await merge(byMail, stranger)).toEqual({ ok: false, reason: 'unproved' })
  }
  const asGuest = await aTicket({ channel: 'guest', orderId: ofGuest, email })
  expect(await merge(strangers[0] ?? asGuest, asGuest)).toEqual({ ok: true })
  // What took in words of that link is no more proof than they are.
  expect(await merge(asGuest, byMail)).toEqual({ ok: false, reason: 'unproved' })
  expect(await bodiesOf(byMail)).toEqual(['Mine alone.'])
})

test('what was read decides: a word that came meanwhile, or a merge, and nothing moves', async () => {
  const [first, second] = await twoOf()
  const read = { from: await lastWordOf(first), into: await lastWordOf(second) }
  await writeQuestion(deps, second, { body: 'More.' })
  const late = { from: first, into: second, by: staff, read }
  expect(await mergeTickets(deps, late)).toEqual({ ok: false, reason: 'moved_on' })
  expect(await bodiesOf(first)).toEqual(['First.'])
  expect(await mergeTickets(deps, { ...late, into: first })).toEqual({ ok: false, reason: 'unknown' })
  expect(await mergeTickets(deps, { ...late, into: newId('tkt') })).toEqual({ ok: false, reason: 'unknown' })
  // Two who merge the same two into each other: one does.
  const both = await Promise.all([merge(first, second), merge(second, first)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, reason: 'moved_on' })
})

test('a merge is news to whoever has the one open that goes on, and their answer has not read what came in', async () => {
  const [first, second] = await twoOf()
  const read = await lastWordOf(second)
  const before = (await listTicketChanges(shop.atWork.db)).filter(({ ticketId }) => ticketId === second)
  expect(await merge(first, second)).toEqual({ ok: true })
  const after = (await listTicketChanges(shop.atWork.db)).filter(({ ticketId }) => ticketId === second)
  expect(after).toHaveLength(before.length + 1)
  const answer = { ticketId: second, by: staff, body: 'Here.', next: 'solved', read } as const
  expect(await answerTicket(deps, answer)).toEqual({ ok: false, reason: 'moved_on' })
})

test('what is written to the old one lands where it goes on: by its page, by mail, from the staff', async () => {
  const email = aMailbox()
  const [first, second] = await twoOf(email)
  const third = await aTicket({ email, body: 'Of later.' })
  expect(await merge(first, second)).toEqual({ ok: true })
  expect(await merge(second, third)).toEqual({ ok: true })
  expect(await writeQuestion(deps, first, { body: 'By its page.' })).toBe(true)
  const replies = replyAddressesAt('help@in.shop.example', new Secret(Buffer.alloc(32)))
  const receipt = await receiveMail(
    { ...deps, replies },
    {
      ...{ kind: 'person', reference: `<${newId('eml')}@example.eu>`, from: email, subject: 'Re', files: [] },
      ...{ to: [replies.addressFor(first)], text: 'By mail.' },
    },
  )
  expect(receipt).toBe('written')
  expect(await noteOnTicket(deps, { ticketId: first, by: staff, body: 'A note.' })).toBe(true)
  expect(await bodiesOf(third)).toEqual([
    ...['First.', 'Second.', 'Of later.', 'By its page.', 'By mail.', 'A note.'],
  ])
  const answer = { ticketId: first, by: staff, body: 'Here.', next: 'solved' } as const
  // Whoever has the old page open has not read what is there now.
  expect(await answerTicket(deps, { ...answer, read: '' })).toMatchObject({ reason: 'moved_on' })
  expect(await answerTicket(deps, { ...answer, read: await lastWordOf(third) })).toEqual({ ok: true })
  expect(shop.newsOf(third)).toContain('solved')
  expect(await rateTicket(deps, first, 'good')).toBe(true)
  expect((await threadOf(third)).ticket.rating).toBe('good')
})

test('a mail past what people write in a day joins the ticket in which the last one goes on', async () => {
  const email = aMailbox()
  const { account } = await shop.anAccount()
  const own = await aTicket({ email, accountId: account })
  const last = await aTicket({ email, channel: 'mail' })
  for (let opened = 0; opened < 4; opened++) await close(await aTicket({ email, channel: 'mail' }))
  await pool.query("update shop.ticket set opened_at = opened_at + interval '1 minute' where id = $1", [last])
  expect(await merge(last, own)).toEqual({ ok: true })
  const replies = replyAddressesAt('help@in.shop.example', new Secret(Buffer.alloc(32)))
  const mail = {
    kind: 'person',
    reference: `<${newId('eml')}@x>`,
    from: email,
    to: [],
    subject: 'Hm',
  } as const
  expect(await receiveMail({ ...deps, replies }, { ...mail, text: 'A sixth.', files: [] })).toBe('written')
  expect(await bodiesOf(own)).toContain('A sixth.')
})

test('the link of the old one opens the other while both go to one mailbox', async () => {
  const [first, second] = await twoOf()
  expect(await followLink(deps.db, first)).toBeUndefined()
  await merge(first, second)
  expect(await followLink(deps.db, first)).toEqual({ id: second, opens: true })
  const { account, email } = await shop.anAccount()
  const before = await aTicket({ accountId: account, email: aMailbox() })
  const since = await aTicket({ accountId: account, email })
  expect(await merge(before, since)).toEqual({ ok: true })
  expect(await followLink(deps.db, before)).toEqual({ id: since, opens: false })
})

test('an account sees the one that goes on, also when it began with a mail, and the old one in no list', async () => {
  const { account, email } = await shop.anAccount()
  const order = await shop.anOrder(email, account)
  const own = await aTicket({ accountId: account, email, orderId: order })
  const byMail = await aTicket({ channel: 'mail', email })
  expect((await listOthersOf(desk, (await threadOf(own)).ticket)).map(({ id }) => id)).toEqual([byMail])
  expect(await merge(own, byMail)).toEqual({ ok: true })
  const hers = web.as({ role: 'customer', account })
  expect((await listTicketsOfAccount(hers, account)).map(({ id }) => id)).toEqual([byMail])
  expect((await findThread(hers, byMail))?.ticket).toMatchObject({ accountId: account, orderId: order })
  for (const view of ['done', 'all', 'open'] as const) {
    const { tickets } = await listInbox(desk, { view, page: 1 }, staff)
    expect(tickets.map(({ id }) => id)).not.toContain(own)
  }
})

test('tags of both go on', async () => {
  const [first, second] = await twoOf()
  for (const name of ['Of both', 'Of one'])
    await desk
      .transaction()
      .execute((tx) => createTag(tx, { en: name, fr: name }, { kind: 'staff', id: staff }))
  for (const [ticketId, tag] of [
    [first, 'of-both'],
    [second, 'of-both'],
    [first, 'of-one'],
  ] as const)
    await tagTicket(deps, { ticketId, tag, by: staff })
  await merge(first, second)
  const tags = await listTagsOf(desk, [first, second])
  expect([tags.get(first), tags.get(second)]).toEqual([undefined, ['of-both', 'of-one']])
})

test('the turn is the customer’s only where it was so in both, and what was told of closing is told anew', async () => {
  const [first, second] = await twoOf()
  for (const id of [first, second])
    await answerTicket(deps, {
      ...{ ticketId: id, by: staff, body: 'Here.', read: await lastWordOf(id) },
      next: id === first ? 'waiting' : 'solved',
    })
  await pool.query('update shop.ticket set closing_told_at = now() where id = $1', [second])
  await merge(first, second)
  const { rows } = await pool.query('select state, closing_told_at from shop.ticket where id = $1', [second])
  expect(rows).toEqual([{ state: 'waiting', closing_told_at: null }])
  const [third, fourth] = await twoOf()
  for (const id of [third, fourth]) await close(id)
  await merge(third, fourth)
  expect((await threadOf(fourth)).ticket).toMatchObject({ state: 'closed', closedAt: expect.any(Date) })
})

test('whoever is erased takes both along, and a copy holds what was said in both', async () => {
  const { account, email } = await shop.anAccount()
  const byMail = await aTicket({ channel: 'mail', email, body: 'By mail before.' })
  const own = await aTicket({ accountId: account, email, body: 'From the account.' }, 1)
  await merge(own, byMail)
  // Another address by now: of the two only the account is known.
  await pool.query('update shop.account set email = $2, email_folded = $2 where id = $1', [
    account,
    aMailbox(),
  ])
  let copy = ''
  for await (const piece of exportPerson(erasure, await findSubject(shop.worker.db, { account }), copyAsJson))
    copy += piece
  for (const words of ['By mail before.', 'From the account.', 'shot-0.txt']) expect(copy).toContain(words)
  expect((await erasePerson(erasure, { account }, 'request')).ok).toBe(true)
  const { rows } = await pool.query('select id from shop.ticket where id = any($1)', [[own, byMail]])
  expect(rows).toEqual([])
})

test('the old mailbox of an account leads to nothing that is the account’s by now', async () => {
  const { account, email } = await shop.anAccount()
  const byMail = await aTicket({ channel: 'mail', email, body: 'By mail before.' })
  const own = await aTicket({ accountId: account, email })
  await merge(byMail, own)
  await pool.query('update shop.account set email = $2, email_folded = $2 where id = $1', [
    account,
    aMailbox(),
  ])
  expect((await findSubject(shop.worker.db, { email })).tickets).toEqual([byMail])
  expect((await findSubject(shop.worker.db, { account })).tickets).toEqual(
    expect.arrayContaining([byMail, own]),
  )
})

test('what a bank argues about keeps the ticket in which the words about its order stand now', async () => {
  const email = aMailbox()
  const { account } = await shop.anAccount()
  const order = await shop.anOrder(email)
  const ofOrder = await aTicket({ channel: 'guest', orderId: order, email, body: 'About the order.' })
  const into = await aTicket({ email, accountId: account })
  expect(await merge(ofOrder, into)).toEqual({ ok: true })
  await pool.query('update shop.ticket set order_id = null, unit_id = null where id = $1', [into])
  await shop.worker.db
    .transaction()
    .execute((tx) =>
      placeHold(
        tx,
        { kind: 'order', id: order },
        { ground: 'bank_dispute', reference: null, by: null, at: clock.now() },
      ),
    )
  await close(into)
  shop.pass(days(3 * 365 + 1))
  await runRetention(erasure)
  expect(await bodiesOf(into)).toContain('About the order.')
  shop.pass(-days(3 * 365 + 1))
})

test('three years after the one that goes on was closed, all of both are gone, and not before', async () => {
  const [first, second] = await twoOf(aMailbox(), 1)
  await merge(first, second)
  const rows = async () =>
    (
      await pool.query('select id from shop.ticket where id = any($1) order by id', [[first, second]])
    ).rows.map(({ id }) => id)
  shop.pass(days(3 * 365 + 1))
  await runRetention(erasure)
  // It is open: only what led to it is over.
  expect(await rows()).toEqual([second])
  expect(await bodiesOf(second)).toHaveLength(2)
  await close(second)
  shop.pass(days(3 * 365 + 1))
  await runRetention(erasure)
  expect(await rows()).toEqual([])
  shop.pass(-2 * days(3 * 365 + 1))
})

test('what a restricted person asked stays out of sight where it goes on, and is merged by nobody', async () => {
  const { account, email } = await shop.anAccount()
  const order = await shop.anOrder(email, account)
  const ofOrder = await aTicket({ channel: 'guest', orderId: order, email: aMailbox() })
  const into = await aTicket({ accountId: account, email })
  const third = await aTicket({ accountId: account, email })
  await merge(ofOrder, into)
  await pool.query(
    'update shop.ticket set order_id = null, account_id = null, email_folded = $2 where id = $1',
    [into, aMailbox()],
  )
  shop.pass(1000)
  await shop.worker.db
    .transaction()
    .execute((tx) => restrict(tx, { account, email }, clock.now(), { kind: 'customer' }))
  for (const hidden of [ofOrder, into, third]) expect(await findThread(desk, hidden)).toBeUndefined()
  expect(await merge(third, into)).toEqual({ ok: false, reason: 'unknown' })
})

test('of another customer the two that are one now are as little there as before', async () => {
  const [first, second] = await twoOf()
  await merge(first, second)
  const { account } = await shop.anAccount()
  for (const principal of [{ role: 'customer', account }, { role: 'visitor' }] as const)
    for (const id of [first, second]) expect(await findThread(web.as(principal), id)).toBeUndefined()
  // The link of the old one opens the old one alone: where it leads is asked of the shop.
  expect(await findThread(web.as({ role: 'visitor', ticket: first }), second)).toBeUndefined()
})
