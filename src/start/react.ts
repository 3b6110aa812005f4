import type { Counters } from '../domains/analytics/index.ts'
import { bookDocument } from '../domains/books/index.ts'
import { emptyCart } from '../domains/cart/index.ts'
import type { StockLow } from '../domains/catalog/index.ts'
import { type CheckoutDeps, noteCardOfOrder } from '../domains/checkout/index.ts'
import type { RiskEvent } from '../domains/fraud/index.ts'
import { type GiftEvent, listGiftsOfOrder, sendGift } from '../domains/gifts/index.ts'
import {
  type IdentityDeps,
  type IdentityEvent,
  identityEvents,
  type Subject,
} from '../domains/identity/index.ts'
import { type BooksClosed, type DocumentIssued, settleLater } from '../domains/invoicing/index.ts'
import type { KeyEvent } from '../domains/keys/index.ts'
import {
  acknowledgeWithdrawal,
  type MailNewsEvent,
  reactToAccounts,
  reactToOrders,
  tellOfAlert,
  tellOfBooks,
  tellOfDispute,
  tellOfDocument,
  tellOfGift,
  tellOfMail,
  tellOfPolicy,
  tellOfReplacedGift,
  tellOfReview,
  tellOfRisk,
  tellOfStock,
  tellOfTicket,
  tellOfWish,
} from '../domains/notifications/index.ts'
import { fillBackorders, findAddressee, type OrderEvent } from '../domains/orders/index.ts'
import type { DisputeEvent } from '../domains/payments/index.ts'
import {
  type InactiveEvent,
  listObjections,
  type PolicyEvent,
  type PrivacyEvent,
  personOf,
} from '../domains/privacy/index.ts'
import { type ComplaintHandedOver, fillWaiting } from '../domains/replacement/index.ts'
import type { ReviewEvent } from '../domains/reviews/index.ts'
import { raiseAlert, type SecurityEvent } from '../domains/security/index.ts'
import { listStaffWho } from '../domains/staff/index.ts'
import type { TicketEvent } from '../domains/tickets/index.ts'
import type { WishEvent } from '../domains/wishlist/index.ts'
import { sendMoneyBack, type WithdrawalMade } from '../domains/withdrawal/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { OrderId } from '../shared/ids.ts'
import { pages } from '../web/routes.ts'
import { followBank } from './follow-banks.ts'
import type { MailDeps } from './mail-deps.ts'
import { openTicketOfComplaint } from './ticket-of-complaint.ts'

export type ShopEvent =
  | OrderEvent
  | KeyEvent
  | IdentityEvent
  | PrivacyEvent
  | InactiveEvent
  | PolicyEvent
  | SecurityEvent
  | DisputeEvent
  | RiskEvent
  | WithdrawalMade
  | ComplaintHandedOver
  | GiftEvent
  | TicketEvent
  | DocumentIssued
  | BooksClosed
  | ReviewEvent
  | WishEvent
  | MailNewsEvent
  | StockLow

