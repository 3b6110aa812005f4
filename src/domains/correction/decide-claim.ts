import { recordAudit } from '../../platform/audit/audit.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, AddressClaimId } from '../../shared/ids.ts'
import type { QueueDeps } from '../notifications/index.ts'
import { correctEmail, findAddressee, getOrderPage, lockOrder } from '../orders/index.ts'
import type { CorrectionDeps } from './claim-address.ts'
import { closeClaim, lockOpenClaim } from './store.ts'
import { tellOldAddress } from './tell-old-address.ts'
import { wantsVoucher } from './wants-voucher.ts'

/** With letters: whoever loses an order is told. */
export type DecisionDeps = CorrectionDeps & QueueDeps

export type ClaimDecision = {
  claimId: AddressClaimId
  correct: boolean
  note: string | null
  by: AccountId
  /** Whether they answer for the buyer themselves (`orders.vouch`). */
  mayVouch: boolean
}
/** `gone`: it was decided before. */
export type ClaimDecisionOutcome = { ok: true } | { ok: false; reason: 'gone' | 'wants_voucher' }

/**
 * A human has compared: the order's letters go to the new address, or stay where they are. What a claim names of a payment the staff
 * read on the order as well, so that a sealed key moves by the same rule as without one.
 */
export async function decideClaim(
  deps: DecisionDeps,
  { claimId, correct, note, by, mayVouch }: ClaimDecision,
): Promise<ClaimDecisionOutcome> {
  const { db, outbox, clock } = deps
  return db.transaction().execute(async (tx): Promise<ClaimDecisionOutcome> => {
    const claim = await lockOpenClaim(tx, claimId)
    if (!claim) return { ok: false, reason: 'gone' }
    const { orderId, email } = claim
    if (correct) await lockOrder(tx, orderId)
    const page = correct ? await getOrderPage(tx, orderId) : undefined
    if (page && !mayVouch && wantsVoucher(page, 'card')) return { ok: false, reason: 'wants_voucher' }
    await closeClaim(tx, claimId, { state: correct ? 'corrected' : 'refused', by, at: clock.now(), note })
    if (!correct) {
      await recordAudit(tx, {
        subject: { kind: 'order', id: orderId },
        action: 'order.address_claim_refused',
        actor: { kind: 'staff', id: by },
        details: { claimId },
      })
      return { ok: true }
    }
    const addressee = await findAddressee(tx, orderId)
    if (addressee && foldEmail(addressee.email) !== foldEmail(email)) {
      await tellOldAddress(tx, deps, orderId)
      await correctEmail(tx, outbox, orderId, email, { kind: 'staff', id: by })
    }
    return { ok: true }
  })
}
