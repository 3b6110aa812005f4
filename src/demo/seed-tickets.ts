import { tickets } from '../../demo/tickets.ts'
import { listStaff } from '../domains/staff/index.ts'
import {
  answerTicket,
  findThread,
  hasTickets,
  openTicket,
  type TicketDeps,
} from '../domains/tickets/index.ts'
import { after, hours } from '../shared/time.ts'

/** The questions that the demo opens with, once; nobody is written to. */
export async function seedDemoTickets(shop: Omit<TicketDeps, 'outbox'>): Promise<void> {
  const { db, clock } = shop
  if (await hasTickets(db)) return
  const outbox = { emit: async () => undefined }
  const [colleague] = await listStaff(db)
  for (const { hoursAgo, answer, email, locale, subject, title, body } of tickets) {
    const asked = { now: () => after(clock.now(), -hours(hoursAgo)) }
    const about = { accountId: null, orderId: null, unitId: null, channel: 'mail' } as const
    const id = await openTicket(
      { ...shop, outbox, clock: asked },
      { ...about, email, locale, subject, title, body },
    )
    const question = (await findThread(db, id))?.messages[0]
    if (!answer || !colleague || !question) continue
    const answered = { now: () => after(asked.now(), hours(2)) }
    await answerTicket(
      { ...shop, outbox, clock: answered },
      { ticketId: id, by: colleague.accountId, body: answer, next: 'solved', read: question.id },
    )
  }
}
