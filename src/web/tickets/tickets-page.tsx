import { type Ticket, ticketReference } from '../../domains/tickets/index.ts'
import { AccountPage } from '../account/account-layout.tsx'
import { href } from '../routes.ts'
import { formatDate } from '../ui/dates.ts'
import type { Visit } from '../ui/visit.ts'
import { TicketBadge } from './conversation.tsx'

/** What somebody has asked, the one with the latest word first. */
export function TicketsView({ visit, tickets }: { visit: Visit; tickets: readonly Ticket[] }) {
  const { locale, m } = visit
  const say = m.tickets
  const ask = (
    <a class="button primary" href={href(locale, 'accountNewTicket')}>
      {say.ask}
    </a>
  )
  return (
    <AccountPage visit={visit} title={say.title} here="accountTickets">
      {tickets.length === 0 ? (
        <div class="empty">
          <h2>{say.none}</h2>
          <p>{say.noneText}</p>
          {ask}
        </div>
      ) : (
        <>
          <p>{say.lead}</p>
          <p>{ask}</p>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{say.about}</th>
                <th scope="col">{say.reference}</th>
                <th scope="col">{say.last}</th>
                <th scope="col">{say.state}</th>
              </tr>
            </thead>
            <tbody>
              {tickets.map((ticket) => (
                <tr>
                  <th scope="row">
                    <a href={href(locale, 'accountTicket', { ticket: ticket.id })}>
                      {ticket.title ?? say.subjects[ticket.subject]}
                    </a>
                  </th>
                  <td data-label={say.reference} class="number">
                    {ticketReference(ticket.id)}
                  </td>
                  <td data-label={say.last}>{formatDate(ticket.quietSince, locale, 'short')}</td>
                  <td data-label={say.state}>
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
