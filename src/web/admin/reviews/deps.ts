import type {
  DeskQuery,
  ModerateOutcome,
  RefusalReason,
  Report,
  Review,
  ReviewWork,
} from '../../../domains/reviews/index.ts'
import type { AccountId, ProductId, ReviewId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'

type Work = { reviewId: ReviewId; version: number; by: AccountId }
/** Of products that are in the window. */
type ProductNames = ReadonlyMap<ProductId, { name: Translated; slug: string }>

export type ReviewDeskDeps = {
  listReviewsOnDesk(
    query: DeskQuery,
    by: AccountId,
  ): Promise<{ reviews: Review[]; total: number; products: ProductNames }>
  openReviewOnDesk(
    id: ReviewId,
    by: AccountId,
  ): Promise<{ review: Review; reports: Report[]; products: ProductNames } | undefined>
  countReviewWork(by: AccountId): Promise<ReviewWork>
  publishReview(work: Work): Promise<ModerateOutcome>
  refuseReview(work: Work & { reason: RefusalReason }): Promise<ModerateOutcome>
  keepReview(work: Work): Promise<ModerateOutcome>
  answerReview(work: Work & { body: string }): Promise<ModerateOutcome>
}
