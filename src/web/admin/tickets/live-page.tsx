import type { AccountId, TicketId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import type { AdminVisit, Said } from '../admin-layout.tsx'
import type { Colleague } from './deps.ts'

export const deskIslands = ['presence.js', 'live.js', 'inbox.js'] as const

type LiveProps = { visit: AdminVisit; change: number; ticketId?: TicketId }

/** What live.ts follows: parts of the page that are marked with `data-live` are made anew when something happens. */
export function LiveTickets({ visit: { locale, m }, change, ticketId }: LiveProps) {
  const query = ticketId ? `?ticket=${ticketId}` : ''
  return (
    <p
      id="live"
      class="visually-hidden"
      role="status"
      data-stream={`${href(locale, 'adminTicketsLive')}${query}`}
      data-presences={href(locale, 'adminTicketPresence')}
      data-typing={ticketId && href(locale, 'adminTicketTyping', { ticket: ticketId })}
      data-change={change}
      data-news={ticketId ? undefined : m.tickets.live.queueChanged}
    />
  )
}

/**
 * Shown when something was written while the page was open. Until it is pressed, an answer still says what had been read
 * before, so it is refused as it would be without scripts.
 */
export function NewsOfTicket({ visit: { m } }: { visit: AdminVisit }) {
  const words = m.tickets.live
  return (
    <div id="ticket-news" class="notice" role="status" data-words={words.changed} hidden>
      <p />
      <button type="button" class="button">
        {words.read}
      </button>
    </div>
  )
}

export function takenNotice(
  { m }: Pick<AdminVisit, 'm'>,
  colleagues: readonly Colleague[],
  by: AccountId | null,
): Said {
  const words = m.tickets.live
  if (by === null) return { kind: 'bad', text: words.letGo }
  const name = colleagues.find(({ accountId }) => accountId === by)?.name ?? words.colleague
  return { kind: 'bad', text: words.takenBy(name) }
}
