import type { Role } from '../../../domains/staff/index.ts'
import type { Ticket, TicketMessage } from '../../../domains/tickets/index.ts'
import { newId } from '../../../shared/ids.ts'
import { hours } from '../../../shared/time.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import type { TicketOnDesk } from './deps.ts'

const now = sampleStorefront().clock.now()

export function sampleTicket(change: Partial<Ticket> = {}): Ticket {
  return {
    ...{ id: newId('tkt'), accountId: null, orderId: null, unitId: null, email: 'buyer@example.eu' },
    ...{ locale: 'fr', subject: 'key', title: null, channel: 'account', state: 'open', openedAt: now },
    ...{ answerDueAt: new Date(now.getTime() + hours(24)), firstAnsweredAt: null, quietSince: now },
    ...{ closedAt: null, assignedTo: null, rating: null, mergedInto: null },
    ...change,
  }
}

export const sampleQuestion = (body = 'It says “used”.'): TicketMessage => ({
  ...{ id: newId('msg'), kind: 'question', staffId: null, body, sentFrom: null, mailReference: null },
  ...{ at: now, files: [] },
})

export function sampleOnDesk(change: Partial<TicketOnDesk> = {}): TicketOnDesk {
  return {
    ticket: sampleTicket(),
    messages: [sampleQuestion()],
    ...{
      order: undefined,
      custody: [],
      colleagues: [],
      live: { present: [], change: 0 },
      replies: [],
      tags: [],
      tagged: [],
      mergedHere: [],
      others: [],
      macros: [],
      complaintId: undefined,
    },
    ...change,
  }
}

/** The back office of somebody with a role, in which one ticket is there. */
export function officeWith(onDesk: TicketOnDesk, change: Partial<AdminDeps> = {}, role: Role = 'support') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      openTicketOnDesk: async (id) => (id === onDesk.ticket.id ? onDesk : undefined),
      ...change,
    },
  )
}
