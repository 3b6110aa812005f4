import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { PaymentFacts, ThreeDSecure } from './provider.ts'

/**
 * Who looks at payments before money is taken for good. Payments ask and obey; why somebody is held is not theirs to know.
 * Every call is made in a transaction of payments, and answers the same when it is asked again.
 */
export type Screening = {
  /** Before the page opens. Once given, the answer of an order stays. */
  beforePage(tx: Tx, orderId: OrderId): Promise<ThreeDSecure>
  /** Under the order's lock, of money that the bank has promised, or already sent. */
  judge(tx: Tx, orderId: OrderId, facts: PaymentFacts): Promise<Verdict>
  /** Under the order's lock, of an order that went out long ago: what was decided of it; nobody looks anew. */
  recall(tx: Tx, orderId: OrderId): Promise<Verdict>
  /** Under the order's lock: the money is gone or let go, and nobody needs to look any more. @returns what ended it. */
  close(tx: Tx, orderId: OrderId): Promise<ReviewEnd | null>
}

/** What ended a review without the money being taken: a human said no, nobody looked in time, or it had another end. */
export type ReviewEnd = 'rejected' | 'expired' | 'overtaken'
/** `wait`: a human looks, until then at the latest. */
export type Verdict =
  | { do: 'go' }
  | { do: 'wait'; until: Date; isNew: boolean }
  | { do: 'stop'; how: ReviewEnd }
