import { expect, test } from 'vitest'
import { composeMessage } from '../../platform/mail/message.ts'
import { newId, type TicketId } from '../../shared/ids.ts'
import { days, hours } from '../../shared/time.ts'
import { letterPress } from '../../web/letters/letter-writer.ts'
import { sampleShop } from '../../web/letters/letters.fixture.ts'
import {
  answerTicket,
  closeQuietTickets,
  mergeTickets,
  rateTicket,
  type TicketNews,
  writeQuestion,
} from '../tickets/index.ts'
import { testTickets } from '../tickets/tickets.fixture.ts'
import { parseMailAddress, parseSender } from './mail-address.ts'
import { notedQueue } from './notifications.fixture.ts'
import { tellOfTicket, ticketLetters } from './ticket-letters.ts'

const shop = await testTickets()
const { db } = shop.worker
const deps = { db, jobs: notedQueue(), clock: shop.clock }
const staff = await shop.staffMember()
const letters = ticketLetters({
  db,
  urls: {
    thread: (id, locale) => `https://shop.example/${locale}/tickets/${id}`,
    inAccount: (id, locale) => `https://shop.example/${locale}/account/tickets/${id}`,
    rating: (id, rating) => `https://shop.example/rating/${id}/${rating}`,
  },
  replyTo: (id) => parseMailAddress(`help+${id.slice(4)}@in.shop.example`) ?? null,
})

/** What the shop told of a ticket, as the jobs would hear it, and the rows that came of it. */
async function lettersOf(id: TicketId) {
  for (const event of shop.events)
    if (event.type === 'ticket_news' && 'ticketId' in event && event.ticketId === id)
      await tellOfTicket(deps, event as Parameters<typeof tellOfTicket>[1])
  return db.selectFrom('mail').selectAll().where('subject_id', '=', id).orderBy('id').execute()
}

const modelOf = (row: Awaited<ReturnType<typeof lettersOf>>[number]) =>
  letters.ticket({ ...row, subjectId: row.subject_id, orderId: null, locale: row.locale as 'en' })

async function answer(id: TicketId, next: 'waiting' | 'solved', body = 'For Europe.') {
  await answerTicket(shop.deps, { ticketId: id, by: staff, body, next, read: await shop.lastWordOf(id) })
}

test('each thing that happens is one letter, however often it is told', async () => {
  const id = await shop.aTicket({ email: 'told.once@example.eu', locale: 'fr' })
  await answer(id, 'waiting')
  await answer(id, 'solved')
  await lettersOf(id)
  const rows = await lettersOf(id)
  expect(rows.map(({ cause }) => cause.split(' ')[0])).toEqual(['opened', 'answered', 'solved'])
  expect(rows.every(({ locale, recipient }) => locale === 'fr' && recipient === 'told.once@example.eu')).toBe(
    true,
  )
})

test('a letter says what its answer says, and what is no longer so is not said', async () => {
  const id = await shop.aTicket()
  await answer(id, 'solved', 'It is for Europe & the world.')
  const [opened, solved] = await lettersOf(id)
  if (!opened || !solved) throw new Error('two letters')
  expect(await modelOf(opened)).toBeNull()
  expect(await modelOf(solved)).toMatchObject({
    what: 'solved',
    answer: { body: 'It is for Europe & the world.', files: 0 },
    rating: { good: `https://shop.example/rating/${id}/good` },
    answerBy: null,
  })
  await rateTicket(shop.deps, id, 'good')
  expect((await modelOf(solved))?.rating).toBeNull()
})

