import { listCardsOf } from '../../../domains/catalog/index.ts'
import {
  answerReview,
  countReviewWork,
  keepReview,
  listReviewsForStaff,
  openReviewForStaff,
  publishReview,
  type Review,
  type ReviewDeps,
  refuseReview,
} from '../../../domains/reviews/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { ReviewDeskDeps } from './deps.ts'

type Db = ReviewDeps['db']

/** The staff read in their own name; what they decide goes through the use cases. */
export function reviewDeskFromDomains(deps: ReviewDeps, of: (by: AccountId) => Db): ReviewDeskDeps {
  const productsOf = (db: Db, reviews: readonly Review[]) =>
    listCardsOf(db, [...new Set(reviews.map(({ productId }) => productId))], deps.clock)
  return {
    async listReviewsOnDesk(query, by) {
      const db = of(by)
      const found = await listReviewsForStaff(db, query)
      return { ...found, products: await productsOf(db, found.reviews) }
    },
    async openReviewOnDesk(id, by) {
      const db = of(by)
      const found = await openReviewForStaff(db, id)
      return found && { ...found, products: await productsOf(db, [found.review]) }
    },
    countReviewWork: (by) => countReviewWork(of(by)),
    publishReview: (work) => publishReview(deps, work),
    refuseReview: (work) => refuseReview(deps, work),
    keepReview: (work) => keepReview(deps, work),
    answerReview: (work) => answerReview(deps, work),
  }
}
