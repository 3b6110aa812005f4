import { expect, test } from 'vitest'
import { newId, type TicketId } from '../../shared/ids.ts'
import { restrict } from '../privacy/restriction/restriction.ts'
import { type InboxView, listInbox } from './inbox.ts'
import { ticketReference } from './ticket.ts'
import { testTickets } from './tickets.fixture.ts'
import { noteOnTicket } from './work-on-ticket.ts'

const shop = await testTickets()
const { deps, web, aTicket, pool } = shop
const staff = await shop.staffMember()
const db = web.as({ role: 'staff', account: staff })

const find = async (text: string, view: InboxView = 'all') =>
  (await listInbox(db, { view, page: 1, text }, staff)).tickets.map(({ id }) => id)

test('a ticket is found by its number, its mailbox, its order and the words in it', async () => {
  const email = `Found.${newId('acc')}@example.eu`
  const order = await shop.anOrder(email)
  const number = await shop.numberOf(order)
  const id = await aTicket({
    ...{ email, orderId: order, title: 'Zephyrhorn', body: 'La clé quuxière ne fonctionnait pas.' },
  })
  await noteOnTicket(deps, { ticketId: id, by: staff, body: 'Supplier plonkton was asked.' })
  await aTicket({ body: 'Something else.' })
  const reference = ticketReference(id)
  const named = [reference, reference.toLowerCase(), reference.slice(2), ` ${email.toUpperCase()} `, number]
  const words = ['zephyrhorn', 'QUUXIERE', 'clés quuxière', 'plonkton supplier', '"supplier plonkton"']
  for (const text of [...named, number.replace('-', ' ').toLowerCase(), ...words])
    expect(await find(text), text).toEqual([id])
  for (const text of ['"plonkton supplier"', 'quuxiere -cle', 'plonkton zephyrhorn', 'T-0000-0000', '%', "'"])
    expect(await find(text), text).toEqual([])
})

test('a search keeps to the view and the tag that are looked at', async () => {
  const id = await aTicket({ body: 'Wibblewobble.' })
  expect(await find('wibblewobble', 'open')).toEqual([id])
  expect(await find('wibblewobble', 'done')).toEqual([])
  const narrowed = await listInbox(db, { view: 'all', page: 1, text: 'wibblewobble', tag: 'none' }, staff)
  expect(narrowed.total).toBe(0)
})

test('of more than is looked through the newest are found, and it is said', async () => {
  const id = await aTicket({ body: 'Snickerdoodle, the first of many.' })
  await pool.query(
    `insert into shop.ticket_message (id, ticket_id, kind, body, at)
     select 'msg_' || lpad(n::text, 26, '0'), $1, 'question', 'Snickerdoodle', now() from generate_series(1, 5000) n`,
    [id],
  )
  const newest = await aTicket({ body: 'Snickerdoodle, the last.' })
  expect(await find('snickerdoodle')).toContain(newest)
  const cutOf = async (text: string) => (await listInbox(db, { view: 'all', page: 1, text }, staff)).isCut
  expect(await cutOf('snickerdoodle')).toBe(true)
  expect(await cutOf('"snickerdoodle the last"'), 'narrowed, it is whole').toBe(false)
  expect(await cutOf('snickerdoodlest'), 'of nothing, nothing is cut').toBe(false)
})

test('what only names words that are not there is looked up nowhere', async () => {
  await aTicket({ body: 'Anything.' })
  for (const text of ['-quuxplop', '-quuxplop -plonkplop']) expect(await find(text), text).toEqual([])
})

test('tickets of a restricted person are found by nobody', async () => {
  const { account, email } = await shop.anAccount()
  const id = await aTicket({ accountId: account, email, body: 'Flibbertigibbet.' })
  expect(await find('flibbertigibbet')).toEqual([id])
  shop.pass(1000)
  const inTx = shop.worker.db.transaction()
  await inTx.execute((tx) => restrict(tx, { account, email }, shop.clock.now(), { kind: 'customer' }))
  for (const text of ['flibbertigibbet', email, ticketReference(id)]) expect(await find(text)).toEqual([])
})

test('nobody but the staff may ask', async () => {
  const id: TicketId = await aTicket()
  for (const principal of [
    { role: 'visitor', ticket: id },
    { role: 'customer', account: staff },
  ] as const)
    await expect(listInbox(web.as(principal), { view: 'all', page: 1, text: 'key' }, staff)).rejects.toThrow(
      'permission denied',
    )
})

test('words and numbers are looked up in indexes', async () => {
  const plan = async (query: string) => {
    const client = await pool.connect()
    try {
      await client.query('begin; set local enable_seqscan = off')
      return JSON.stringify((await client.query(`explain (format json) ${query}`)).rows)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const said = "select ticket_id from shop.ticket_message where search @@ to_tsquery('english', 'key')"
  expect(await plan(said)).toContain('ticket_message_search')
  const numbered = 'select id from shop.ticket where "right"(id, 8) = \'aaaabbbb\''
  expect(await plan(numbered)).toContain('ticket_reference')
})
