import { type Ticket, ticketReference } from '../../domains/tickets/index.ts'
import { AccountPage } from '../account/account-layout.tsx'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import type { Visit } from '../ui/visit.ts'
import { TicketBadge } from './conversation.tsx'

/** What somebody has asked, the one with the latest word first. */
export function TicketsView({ visit, tickets }: { visit: Visit; tickets: readonly Ticket[] }) {
  const { locale, m } = visit
  const words = m.tickets
  const ask = (
    <a class="button primary" href={href(locale, 'accountNewTicket')}>
      {words.ask}
    </a>
  )
  return (
    <AccountPage visit={visit} title={words.title} here="accountTickets">
      {tickets.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
          {ask}
        </div>
      ) : (
        <>
          <p>{words.lead}</p>
          <p>{ask}</p>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{words.about}</th>
                <th scope="col">{words.reference}</th>
                <th scope="col">{words.last}</th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {tickets.map((ticket) => (
                <tr>
                  <th scope="row">
                    <a href={href(locale, 'accountTicket', { ticket: ticket.id })}>
                      {ticket.title ?? words.subjects[ticket.subject]}
                    </a>
                  </th>
                  <td data-label={words.reference}>
                    <span class="number">{ticketReference(ticket.id)}</span>
                  </td>
                  <td data-label={words.last}>{formatDate(ticket.quietSince, locale, 'short')}</td>
                  <td data-label={words.state}>
                    <TicketBadge visit={visit} ticket={ticket} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </AccountPage>
  )
}
