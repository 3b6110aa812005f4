import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, ReviewId } from '../../shared/ids.ts'
import type { ReviewDeps } from './deps.ts'
import type { ReviewEvent } from './events.ts'
import type { ReportState } from './review.ts'

type Decision = { reviewId: ReviewId; how: Exclude<ReportState, 'open'>; by: AccountId | null }

/** All that is open about a review ends with one decision, of which each who reported is told. @returns how many. */
export async function decideReports(
  tx: Tx,
  { clock, outbox }: Pick<ReviewDeps, 'clock' | 'outbox'>,
  { reviewId, how, by }: Decision,
): Promise<number> {
  const rows = await tx
    .updateTable('review_report')
    .set({ state: how, decided_at: clock.now(), decided_by: by })
    .where('review_id', '=', reviewId)
    .where('state', '=', 'open')
    .returning('id')
    .execute()
  for (const { id } of rows)
    await outbox.emit<ReviewEvent>(tx, { type: 'report_news', reportId: id, what: how })
  return rows.length
}