/** What others do when something happened. Each of them may be told twice. */
export async function react(
  event: ShopEvent,
  atWork: CheckoutDeps,
  mail: MailDeps,
  identity: IdentityDeps,
  counters: Counters,
): Promise<void> {
  const { db, outbox, stockMoved } = atWork
  if (event.type === 'keys_imported') {
    // Who has paid and has nothing comes before who has a key that does not work, and may have the money back.
    await fillBackorders(db, outbox, event.productId)
    await fillWaiting(atWork, event.productId)
    stockMoved([event.productId])
    return
  }
  if (event.type === 'key_export_news') {
    const nowhere = { network: null, country: null }
    const seen = { accountId: event.by, count: event.keys, at: identity.clock.now(), ...nowhere }
    await raiseAlert({ db, outbox, clock: identity.clock }, { kind: `key_export_${event.what}`, ...seen })
    return
  }
  if (event.type === 'person_erased') {
    // Also where the provider keeps them, until it answers.
    for (const person of event.persons) await identity.provider.delete(person as Subject)
    return
  }
  if (event.type === 'policy_changed') return tellOfPolicy({ ...mail, db }, event)
  if (event.type === 'alert_raised') return tellOfAlert({ ...mail, db }, event)
  if (event.type === 'ticket_news') return tellOfTicket({ ...mail, db }, event)
  if (event.type === 'document_issued') {
    await bookDocument(db, event.documentId)
    return tellOfDocument({ ...mail, db }, event)
  }
  if (event.type === 'books_closed')
    return tellOfBooks({ ...mail, db }, event, await listStaffWho(db, 'books.export'))
  if (event.type === 'review_decided' || event.type === 'report_news')
    return tellOfReview({ ...mail, db }, event)
  if (event.type === 'wish_news') return tellOfWish({ ...mail, db }, event)
  if (event.type === 'dispute_news') {
    await settleBooks(db, mail, event.orderId)
    await followBank({ db, clock: mail.clock }, event.orderId)
    return tellOfDispute({ ...mail, db }, event, await listStaffWho(db, 'disputes.answer'))
  }
  if (event.type === 'risk_news')
    return tellOfRisk({ ...mail, db }, event, await listStaffWho(db, 'fraud.decide'))
  if (event.type === 'stock_low')
    return tellOfStock({ ...mail, db }, event, await listStaffWho(db, 'keys.import'))
  if (event.type === 'mail_news')
    return tellOfMail({ ...mail, db }, event, await listStaffWho(db, 'tickets.answer'))
  if (event.type === 'gift_sent' || event.type === 'gift_news') return tellOfGift({ ...mail, db }, event)
  if (event.type === 'complaint_handed_over') return openTicketOfComplaint(atWork, event)
  if (event.type === 'withdrawal_made') {
    await acknowledgeWithdrawal({ ...mail, db }, event)
    if (event.orderId) await sendMoneyBack(atWork, event.orderId)
    return
  }
  if (event.type === 'account_inactive' || isIdentityEvent(event)) {
    return reactToAccounts({ ...mail, db }, event)
  }
  if (event.type === 'order_paid' || event.type === 'order_refunded')
    await settleBooks(db, mail, event.orderId)
  await reactToOrders({ ...mail, db }, event)
  await followGifts(event, atWork, mail)
  if (event.type !== 'order_paid') return
  await emptyPaidCart(db, event.orderId)
  await noteCardOfOrder(atWork, event.orderId)
  if (await objectsToCounts(db, event.orderId)) return
  // At the end: what is tried again before it has got here is counted once.
  counters.count({ event: 'order_paid', route: pages.order, country: '', referrerHost: '', campaign: '' })
}

/** Documents follow the money, in a job of their own. */
async function settleBooks(db: Db, { jobs }: MailDeps, orderId: OrderId): Promise<void> {
  await db.transaction().execute((tx) => settleLater(jobs, tx, orderId))
}

function isIdentityEvent(event: ShopEvent): event is IdentityEvent {
  return (identityEvents as readonly string[]).includes(event.type)
}

/** Gifts that were ordered with the order are confirmed once it is paid; a key that came late lets its gift go. */
async function followGifts(event: OrderEvent, atWork: CheckoutDeps, mail: MailDeps): Promise<void> {
  const { db } = atWork
  if (event.type === 'key_replaced') return tellOfReplacedGift({ ...mail, db }, event)
  if (event.type !== 'order_paid' && event.type !== 'units_delivered') return
  for (const { id: giftId, orderId, state } of (await listGiftsOfOrder(db, event.orderId)).values()) {
    if (state !== 'scheduled') continue
    await tellOfGift({ ...mail, db }, { type: 'gift_news', giftId, orderId, what: 'arranged', cause: '' })
    await sendGift(atWork, giftId)
  }
}

async function emptyPaidCart(db: Db, orderId: OrderId): Promise<void> {
  const order = await findAddressee(db, orderId)
  const cartId = order?.cartId
  if (cartId) await db.transaction().execute((tx) => emptyCart(tx, cartId, order.placedAt))
}

async function objectsToCounts(db: Db, orderId: OrderId): Promise<boolean> {
  const order = await findAddressee(db, orderId)
  return (
    order !== undefined && (await listObjections(db, await personOf(db, order.email))).includes('improvement')
  )
}
