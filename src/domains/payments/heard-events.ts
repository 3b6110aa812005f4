/**
 * Every type of event that the shop hears of, with what it is about: the webhook endpoint, the reading of missed events and
 * `akm stripe doctor` take their list from here (payments.md §2). Events about an order make it be looked at; those of the
 * books are only written down.
 */
export const heardEvents = {
  'checkout.session.completed': 'order',
  'checkout.session.expired': 'order',
  'checkout.session.async_payment_succeeded': 'order',
  'checkout.session.async_payment_failed': 'order',
  'payment_intent.processing': 'order',
  'payment_intent.amount_capturable_updated': 'order',
  'payment_intent.succeeded': 'order',
  'payment_intent.payment_failed': 'order',
  'payment_intent.canceled': 'order',
  'payment_intent.requires_action': 'order',
  'charge.succeeded': 'order',
  'charge.captured': 'order',
  'charge.failed': 'order',
  'charge.expired': 'order',
  'charge.updated': 'order',
  'charge.refunded': 'order',
  'charge.refund.updated': 'order',
  'refund.created': 'order',
  'refund.updated': 'order',
  'refund.failed': 'order',
  'charge.dispute.created': 'order',
  'charge.dispute.updated': 'order',
  'charge.dispute.closed': 'order',
  'charge.dispute.funds_withdrawn': 'order',
  'charge.dispute.funds_reinstated': 'order',
  'radar.early_fraud_warning.created': 'order',
  'radar.early_fraud_warning.updated': 'order',
  'review.opened': 'order',
  'review.closed': 'order',
  'three_d_secure.authentication.succeeded': 'order',
  'three_d_secure.authentication.failed': 'order',
  'three_d_secure.authentication.errored': 'order',
  'payout.paid': 'books',
  'payout.failed': 'books',
  'payout.reconciliation_completed': 'books',
} as const

export type HeardEvent = keyof typeof heardEvents
export const heardEventTypes = Object.keys(heardEvents) as HeardEvent[]

/** Whether an event of this type is only written down. */
export const isForBooks = (type: string): boolean =>
  Object.hasOwn(heardEvents, type) && heardEvents[type as HeardEvent] === 'books'
