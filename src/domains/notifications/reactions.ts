import type { Db } from '../../platform/database/connect.ts'
import { findAddressee, type OrderEvent } from '../orders/index.ts'
import type { MailKind } from './letter.ts'
import { listMailForOrder } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import { resendMail } from './resend-mail.ts'

/**
 * Queues the letter that an event calls for. A replayed event queues nothing new. What happened together is one
 * letter, named by its first unit or waiver; the others are found by their common moment.
 */
export async function reactToOrders(deps: QueueDeps & { db: Db }, event: OrderEvent): Promise<void> {
  const { orderId } = event
  const addressee = await findAddressee(deps.db, orderId)
  if (!addressee) return
  const { email: recipient, locale } = addressee
  if (event.type === 'email_corrected') return sendRefusedAgain(deps, event, recipient)
  const { kind, subjectId, cause = '' } = letterFor(event)
  if (!subjectId) return
  const request = { kind, subjectId, orderId, accountId: null, cause, locale, recipient }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, request))
}

type LetterCalledFor = { kind: MailKind; subjectId: string | undefined; cause?: string | undefined }

function letterFor(event: Exclude<OrderEvent, { type: 'email_corrected' }>): LetterCalledFor {
  switch (event.type) {
    case 'order_paid':
      return { kind: 'order_confirmation', subjectId: event.orderId }
    case 'units_delivered':
      return { kind: 'key_delivery', subjectId: event.unitIds[0], cause: event.cause }
    case 'reveal_requested':
      return { kind: 'waiver_receipt', subjectId: event.waiverIds[0] }
    case 'units_revealed':
      return { kind: 'key_revealed', subjectId: event.unitIds[0] }
    case 'key_replaced':
      return { kind: 'key_replaced', subjectId: event.unitId, cause: event.cause }
    case 'shortage_found':
      return { kind: 'shortage_question', subjectId: event.orderId }
    case 'order_refunded':
      return { kind: 'refund_notice', subjectId: event.refundId }
    case 'money_released':
      return { kind: 'refund_notice', subjectId: event.orderId }
    case 'review_began':
      return { kind: 'payment_review', subjectId: event.orderId, cause: 'held' }
    case 'review_ended':
      return { kind: 'payment_review', subjectId: event.orderId, cause: event.how }
    case 'order_link_requested':
      return { kind: 'order_link', subjectId: event.orderId, cause: event.requestId }
  }
}

async function sendRefusedAgain(
  deps: QueueDeps & { db: Db },
  { orderId }: OrderEvent,
  recipient: string,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const letters = await listMailForOrder(tx, orderId)
    for (const { id, state } of letters) {
      if (state !== 'accepted') await resendMail(tx, deps, { mailId: id, recipient })
    }
  })
}
