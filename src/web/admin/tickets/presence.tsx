import type { TicketId } from '../../../shared/ids.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import type { NamedPresence } from './live-deps.ts'

/** Who else has a ticket open, in words; empty where nobody has. Whoever types stands first. */
export function presenceText(
  { m }: Pick<AdminVisit, 'm'>,
  present: readonly NamedPresence[],
  ticketId: TicketId,
): string {
  const words = m.tickets.live
  return present
    .filter((each) => each.ticketId === ticketId)
    .sort((one, other) => Number(other.isTyping) - Number(one.isTyping))
    .map(({ name, isTyping }) => (isTyping ? words.typing(name) : words.looking(name)))
    .join(' · ')
}

type PresenceProps = {
  visit: AdminVisit
  present: readonly NamedPresence[]
  ticketId: TicketId
  /** Told to whoever does not see it; in a list of fifty that would be too much. */
  isTold?: boolean
}

/** Kept right by live.ts; where scripts are off, as it was when the page was made. */
export function PresenceLine({ visit, present, ticketId, isTold }: PresenceProps) {
  return (
    <span
      class="presence small"
      data-presence={ticketId}
      data-told={isTold ? '' : undefined}
      role={isTold ? 'status' : undefined}
    >
      {presenceText(visit, present, ticketId)}
    </span>
  )
}
