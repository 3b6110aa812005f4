import { findOpenSession, type IdentityDeps, listAccounts } from '../../../domains/identity/index.ts'
import {
  keepLooking,
  latestTicketChange,
  listPresence,
  listTicketChanges,
  noteTyping,
  startLooking,
  stopLooking,
  type TicketDeps,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { LiveDeskDeps } from './live-deps.ts'

type Db = TicketDeps['db']

export type LiveDeskParts = Pick<LiveDeskDeps, 'streams' | 'followTickets'>

/** Presence is read in one's own name; what happens with tickets is nobody's data and read by the shop. */
export function liveDeskFromDomains(
  identity: Pick<IdentityDeps, 'db' | 'clock'>,
  tickets: Pick<TicketDeps, 'db'>,
  parts: LiveDeskParts,
  of: (by: AccountId) => Db,
): LiveDeskDeps {
  return {
    ...parts,
    listChangesAfter: async (change) => (await listTicketChanges(tickets.db)).filter(({ id }) => id > change),
    latestChange: () => latestTicketChange(tickets.db),
    findOpenSession: (id) => findOpenSession(identity, id),
    startLooking: (ticketId, by) => startLooking(tickets.db, { ticketId, by }),
    keepLooking: (looking) => keepLooking(tickets.db, looking),
    stopLooking: (looking) => stopLooking(tickets.db, looking),
    noteTyping: (ticketId, by) => noteTyping(tickets.db, { ticketId, by }),
    async listPresence(by) {
      const db = of(by)
      const present = await listPresence(db, by)
      const accounts = await listAccounts(db, [...new Set(present.map(({ accountId }) => accountId))])
      const names = new Map(accounts.map(({ id, displayName, email }) => [id, displayName ?? email]))
      return present.flatMap((each) => {
        const name = names.get(each.accountId)
        return name ? [{ ...each, name }] : []
      })
    },
  }
}
