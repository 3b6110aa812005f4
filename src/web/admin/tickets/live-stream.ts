import type { SSEStreamingApi } from 'hono/streaming'
import { isAlive } from '../../../domains/identity/index.ts'
import { can } from '../../../domains/staff/index.ts'
import type { TicketChange } from '../../../domains/tickets/index.ts'
import type { AccountId, SessionId, TicketId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'
import type { AdminDeps } from '../deps.ts'

export type Follower = {
  session: SessionId
  by: AccountId
  /** The one whose page it is; all of them for the queue. */
  ticket: TicketId | undefined
  /** The change that the page was made after. */
  after: number
}

type Deps = AdminDeps & { clock: Clock; beatMillis: number; gatherMillis: number }

/**
 * Sends which tickets have changed and how, and nothing else, until the page is closed, the shop stops, or the session or the
 * permission is no more: both are asked for before anything is sent. A beat keeps proxies from thinking that nobody is there.
 */
export async function followTickets(
  stream: SSEStreamingApi,
  deps: Deps,
  { session, by, ticket, after }: Follower,
  over: AbortSignal,
): Promise<void> {
  const waiting = new Map<string, TicketChange>()
  let wake = () => {}
  const take = (changes: readonly TicketChange[]) => {
    for (const change of changes)
      if (!ticket || change.ticketId === ticket) waiting.set(`${change.kind} ${change.ticketId}`, change)
    if (waiting.size > 0) wake()
  }
  const unfollow = deps.followTickets(take)
  let looking: number | undefined
  try {
    if (ticket) looking = await deps.startLooking(ticket, by)
    take(await deps.listChangesAfter(after))
    await stream.writeSSE({ event: 'ready', data: '' })
    for (;;) {
      // Taken before it is asked: what comes in the meantime is asked for again.
      const changes = [...waiting.values()]
      waiting.clear()
      if (!(await isOpen())) break
      if (looking !== undefined) await deps.keepLooking(looking)
      if (changes.length === 0) await stream.write(': beat\n\n')
      for (const { kind, ticketId } of changes)
        await stream.writeSSE({ event: kind === 'presence' ? kind : 'change', data: `${kind} ${ticketId}` })
      await somethingHappens()
    }
    // So that the browser does not come again at once; it asks when the page is looked at next.
    if (!over.aborted) await stream.writeSSE({ event: 'over', data: '' })
  } finally {
    unfollow()
    if (looking !== undefined) await deps.stopLooking(looking)
  }

  async function isOpen(): Promise<boolean> {
    if (over.aborted) return false
    const found = await deps.findOpenSession(session)
    if (found?.assurance !== 2 || found.awaitsFactor) return false
    if (!isAlive(found, deps.clock.now(), 'back_office')) return false
    const staff = await deps.findStaff(found.account.id)
    return staff !== undefined && can(staff.role, 'tickets.answer')
  }

  async function somethingHappens(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const go = () => resolve()
    const beat = setTimeout(go, deps.beatMillis)
    over.addEventListener('abort', go)
    // What one act changes comes together.
    wake = () => void setTimeout(go, deps.gatherMillis)
    if (over.aborted) go()
    else if (waiting.size > 0) wake()
    await promise
    clearTimeout(beat)
    over.removeEventListener('abort', go)
    wake = () => {}
  }
}
