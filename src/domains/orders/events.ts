import type { OrderId, RefundId, UnitId, WaiverId } from '../../shared/ids.ts'

export type OrderPaid = { type: 'order_paid'; orderId: OrderId }
/** Keys came later than the payment: a back-order was filled. */
export type UnitsDelivered = { type: 'units_delivered'; orderId: OrderId; unitIds: UnitId[]; cause?: string }
export type RevealRequested = { type: 'reveal_requested'; orderId: OrderId; waiverIds: WaiverId[] }
export type UnitsRevealed = { type: 'units_revealed'; orderId: OrderId; unitIds: UnitId[] }
/** A key that did not work was replaced; `cause` names the complaint. */
export type KeyReplaced = { type: 'key_replaced'; orderId: OrderId; unitId: UnitId; cause: string }
/** Paid for, but a key is missing: the buyer decides. */
export type ShortageFound = { type: 'shortage_found'; orderId: OrderId }
export type OrderRefunded = { type: 'order_refunded'; orderId: OrderId; refundId: RefundId }
/** Held money was let go: nothing was charged. */
export type MoneyReleased = { type: 'money_released'; orderId: OrderId }
/** A human looks at the payment before the order goes on: the buyer is told how long that may take. */
export type ReviewBegan = { type: 'review_began'; orderId: OrderId }
/** After a human said no, or nobody looked in time: held money was let go, or what was taken goes back. */
export type ReviewEnded = { type: 'review_ended'; orderId: OrderId; how: 'rejected' | 'expired' }
export type OrderLinkRequested = { type: 'order_link_requested'; orderId: OrderId; requestId: string }
/** The buyer gave another address: what was refused goes there. */
export type EmailCorrected = { type: 'email_corrected'; orderId: OrderId; linkVersion: number }

export type OrderEvent =
  | OrderPaid
  | UnitsDelivered
  | RevealRequested
  | UnitsRevealed
  | KeyReplaced
  | ShortageFound
  | OrderRefunded
  | MoneyReleased
  | ReviewBegan
  | ReviewEnded
  | OrderLinkRequested
  | EmailCorrected
