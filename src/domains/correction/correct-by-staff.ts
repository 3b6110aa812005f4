import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { correctEmail, findAddressee, lockOrder, writeOrderNote } from '../orders/index.ts'
import type { CorrectionDeps } from './claim-address.ts'

/** By what somebody of the staff knows that it is the buyer who asks. */
export const staffProofs = ['card', 'old_mailbox', 'otherwise'] as const
export type StaffProof = (typeof staffProofs)[number]

export type StaffCorrection = {
  orderId: OrderId
  email: string
  proof: StaffProof
  reason: string
  by: AccountId
}
export type StaffCorrectionOutcome = { ok: true } | { ok: false; reason: 'not_paid' | 'same' }

/**
 * Somebody of the staff gives an order another address, and says by what they know its buyer and why. As after a claim: links to
 * the old address end, letters that it refused go to the new one, and of keys that are open only the way to them is sent.
 */
export async function correctByStaff(
  { db, outbox, clock }: CorrectionDeps & { db: Db },
  { orderId, email, proof, reason, by }: StaffCorrection,
): Promise<StaffCorrectionOutcome> {
  return db.transaction().execute(async (tx): Promise<StaffCorrectionOutcome> => {
    const order = await lockOrder(tx, orderId)
    const addressee = await findAddressee(tx, orderId)
    if (!order?.paid || !addressee) return { ok: false, reason: 'not_paid' }
    if (foldEmail(addressee.email) === foldEmail(email)) return { ok: false, reason: 'same' }
    await correctEmail(tx, outbox, orderId, email, { kind: 'staff', id: by }, { proof })
    await writeOrderNote(tx, { orderId, about: 'email_corrected', words: reason, by, at: clock.now() })
    return { ok: true }
  })
}
