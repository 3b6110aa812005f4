import { lastWordIn, type Thread, ticketReference } from '../../../domains/tickets/index.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { DeskBadge } from './inbox-page.tsx'
import { mergeWords } from './merge-words.ts'
import type { TicketProps } from './ticket-page.tsx'

/** What else may be of the same customer, beside a ticket. */
export function MergeSection({ visit, ticket, others }: TicketProps) {
  const { locale, m } = visit
  const words = mergeWords[locale]
  if (others.length === 0) return null
  const merge = href(locale, 'adminTicketMerge', { ticket: ticket.id })
  return (
    <section>
      <h2>{words.section}</h2>
      <p class="small soft">{words.sectionLead}</p>
      <ul class="units-beside">
        {others.map((other) => (
          <li>
            <a href={href(locale, 'adminTicket', { ticket: other.id })}>
              {other.title ?? m.tickets.subjects[other.subject]}
            </a>{' '}
            <DeskBadge visit={visit} state={other.state} />
            <p class="small">
              <span class="soft">{formatDate(other.openedAt, locale)}</span> ·{' '}
              <a
                href={`${merge}?with=${other.id}`}
                aria-label={`${words.compare}: ${ticketReference(other.id)}`}
              >
                {words.compare}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type MergeProps = { visit: AdminVisit; both: [Thread, Thread]; into: TicketId; said?: Said | undefined }

/** Both beside each other, before they become one. */
export function MergeView({ visit, both, into, said }: MergeProps) {
  const { locale, m } = visit
  const words = mergeWords[locale]
  const [here, other] = both
  const back = href(locale, 'adminTicket', { ticket: here.ticket.id })
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminTickets"
      from={{ title: here.ticket.title ?? m.tickets.subjects[here.ticket.subject], href: back }}
      said={said}
    >
      <p>{words.lead}</p>
      <form class="stack" method="post" action={href(locale, 'adminTicketMerge', { ticket: here.ticket.id })}>
        <input type="hidden" name="with" value={other.ticket.id} />
        <input type="hidden" name="readHere" value={lastWordIn(here.messages)} />
        <input type="hidden" name="readOther" value={lastWordIn(other.messages)} />
        <fieldset class="merge">
          <legend>{words.which}</legend>
          {both.map((thread) => (
            <div class="merge-side">
              <label class="choice">
                <input
                  type="radio"
                  name="into"
                  value={thread.ticket.id}
                  checked={thread.ticket.id === into}
                  required
                />
                <span>{words.goesOn(ticketReference(thread.ticket.id))}</span>
              </label>
              <Side visit={visit} thread={thread} />
            </div>
          ))}
        </fieldset>
        <p class="actions">
          <button type="submit" class="button primary">
            {words.button}
          </button>
          <a href={back}>{words.back}</a>
        </p>
      </form>
    </AdminPage>
  )
}

function Side({ visit, thread: { ticket, messages } }: { visit: AdminVisit; thread: Thread }) {
  const { locale, m } = visit
  const desk = m.tickets.desk
  const words = mergeWords[locale]
  return (
    <>
      <Facts
        facts={[
          [m.tickets.about, ticket.title ?? m.tickets.subjects[ticket.subject]],
          [m.tickets.state, <DeskBadge visit={visit} state={ticket.state} />],
          [desk.from, ticket.email],
          [desk.age, formatDate(ticket.openedAt, locale, 'moment')],
          [desk.language, desk.languages[ticket.locale]],
          [words.soFar, words.messages(messages.length)],
        ]}
      />
      <p class="small soft">{words.first}</p>
      <div class="message-body">{messages[0]?.body}</div>
    </>
  )
}
