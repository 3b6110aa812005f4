import { recordAudit } from '../../platform/audit/audit.ts'
import type { UnitId } from '../../shared/ids.ts'
import { findExperience } from '../orders/index.ts'
import { decideReports } from './decide-reports.ts'
import type { ReviewDeps } from './deps.ts'
import { findReviewOf, lockReview } from './store.ts'

/** Its author takes a review back, at any time and for no reason. @returns false when there is none. */
export async function deleteReview(deps: ReviewDeps, unitId: UnitId): Promise<boolean> {
  const by = await findExperience(deps.db, unitId)
  return deps.db.transaction().execute(async (tx) => {
    const found = by && (await findReviewOf(tx, by))
    const review = found && (await lockReview(tx, found.id))
    if (!review) return false
    await decideReports(tx, deps, { reviewId: review.id, how: 'removed', by: null })
    await tx.deleteFrom('review').where('id', '=', review.id).execute()
    await recordAudit(tx, {
      subject: { kind: 'review', id: review.id },
      action: 'review.deleted',
      actor: { kind: 'customer' },
    })
    return true
  })
}