test('a letter of one that goes on under another mailbox of the account opens nothing by itself', async () => {
  const { account, email } = await shop.anAccount()
  const before = await shop.aTicket({ accountId: account, email: 'of.before@example.eu' })
  const since = await shop.aTicket({ accountId: account, email })
  await answer(before, 'solved', 'For Europe.')
  const solved = (await lettersOf(before)).at(-1)
  const read = { from: await shop.lastWordOf(before), into: await shop.lastWordOf(since) }
  expect(await mergeTickets(shop.deps, { from: before, into: since, by: staff, read })).toEqual({ ok: true })
  const letter = solved && (await modelOf(solved))
  expect(letter).toMatchObject({
    url: `https://shop.example/en/account/tickets/${since}`,
    rating: null,
    thread: { replyTo: null },
  })
})

test('that a ticket will close is told with its day, unless the customer has written meanwhile', async () => {
  const id = await shop.aTicket()
  await answer(id, 'waiting')
  shop.pass(days(5) + hours(1))
  await closeQuietTickets(shop.atWork)
  const closing = (await lettersOf(id)).find(({ cause }) => cause.startsWith('closing'))
  if (!closing) throw new Error('no letter')
  const told = (await modelOf(closing))?.closesAt?.getTime() ?? 0
  expect(Math.abs(told - shop.clock.now().getTime() - days(2))).toBeLessThan(60_000)
  await writeQuestion(shop.deps, id, { body: 'Not yet!' })
  expect(await modelOf(closing)).toBeNull()
})

test('a guest’s letter goes to where the order’s letters go today, an account’s to the account', async () => {
  const order = await shop.anOrder('typo@example.eu')
  const guest = await shop.aTicket({ channel: 'guest', orderId: order, email: 'typo@example.eu' })
  const { account, email } = await shop.anAccount()
  const owner = await shop.aTicket({ accountId: account, email, orderId: order })
  expect((await lettersOf(guest))[0]).toMatchObject({ order_id: order, account_id: null })
  expect((await lettersOf(owner))[0]).toMatchObject({ order_id: null, account_id: account, recipient: email })
})

test('mail programs keep the letters of a ticket together, and an answer goes to its own address', async () => {
  const id = await shop.aTicket()
  await writeQuestion(shop.deps, id, { body: 'By mail.', mailReference: '<from.them@mail.example.org>' })
  await answer(id, 'waiting')
  const answered = (await lettersOf(id)).find(({ cause }) => cause.startsWith('answered'))
  const model = answered && (await modelOf(answered))
  const to = parseMailAddress('nora@example.eu')
  const sender = parseSender('Shop <shop@shop.example>')
  if (!model || !to || !sender) throw new Error('a letter, to somebody')
  const letter = letterPress(sampleShop)('ticket', model, 'en')
  const message = composeMessage(sender, { id: newId('eml'), to, locale: 'en', letter })
  expect(message).toMatchObject({
    replyTo: { address: `help+${id.slice(4)}@in.shop.example` },
    inReplyTo: '<from.them@mail.example.org>',
    references: [`<${id}@shop.example>`, '<from.them@mail.example.org>'],
  })
  const byPage: TicketNews = 'opened'
  const first = letterPress(sampleShop)('ticket', { ...model, what: byPage }, 'en')
  expect(first.subject).toBe(letter.subject)
})

test('of a ticket that is gone nothing is told', async () => {
  const id = newId('tkt')
  await tellOfTicket(deps, { type: 'ticket_news', ticketId: id, what: 'opened', cause: id })
  expect(await db.selectFrom('mail').select('id').where('subject_id', '=', id).execute()).toEqual([])
})

test('the address of a ticket that a saved reply names opens by itself in the letter, and nowhere else', async () => {
  const id = await shop.aTicket()
  await answer(id, 'waiting', `Look here: https://shop.example/en/account/tickets/${id}`)
  const answered = (await lettersOf(id)).find(({ cause }) => cause.startsWith('answered'))
  const model = answered && (await modelOf(answered))
  expect(model?.answer?.body).toBe(`Look here: https://shop.example/en/tickets/${id}`)
  const { messages } = await shop.threadOf(id)
  expect(messages.at(-1)?.body).toContain('/account/tickets/')
})
