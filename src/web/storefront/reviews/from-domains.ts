import { listCardsOf } from '../../../domains/catalog/index.ts'
import type { CheckoutDeps } from '../../../domains/checkout/index.ts'
import {
  deleteReview,
  findOwnReview,
  findPublishedReview,
  listReviews,
  reportReview,
  summariseReviews,
  writeReview,
} from '../../../domains/reviews/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import type { ReviewPagesDeps } from './deps.ts'

type Db = CheckoutDeps['db']
type WithOrder = <T>(token: string, otherwise: T, run: (orderId: OrderId) => Promise<T>) => Promise<T>

const latestCount = 3

/** What everybody reads is read as a visitor, to whom the database shows what is published and never whose it is. */
export function reviewsFromDomains(
  checkout: CheckoutDeps,
  visitor: Db,
  withOrder: WithOrder,
): ReviewPagesDeps {
  const { db, clock, outbox } = checkout
  const deps = { db, clock, outbox }
  const newest = { sort: 'newest', locale: null, page: 1 } as const

  /** Only with a key of the order that the link opens. */
  const ofOrder: <T>(
    token: string,
    unitId: Parameters<typeof findOwnReview>[1],
    otherwise: T,
    run: (own: NonNullable<Awaited<ReturnType<typeof findOwnReview>>>) => Promise<T>,
  ) => Promise<T> = (token, unitId, otherwise, run) =>
    withOrder(token, otherwise, async (orderId) => {
      const own = await findOwnReview(db, unitId)
      return own?.experience.orderId === orderId ? run(own) : otherwise
    })

  return {
    async readReviews(productId) {
      const summary = await summariseReviews(visitor, productId)
      const latest = summary.count === 0 ? [] : await listReviews(visitor, productId, newest, latestCount)
      return { ...summary, latest }
    },
    listReviews: (productId, query) => listReviews(visitor, productId, query),
    async findPublishedReview(id) {
      const review = await findPublishedReview(visitor, id)
      const card = review && (await listCardsOf(visitor, [review.productId], clock)).get(review.productId)
      return review && card && { review, productName: card.name, slug: card.slug }
    },
    findOwnReview: (token, unitId) =>
      ofOrder(token, unitId, undefined, async ({ experience, review }) => ({
        productName: experience.productName,
        experiencedAt: experience.openedAt,
        review,
      })),
    writeReview: (token, unitId, text) =>
      ofOrder<Awaited<ReturnType<typeof writeReview>>>(
        token,
        unitId,
        { ok: false, reason: 'no_experience' },
        () => writeReview(deps, unitId, text),
      ),
    deleteReview: (token, unitId) => ofOrder(token, unitId, false, () => deleteReview(deps, unitId)),
    reportReview: (id, report) => reportReview(deps, id, report),
  }
}
