import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { insertHold } from './holds.ts'

/**
 * Follows what a bank argues about: the order is held while it lasts, so that an erasure leaves what answers the bank, and let go
 * when it is over. Holds of the staff stand beside it and are theirs to end. Told twice, it does nothing more.
 */
export async function followDispute(
  tx: Tx,
  orderId: OrderId,
  { isOpen, at }: { isOpen: boolean; at: Date },
): Promise<void> {
  const subject = { kind: 'order', id: orderId } as const
  if (isOpen) {
    await insertHold(tx, subject, { ground: 'bank_dispute', reference: null, by: null, at, origin: 'bank' })
    return
  }
  const ended = await tx
    .updateTable('legal_hold')
    .set({ ended_at: at })
    .where('subject_kind', '=', 'order')
    .where('subject_id', '=', orderId)
    .where('origin', '=', 'bank')
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (ended) await recordAudit(tx, { subject, action: 'privacy.hold_ended', actor: { kind: 'system' } })
}

/** Orders that are held because a bank argues about them. */
export async function listHeldForBanks(db: Db): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('legal_hold')
    .select('subject_id')
    .where('origin', '=', 'bank')
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.subject_id as OrderId)
}
