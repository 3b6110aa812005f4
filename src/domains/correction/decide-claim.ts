import { recordAudit } from '../../platform/audit/audit.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, AddressClaimId } from '../../shared/ids.ts'
import type { QueueDeps } from '../notifications/index.ts'
import { correctEmail, findAddressee, lockOrder } from '../orders/index.ts'
import type { CorrectionDeps } from './claim-address.ts'
import { closeClaim, lockOpenClaim } from './store.ts'
import { tellOldAddress } from './tell-old-address.ts'

/** With letters: whoever loses an order is told. */
export type DecisionDeps = CorrectionDeps & QueueDeps

export type ClaimDecision = { claimId: AddressClaimId; correct: boolean; note: string | null; by: AccountId }

/** A human has compared: the order's letters go to the new address, or stay where they are. False when it was decided before. */
export async function decideClaim(
  deps: DecisionDeps,
  { claimId, correct, note, by }: ClaimDecision,
): Promise<boolean> {
  const { db, outbox, clock } = deps
  return db.transaction().execute(async (tx) => {
    const claim = await lockOpenClaim(tx, claimId)
    if (!claim) return false
    const { orderId, email } = claim
    await closeClaim(tx, claimId, { state: correct ? 'corrected' : 'refused', by, at: clock.now(), note })
    if (!correct) {
      await recordAudit(tx, {
        subject: { kind: 'order', id: orderId },
        action: 'order.address_claim_refused',
        actor: { kind: 'staff', id: by },
        details: { claimId },
      })
      return true
    }
    await lockOrder(tx, orderId)
    const addressee = await findAddressee(tx, orderId)
    if (addressee && foldEmail(addressee.email) !== foldEmail(email)) {
      await tellOldAddress(tx, deps, orderId)
      await correctEmail(tx, outbox, orderId, email, { kind: 'staff', id: by })
    }
    return true
  })
}
