import { recordAudit } from '../../platform/audit/audit.ts'
import { foldEmail } from '../../shared/email.ts'
import { newId, type ReviewId, type ReviewReportId } from '../../shared/ids.ts'
import type { ReviewDeps } from './deps.ts'
import type { ReviewEvent } from './events.ts'
import type { Report } from './review.ts'
import { lockReview } from './store.ts'

export type NewReport = Pick<Report, 'reason' | 'words' | 'name' | 'email' | 'locale'>

/**
 * Takes a report about a published review and sends its receipt (regulation (EU) 2022/2065 art. 16(4)). The same mailbox about
 * the same review is one report while it is open. @returns undefined when no such review is published.
 */
export async function reportReview(
  { db, clock, outbox }: ReviewDeps,
  reviewId: ReviewId,
  report: NewReport,
): Promise<ReviewReportId | undefined> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (review?.state !== 'published') return undefined
    const email_folded = foldEmail(report.email)
    const before = await tx
      .selectFrom('review_report')
      .select('id')
      .where('review_id', '=', reviewId)
      .where('email_folded', '=', email_folded)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (before) return before.id
    const id = newId('rpt')
    await tx
      .insertInto('review_report')
      .values({ id, review_id: reviewId, ...report, email_folded, at: clock.now() })
      .execute()
    await recordAudit(tx, {
      subject: { kind: 'review', id: reviewId },
      action: 'review.reported',
      actor: { kind: 'customer' },
      details: { reason: report.reason },
    })
    await outbox.emit<ReviewEvent>(tx, { type: 'report_news', reportId: id, what: 'received' })
    return id
  })
}
