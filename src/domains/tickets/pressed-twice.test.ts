import { expect, test } from 'vitest'
import { minutes } from '../../shared/time.ts'
import { answerTicket } from './answer-ticket.ts'
import { openTicketAsGuest } from './open-as-guest.ts'
import { type NewTicket, openTicket } from './open-ticket.ts'
import { testTickets } from './tickets.fixture.ts'
import { moveTicket } from './work-on-ticket.ts'
import { writeQuestion } from './write-question.ts'

const shop = await testTickets()
const { deps, pool, pass, aTicket, threadOf, lastWordOf, newsOf } = shop
const staff = await shop.staffMember()

const asked = async (differences: Partial<NewTicket> = {}): Promise<NewTicket> => {
  const { account, email } = await shop.anAccount()
  const order = await shop.anOrder(email, account)
  return {
    ...{ channel: 'account', subject: 'key', locale: 'en', email, accountId: account, orderId: order },
    ...{ unitId: null, body: 'It was used.' },
    ...differences,
  }
}
const file = (name: string) => ({ name, mediaType: 'text/plain' as const, content: Buffer.from('Code 53') })
const times = <T>(count: number, run: () => Promise<T>) => Promise.all(Array.from({ length: count }, run))

test('a form that is pressed ten times at once opens one ticket, of which one letter tells', async () => {
  const question = await asked()
  const opened = await times(10, () => openTicket(deps, question, [file('shot.txt')]))
  const [id] = opened
  expect(new Set(opened).size).toBe(1)
  if (!id) throw new Error('no ticket')
  expect(newsOf(id)).toEqual(['opened'])
  expect((await threadOf(id)).messages.map(({ files }) => files.length)).toEqual([1])
})

test('a guest who presses twice has asked once', async () => {
  const order = await shop.anOrder('twice@example.eu')
  const number = await shop.numberOf(order)
  const asking = { number, email: 'twice@example.eu', subject: 'key', body: 'Used.', locale: 'fr' } as const
  await times(3, () => openTicketAsGuest(deps, asking, []))
  const { rows } = await pool.query('select id from shop.ticket where order_id = $1', [order])
  expect(rows).toHaveLength(1)
})

test.each<[string, Partial<NewTicket>]>([
  ['words', { body: 'It is for another region.' }],
  ['subject', { subject: 'invoice' }],
  ['order', { orderId: null }],
])('another %s is another question', async (_, differences) => {
  const question = await asked()
  const first = await openTicket(deps, question)
  expect(await openTicket(deps, { ...question, ...differences })).not.toBe(first)
})

test('the same words of another mailbox, with another file, or some time later are another question', async () => {
  const question = await asked()
  const first = await openTicket(deps, question)
  const others = [await openTicket(deps, await asked()), await openTicket(deps, question, [file('shot.txt')])]
  pass(minutes(11))
  others.push(await openTicket(deps, question))
  expect(new Set([first, ...others]).size).toBe(4)
})

test('an answer that is pressed five times stands there once', async () => {
  const id = await aTicket()
  await times(5, () => writeQuestion(deps, id, { body: 'Germany.' }, [file('shot.txt')]))
  expect((await threadOf(id)).messages.map(({ body }) => body)).toEqual([
    'It says that the key was used.',
    'Germany.',
  ])
  await writeQuestion(deps, id, { body: 'Germany.' }, [file('another.txt')])
  expect((await threadOf(id)).messages).toHaveLength(3)
})

test('the same words after an answer, or once it was solved, are said anew', async () => {
  const id = await aTicket({ body: 'It does not work.' })
  const read = await lastWordOf(id)
  await answerTicket(deps, { ticketId: id, by: staff, body: 'And now?', next: 'waiting', read })
  await writeQuestion(deps, id, { body: 'It does not work.' })
  expect((await threadOf(id)).messages).toHaveLength(3)
  await moveTicket(deps, { ticketId: id, by: staff, to: 'solved', read: await lastWordOf(id) })
  await writeQuestion(deps, id, { body: 'It does not work.' })
  expect((await threadOf(id)).ticket.state).toBe('open')
})
