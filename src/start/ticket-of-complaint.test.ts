import { expect, test } from 'vitest'
import { testTill } from '../domains/checkout/checkout.fixture.ts'
import { complain, findComplaint } from '../domains/replacement/index.ts'
import { openTicketOfComplaint } from './ticket-of-complaint.ts'

const till = await testTill()
const { db, deps } = till
const atOnce = { delivery: 'at_once', express: true, acknowledge: true } as const

async function aComplaint(locale: 'en' | 'fr' = 'fr') {
  const orderId = await till.aPaidOrder([[await till.aProduct(1), 1]], {
    ...atOnce,
    email: `who.${locale}@example.eu`,
  })
  const [unit] = await till.unitsOf(orderId)
  if (!unit) throw new Error('no unit')
  const said = { seq: 1, message: 'harbour-13', words: 'Je suis en Norvège.', locale }
  const outcome = await complain(deps, { orderId, unitId: unit.id, ...said })
  if (!outcome.ok) throw new Error(outcome.reason)
  return { orderId, unitId: unit.id, complaintId: outcome.complaint.id }
}

const ticketsOf = (orderId: string) =>
  db
    .selectFrom('ticket')
    .innerJoin('ticket_message', 'ticket_message.ticket_id', 'ticket.id')
    .select([
      'ticket.id',
      'ticket.subject',
      'ticket.unit_id',
      'ticket.email',
      'ticket.locale',
      'ticket_message.body',
    ])
    .where('ticket.order_id', '=', orderId as never)
    .execute()

test('a complaint that the rules leave to a human opens one ticket with all that was said, however often it is told', async () => {
  const { orderId, unitId, complaintId } = await aComplaint()
  const told = { type: 'complaint_handed_over', complaintId, orderId } as const
  await Promise.all([1, 2, 3].map(() => openTicketOfComplaint(deps, told)))
  await openTicketOfComplaint(deps, told)
  const tickets = await ticketsOf(orderId)
  expect(tickets).toEqual([
    {
      id: expect.stringMatching(/^tkt_/),
      subject: 'key',
      unit_id: unitId,
      email: 'who.fr@example.eu',
      locale: 'fr',
      body: 'La plateforme indique : « Ce produit n’est pas disponible dans votre pays. »\n\nJe suis en Norvège.',
    },
  ])
  expect((await findComplaint(db, complaintId))?.ticketId).toBe(tickets[0]?.id)
  expect(till.events.filter(({ type }) => type === 'ticket_news')).toHaveLength(1)
})

test('whoever was erased meanwhile is written to by nobody', async () => {
  const { orderId, complaintId } = await aComplaint('en')
  await db.deleteFrom('order_contact').where('order_id', '=', orderId).execute()
  await openTicketOfComplaint(deps, { type: 'complaint_handed_over', complaintId, orderId })
  expect(await ticketsOf(orderId)).toEqual([])
})
