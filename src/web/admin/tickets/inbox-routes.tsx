import { Hono } from 'hono'
import { ticketReference } from '../../../domains/tickets/index.ts'
import type { Clock } from '../../../shared/time.ts'
import { pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { TicketDeskDeps, TicketInFile } from './deps.ts'
import { InboxView } from './inbox-page.tsx'
import { inboxFilterOf, readInboxQuery } from './inbox-query.ts'

const head = [
  ...['ticket', 'subject', 'opened', 'answer_due', 'last_message', 'closed'],
  ...['state', 'assigned_to', 'tags'],
]

/** Who wrote and what they wrote stays in the shop, the subject lines of mails with it. */
function recordOf({ ticket, assignedTo, tags }: TicketInFile): unknown[] {
  const { id, subject, openedAt, answerDueAt, quietSince, closedAt, state } = ticket
  return [
    ...[ticketReference(id), subject, openedAt, answerDueAt, quietSince, closedAt],
    ...[state, assignedTo, tags.join(' ')],
  ]
}

/** The queue of tickets, and the file of it. */
export function inboxPages(deps: TicketDeskDeps, admin: AdminGate, clock: Clock): Hono {
  return new Hono().get(pages.adminTickets, (c) =>
    admin.allow(c, 'tickets.answer', c.req.path, async ({ visit, session, shows }) => {
      const query = readInboxQuery(c.req.query())
      const filter = inboxFilterOf(query)
      const me = session.account.id
      if (query.asFile) {
        // Whoever was found by words or an address was named by whoever asked.
        const named = filter.text ? (await deps.listInbox({ ...filter, page: 1 }, me)).total : undefined
        await shows({ kind: 'ticket_list', ids: ['csv'], ...(named && { persons: named }) })
        return sendCsv(c, 'tickets', head, recordsOf(deps.readInbox(filter, me), recordOf))
      }
      const found = await deps.listInbox({ ...filter, page: query.page }, me)
      // Subjects and times, but the lines of mails are people's own words.
      const shown = found.tickets.filter(({ title }) => title || filter.text)
      await shows({ kind: 'ticket', ids: shown.map(({ id }) => id) })
      return privatePage(c, <InboxView {...{ visit, query, found, me, now: clock.now() }} />)
    }),
  )
}
