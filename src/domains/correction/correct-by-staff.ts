import { foldEmail } from '../../shared/email.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { correctEmail, findAddressee, getOrderPage, lockOrder, writeOrderNote } from '../orders/index.ts'
import type { DecisionDeps } from './decide-claim.ts'
import { tellOldAddress } from './tell-old-address.ts'
import { type StaffProof, wantsVoucher } from './wants-voucher.ts'

export type StaffCorrection = {
  orderId: OrderId
  email: string
  proof: StaffProof
  reason: string
  by: AccountId
  /** Whether they answer for the buyer themselves (`orders.vouch`). */
  mayVouch: boolean
}
export type StaffCorrectionOutcome =
  | { ok: true }
  | { ok: false; reason: 'not_paid' | 'same' | 'wants_voucher' }

/**
 * Somebody of the staff gives an order another address, and says by what they know its buyer and why. As after a claim: links to
 * the old address end, letters that it refused go to the new one, and of keys that are open only the way to them is sent. The old
 * mailbox is told. Whoever has the address opens the keys that are still sealed: see `wantsVoucher`.
 */
export async function correctByStaff(
  deps: DecisionDeps,
  { orderId, email, proof, reason, by, mayVouch }: StaffCorrection,
): Promise<StaffCorrectionOutcome> {
  const { db, outbox, clock } = deps
  return db.transaction().execute(async (tx): Promise<StaffCorrectionOutcome> => {
    const order = await lockOrder(tx, orderId)
    const addressee = await findAddressee(tx, orderId)
    if (!order?.paid || !addressee) return { ok: false, reason: 'not_paid' }
    if (foldEmail(addressee.email) === foldEmail(email)) return { ok: false, reason: 'same' }
    const page = await getOrderPage(tx, orderId)
    if (page && wantsVoucher(page, proof) && !mayVouch) return { ok: false, reason: 'wants_voucher' }
    await tellOldAddress(tx, deps, orderId)
    await correctEmail(tx, outbox, orderId, email, { kind: 'staff', id: by }, { proof })
    await writeOrderNote(tx, { orderId, about: 'email_corrected', words: reason, by, at: clock.now() })
    return { ok: true }
  })
}
