import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { parseId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import {
  acceptReceipts,
  confirmReceipt,
  findAddressee,
  listCheckoutWaivers,
  listWaiversOfRequest,
  noteRefusedEmail,
  returnReceipts,
} from '../orders/index.ts'
import { emitMailNews } from './came-back/mail-news.ts'
import { mailKinds } from './letter.ts'
import type { Mail } from './mail.ts'
import type { MailHooks } from './send-mail.ts'

/** What a letter's fate means for its order: a receipt opens its keys, a refusal asks the buyer for another address. */
export function orderMailHooks(outbox: Outbox, clock: Clock): MailHooks {
  const onRefused = async (tx: Tx, { orderId, recipient }: Mail) => {
    const addressee = orderId && (await findAddressee(tx, orderId))
    // The buyer may have given another address while this letter was on its way to the old one.
    if (addressee && addressee.email === recipient) await noteRefusedEmail(tx, orderId)
    if (orderId) await emitMailNews(tx, outbox, 'letters_back', clock.now())
  }
  const refused = Object.fromEntries(mailKinds.map((kind) => [kind, { onRefused }]))
  return {
    ...refused,
    order_confirmation: {
      onRefused,
      async onAccepted(tx, { orderId }) {
        if (orderId) await acceptReceipts(tx, await listCheckoutWaivers(tx, orderId))
      },
      async onReturned(tx, { orderId }) {
        if (orderId) await returnReceipts(tx, orderId, await listCheckoutWaivers(tx, orderId))
      },
    },
    waiver_receipt: {
      onRefused,
      async onAccepted(tx, { subjectId }) {
        const waiverId = parseId('wvr', subjectId)
        if (waiverId) await confirmReceipt(tx, outbox, await listWaiversOfRequest(tx, waiverId))
      },
      async onReturned(tx, { orderId, subjectId }) {
        const waiverId = parseId('wvr', subjectId)
        if (orderId && waiverId) await returnReceipts(tx, orderId, await listWaiversOfRequest(tx, waiverId))
      },
    },
  }
}
