import { expect, test } from 'vitest'
import { after, hours, minutes } from '../../shared/time.ts'
import { restrict } from '../privacy/restriction/restriction.ts'
import { type InboxSort, inboxSorts, inboxViews, listInbox, readInbox } from './inbox.ts'
import { type PastTicket, putPastTickets } from './put-past-tickets.ts'
import type { Ticket } from './ticket.ts'
import { testTickets } from './tickets.fixture.ts'

const shop = await testTickets()
const { pool, web, clock } = shop
const staff = await shop.staffMember()
const desk = web.as({ role: 'staff', account: staff })
const count = 620

const left = [null, 'waiting', 'solved', 'closed'] as const
const past = Array.from({ length: count }, (_, n): PastTicket => {
  // Their ends stand in another order than their beginnings.
  const askedAt = after(clock.now(), -hours(300) + minutes((n * 7) % 613))
  const state = left[n % left.length] ?? null
  return {
    ...{ locale: 'en', subject: 'key', title: null, body: 'Used.', askedAt, channel: 'mail' },
    ...{ email: `buyer.${n}@example.eu`, assignedTo: staff },
    answer: state && { by: staff, body: 'Done.', at: after(askedAt, minutes(n)), left: state },
  }
})
await shop.worker.db.transaction().execute((tx) => putPastTickets(tx, past))

const moments: Record<InboxSort, (ticket: Ticket) => Date | null> = {
  due: ({ answerDueAt }) => answerDueAt,
  opened: ({ openedAt }) => openedAt,
  quiet: ({ quietSince }) => quietSince,
  closed: ({ closedAt }) => closedAt,
}
const orders = inboxViews.flatMap((view) =>
  inboxSorts[view].flatMap((each) => {
    const sort = each.replace('-', '') as InboxSort
    return [true, false].map((isDescending) => ({ view, order: { sort, isDescending } }))
  }),
)

test.each(orders)('$view by $order.sort, descending: $order.isDescending', async ({ view, order }) => {
  const pages = await Promise.all([1, 2].map((page) => listInbox(desk, { view, order, page }, staff)))
  const listed = pages.flatMap(({ tickets }) => tickets.map(({ id }) => id))
  const found = (await Array.fromAsync(readInbox(desk, { view, order }, staff))).flat()
  expect(listed).toEqual(found.slice(0, 100).map(({ id }) => id))
  // Of what nothing is promised comes last, whichever way one looks.
  const last = order.isDescending ? -Infinity : Infinity
  const keys = found.map((ticket) => moments[order.sort](ticket)?.getTime() ?? last)
  expect(keys).toEqual(keys.toSorted((one, other) => (order.isDescending ? other - one : one - other)))
})

test.each(inboxViews)('the file of %s is its list from the first page to the last', async (view) => {
  const listed: string[] = []
  const total = (await listInbox(desk, { view, page: 1 }, staff)).total
  for (let page = 1; listed.length < total; page++)
    listed.push(...(await listInbox(desk, { view, page }, staff)).tickets.map(({ id }) => id))
  const read = (await Array.fromAsync(readInbox(desk, { view }, staff))).flat().map(({ id }) => id)
  expect(read).toEqual(listed)
  expect(read.length).toBeGreaterThan(100)
})

test('a ticket that moves on while the file is read is neither missed nor taken twice', async () => {
  const pieces = readInbox(desk, { view: 'all' }, staff)
  const first = (await pieces.next()).value as Ticket[]
  const moved = first.slice(0, 40).map(({ id }) => id)
  await pool.query(`update shop.ticket set quiet_since = now() - interval '90 days' where id = any($1)`, [
    moved,
  ])
  const rest = (await Array.fromAsync(pieces)).flat()
  const ids = [...first, ...rest].map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([count, count])
})

test('of a restricted person nothing is in the file', async () => {
  const email = 'buyer.3@example.eu'
  const all = async () => (await Array.fromAsync(readInbox(desk, { view: 'all' }, staff))).flat()
  expect((await all()).some((ticket) => ticket.email === email)).toBe(true)
  const inTx = shop.worker.db.transaction()
  await inTx.execute((tx) => restrict(tx, { account: null, email }, clock.now(), { kind: 'customer' }))
  expect((await all()).some((ticket) => ticket.email === email)).toBe(false)
})
