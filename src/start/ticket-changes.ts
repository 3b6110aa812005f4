import { expirePresence, listTicketChanges, type TicketChange } from '../domains/tickets/index.ts'
import { listen } from '../platform/database/listen.ts'
import type { ShopParts } from './shop-parts.ts'

type Listener = (changes: readonly TicketChange[]) => void

export type TicketChanges = {
  /** Calls with what has happened since, in whichever process. @returns how to end that. */
  follow(listener: Listener): () => void
  stop(): Promise<void>
}

const pollMillis = 3_000

/** Tells the pages that are open here what happens with tickets. While there are none, nothing is asked. */
export function ticketChanges({ databases, log }: Pick<ShopParts, 'databases' | 'log'>): TicketChanges {
  const { db } = databases.worker
  const listeners = new Set<Listener>()
  let known = new Set<number>()
  let isAsking = false
  let isAskedAgain = false

  async function look(): Promise<void> {
    if (isAsking || listeners.size === 0) {
      isAskedAgain = isAsking
      return
    }
    isAsking = true
    try {
      const found = await listTicketChanges(db)
      const fresh = found.filter(({ id }) => !known.has(id))
      known = new Set(found.map(({ id }) => id))
      if (fresh.length > 0) for (const listener of listeners) listener(fresh)
    } catch (error) {
      log.error('tickets.changes_failed', error)
    } finally {
      isAsking = false
    }
    if (!isAskedAgain) return
    isAskedAgain = false
    await look()
  }

  const listener = listen(databases.workerUrl, 'shop_tickets', () => void look())
  // NOTIFY is a hint that a pooler swallows: the rows say for sure, a little later. And nobody tells of what ends by itself.
  const poll = setInterval(async () => {
    if (listeners.size === 0) return
    await expirePresence(db).catch((error) => log.error('tickets.presence_failed', error))
    await look()
  }, pollMillis).unref()
  return {
    follow(each) {
      listeners.add(each)
      return () => void listeners.delete(each)
    },
    async stop() {
      clearInterval(poll)
      listeners.clear()
      await listener.stop()
    },
  }
}
