import type { ReviewId, ReviewReportId } from '../../shared/ids.ts'

/** Its author is told that it is published, or why not; `version` is the one that was read. */
export type ReviewDecided = { type: 'review_decided'; reviewId: ReviewId; version: number; how: ReviewNews }
export type ReviewNews = 'published' | 'refused' | 'answered'

/** Whoever reported something has a receipt, and later what was decided. */
export type ReportNews = {
  type: 'report_news'
  reportId: ReviewReportId
  what: 'received' | 'kept' | 'removed'
}

export type ReviewEvent = ReviewDecided | ReportNews
