import type { BatchId, ComplaintId, KeyId, OrderId, TicketId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { ComplaintFacts, Reason } from './policy.ts'
import type { Problem } from './problem.ts'

/**
 * - `choosing`: no other key is there; the customer says whether to wait or to have the money back.
 * - `waiting`: the next key of the product is theirs.
 * - `staff`: a human decides.
 */
export type ComplaintState = 'replaced' | 'choosing' | 'waiting' | 'refunded' | 'staff' | 'closed'

export type Complaint = {
  id: ComplaintId
  orderId: OrderId
  unitId: UnitId
  seq: number
  keyId: KeyId
  batchId: BatchId
  platform: string
  message: string
  problem: Problem
  words: string | null
  locale: Locale
  state: ComplaintState
  facts: ComplaintFacts
  reasons: readonly Reason[]
  madeAt: Date
  settledAt: Date | null
  note: string | null
  /** Where it is answered; none for what the rules settled themselves. */
  ticketId: TicketId | null
}

/** Something is still to come of it: no other complaint is taken meanwhile. */
export const isOpen = ({ state }: Pick<Complaint, 'state'>) =>
  state === 'choosing' || state === 'waiting' || state === 'staff'
