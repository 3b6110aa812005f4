export { deleteReview } from './delete-review.ts'
export type { ReviewDeps } from './deps.ts'
export {
  countReviewWork,
  type DeskQuery,
  type DeskView,
  deskPageSize,
  deskViews,
  listReviewsAbout,
  listReviewsForStaff,
  openReviewForStaff,
  type ReviewWork,
  reviewDeskSorts,
} from './desk.ts'
export type * from './events.ts'
export {
  answerReview,
  keepReview,
  type ModerateOutcome,
  publishReview,
  refuseReview,
} from './moderate-review.ts'
export { personalData } from './personal-data.ts'
export {
  findOwnReview,
  findPublishedReview,
  listReviews,
  type ReviewQuery,
  type ReviewSort,
  type ReviewSummary,
  reviewSorts,
  reviewsPerPage,
  summariseReviews,
} from './queries.ts'
export { type NewReport, reportReview } from './report-review.ts'
export * from './review.ts'
export { findReport, findReview } from './store.ts'
export { type WriteOutcome, writeReview } from './write-review.ts'
