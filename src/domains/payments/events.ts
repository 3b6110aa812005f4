import type { DisputeId, FraudWarningId, OrderId } from '../../shared/ids.ts'

/** What the staff have to hear of money that a bank doubts, and by when. */
export const disputeNews = [
  'dispute_opened',
  'dispute_again',
  'dispute_appealed',
  'dispute_due_72',
  'dispute_due_24',
  'dispute_won',
  'dispute_lost',
  'dispute_turned',
  'dispute_closed',
  'dispute_refused',
  'fraud_warning_opened',
] as const
export type DisputeNews = (typeof disputeNews)[number]

/** `at`: until when an answer is taken, or when it happened (ISO 8601). */
export type DisputeEvent = {
  type: 'dispute_news'
  news: DisputeNews
  subjectId: DisputeId | FraudWarningId
  orderId: OrderId
  at: string
}
