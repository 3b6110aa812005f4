import type { Db, Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type EmailCorrected, findAddressee, listOpenUnits, type OrderEvent } from '../orders/index.ts'
import { settleMail } from './came-back/store.ts'
import type { MailKind } from './letter.ts'
import { deliveryKinds, isOneOf } from './mail.ts'
import { listMailForOrder, type MailOnTimeline } from './queries.ts'
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
  { orderId, linkVersion }: EmailCorrected,
  recipient: string,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const letters = await listMailForOrder(tx, orderId)
    for (const { id, state } of letters) {
      if (state !== 'accepted') await resendMail(tx, deps, { mailId: id, recipient })
    }
    await sendDeliveryToo(tx, deps, { orderId, linkVersion, letters, recipient })
    await settleMail(tx, { orderId }, { by: null, at: deps.clock.now() })
  })
}

/**
 * What said where the keys are was taken by another mailbox, so it goes out again. Of keys that are open a letter shows the keys
 * themselves: then only the way to the order is sent.
 */
async function sendDeliveryToo(
  tx: Tx,
  deps: QueueDeps,
  given: { orderId: OrderId; linkVersion: number; letters: readonly MailOnTimeline[]; recipient: string },
): Promise<void> {
  const { orderId, linkVersion, letters, recipient } = given
  const taken = letters.filter(({ kind, state }) => isOneOf(deliveryKinds, kind) && state === 'accepted')
  const elsewhere = taken.filter((letter) => letter.recipient !== recipient).at(-1)
  const addressee = await findAddressee(tx, orderId)
  if (!elsewhere || !addressee) return
  if ((await listOpenUnits(tx, orderId)).length === 0) {
    await resendMail(tx, deps, { mailId: elsewhere.id, recipient })
    return
  }
  const { locale } = addressee
  const cause = `corrected ${linkVersion}`
  const link = {
    kind: 'order_link',
    subjectId: orderId,
    orderId,
    accountId: null,
    cause,
    locale,
    recipient,
  } as const
  await queueMail(tx, deps, link)
}
