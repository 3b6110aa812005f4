import type { Session } from '../../../domains/identity/index.ts'
import type { Presence, TicketChange } from '../../../domains/tickets/index.ts'
import type { AccountId, SessionId, TicketId } from '../../../shared/ids.ts'
import type { LiveStreams } from './live-streams.ts'

/** What pages of tickets that are open need beyond those that are opened. */
export type LiveDeskDeps = {
  streams: LiveStreams
  /** Calls with what has happened, in whichever process. @returns how to end that. */
  followTickets(listener: (changes: readonly TicketChange[]) => void): () => void
  /** What happened after the change of that number, as far as anybody still knows. */
  listChangesAfter(change: number): Promise<TicketChange[]>
  latestChange(): Promise<number>
  /** Asked by its id, and it is no visit. */
  findOpenSession(id: SessionId): Promise<Session | undefined>
  startLooking(ticketId: TicketId, by: AccountId): Promise<number | undefined>
  keepLooking(looking: number): Promise<void>
  stopLooking(looking: number): Promise<void>
  noteTyping(ticketId: TicketId, by: AccountId): Promise<void>
  /** Everybody else, with the name that colleagues know. */
  listPresence(by: AccountId): Promise<NamedPresence[]>
}

export type NamedPresence = Presence & { name: string }
