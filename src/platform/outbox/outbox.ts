import type { Tx } from '../database/connect.ts'
import type { JobQueue } from '../jobs/jobs.ts'

/** Something that happened, in the past tense, with ids only: `{ type: 'order_paid', orderId }`. */
export type DomainEvent = { readonly type: string }

/** Tells the other domains in a moment, but only if this transaction commits. */
export type Outbox = { emit<E extends DomainEvent>(tx: Tx, event: E): Promise<void> }

export const eventJob = 'events.react'

export function outboxOver(queue: JobQueue): Outbox {
  return { emit: (tx, event) => queue.enqueue(tx, eventJob, event) }
}
