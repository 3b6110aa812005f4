import type { OrderId, WithdrawalId } from '../../shared/ids.ts'

/** A statement was made, or its order was found: it is acknowledged, and its money sent back. */
export type WithdrawalMade = {
  type: 'withdrawal_made'
  withdrawalId: WithdrawalId
  orderId: OrderId | null
  /** `found`: somebody found the order that was meant, so there is more to say than before. */
  how: 'made' | 'found'
}
