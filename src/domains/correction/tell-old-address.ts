import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type QueueDeps, queueMail } from '../notifications/index.ts'
import { findAddressee, getOrderPage } from '../orders/index.ts'

/**
 * Before the staff give an order another address: the mailbox that loses it is told, and how to object, but not where the letters
 * go from now on. One that is known to refuse letters is told nothing.
 */
export async function tellOldAddress(tx: Tx, mail: QueueDeps, orderId: OrderId): Promise<void> {
  const [addressee, page] = [await findAddressee(tx, orderId), await getOrderPage(tx, orderId)]
  if (!addressee || page?.emailRefused) return
  await queueMail(tx, mail, {
    kind: 'address_changed',
    subjectId: orderId,
    // Not a letter of the order: those follow it to its new address.
    orderId: null,
    accountId: null,
    cause: `version ${addressee.linkVersion}`,
    locale: addressee.locale,
    recipient: addressee.email,
  })
}
