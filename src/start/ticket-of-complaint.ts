import { findAddressee } from '../domains/orders/index.ts'
import {
  type ComplaintHandedOver,
  findMessage,
  lockWithoutTicket,
  noteTicket,
} from '../domains/replacement/index.ts'
import { openTicketIn, type TicketDeps } from '../domains/tickets/index.ts'

const says = {
  en: (message: string) => `The platform says: “${message}”`,
  fr: (message: string) => `La plateforme indique : « ${message} »`,
}

/**
 * A key does not work, and the rules leave it to a human: a ticket begins with everything that the customer has said, and its
 * letter tells until when there is an answer. Once for a complaint, however often it is told.
 */
export async function openTicketOfComplaint(
  { db, ...deps }: Pick<TicketDeps, 'db' | 'clock' | 'outbox'>,
  { complaintId }: ComplaintHandedOver,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const complaint = await lockWithoutTicket(tx, complaintId)
    const asker = complaint && (await findAddressee(tx, complaint.orderId))
    // Erased meanwhile: there is nobody to answer.
    if (!complaint || !asker) return
    const { locale, orderId, unitId, words } = complaint
    const message = findMessage(complaint.platform, complaint.message)?.text[locale] ?? complaint.message
    const ticketId = await openTicketIn(tx, deps, {
      channel: 'order',
      subject: 'key',
      title: message,
      locale,
      email: asker.email,
      accountId: asker.accountId,
      orderId,
      unitId,
      body: [says[locale](message), ...(words ? [words] : [])].join('\n\n'),
    })
    await noteTicket(tx, complaintId, ticketId)
  })
}
