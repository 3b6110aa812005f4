import type { WebhookEndpointId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'
import type { SendOutcome } from './sender.ts'

export const restMillis = minutes(1)

export type RestingEndpoints = {
  /** Until when an endpoint rests; undefined for whoever may tell it something now. After a rest that is one alone. */
  restOf(id: WebhookEndpointId, now: Date): Date | undefined
  /** How it went; undefined where nothing was sent. */
  note(id: WebhookEndpointId, trouble: SendOutcome['trouble'] | undefined, now: Date): void
}

/**
 * Whoever is silent holds a worker until its time is over. A hundred messages for one silent endpoint would hold all of them, and
 * every other endpoint would wait: so this process lets it rest, and asks it again with one message at a time.
 */
export function restingEndpoints(): RestingEndpoints {
  const until = new Map<WebhookEndpointId, Date>()
  return {
    restOf(id, now) {
      const end = until.get(id)
      if (end && end > now) return end
      if (end) until.set(id, after(now, restMillis))
      return undefined
    },
    note(id, trouble, now) {
      if (trouble === 'no_answer') until.set(id, after(now, restMillis))
      else until.delete(id)
    },
  }
}
