import type { ProductPage } from '../../../domains/catalog/index.ts'
import type {
  NewReport,
  PublishedReview,
  Review,
  ReviewQuery,
  ReviewSummary,
  ReviewText,
  WriteOutcome,
} from '../../../domains/reviews/index.ts'
import type { ProductId, ReviewId, ReviewReportId, UnitId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'

/** What a product's page shows of its reviews. */
export type ReviewsOnProduct = ReviewSummary & { latest: readonly PublishedReview[] }
export type ProductOnPage = ProductPage & { reviews: ReviewsOnProduct }

/** A product as its buyer may write of it. */
export type OwnReview = { productName: Translated; experiencedAt: Date; review: Review | undefined }

export type ReviewPagesDeps = {
  readReviews(productId: ProductId): Promise<ReviewsOnProduct>
  listReviews(productId: ProductId, query: ReviewQuery): Promise<PublishedReview[]>
  findPublishedReview(
    id: ReviewId,
  ): Promise<{ review: PublishedReview; productName: Translated; slug: string } | undefined>
  /** Undefined for a key of another order, or one that was never opened. */
  findOwnReview(token: string, unitId: UnitId): Promise<OwnReview | undefined>
  writeReview(token: string, unitId: UnitId, text: ReviewText): Promise<WriteOutcome>
  deleteReview(token: string, unitId: UnitId): Promise<boolean>
  /** Undefined when no such review is published. */
  reportReview(id: ReviewId, report: NewReport): Promise<ReviewReportId | undefined>
}
