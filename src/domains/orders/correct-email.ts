import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { OrderId } from '../../shared/ids.ts'
import { markEmailRefused, replaceEmail } from './contact-store.ts'

/** The mail server refused the address for good; the order page says so and asks for another one. */
export async function noteRefusedEmail(tx: Tx, orderId: OrderId): Promise<void> {
  const isNew = await markEmailRefused(tx, orderId)
  if (!isNew) return
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: 'order.email_refused',
    actor: { kind: 'provider' },
  })
}

/**
 * Changes the address of an order. The caller has checked the proof of payment; the address is valid. `details`: by what the staff
 * knew the buyer, when it was they who asked.
 */
export async function correctEmail(
  tx: Tx,
  outbox: Outbox,
  orderId: OrderId,
  email: string,
  actor: { kind: 'customer' } | { kind: 'staff'; id: string } = { kind: 'customer' },
  details: { proof?: string } = {},
): Promise<number> {
  const linkVersion = await replaceEmail(tx, orderId, email)
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: 'order.email_corrected',
    actor,
    details,
  })
  await outbox.emit(tx, { type: 'email_corrected', orderId, linkVersion })
  return linkVersion
}
