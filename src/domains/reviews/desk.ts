import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, ReviewId } from '../../shared/ids.ts'
import type { Report, Review, ReviewState } from './review.ts'
import { findReview, toReport, toReview } from './store.ts'

/** What the staff look at: what waits to be read, what was reported, what is published, what was refused; or all. */
export const deskViews = ['waiting', 'reported', 'published', 'refused', 'all'] as const
export type DeskView = (typeof deskViews)[number]
export const reviewDeskSorts = ['due', 'written', 'stars'] as const

export type DeskQuery = {
  view: DeskView
  /** `due`: what was promised soonest first; of what is decided the latest. */
  sort: (typeof reviewDeskSorts)[number]
  isDescending: boolean
  page: number
}

export const deskPageSize = 20

/** One page of what the staff look at. */
export async function listReviewsForStaff(
  db: Db,
  { view, sort, isDescending, page }: DeskQuery,
): Promise<{ reviews: Review[]; total: number }> {
  const reported = view === 'reported'
  const isOpen = view === 'waiting' || reported
  const [up, down] = isDescending ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
  const matching = db
    .selectFrom('review')
    .$if(view !== 'all' && !reported, (query) => query.where('state', '=', view as ReviewState))
    .$if(reported, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('review_report')
            .select('review_report.id')
            .whereRef('review_report.review_id', '=', 'review.id')
            .where('review_report.state', '=', 'open'),
        ),
      ),
    )
  const rows = await matching
    .selectAll()
    .$if(sort === 'stars', (query) => query.orderBy('stars', up))
    .$if(sort === 'written', (query) => query.orderBy('written_at', up))
    .$if(sort === 'due' && isOpen, (query) => query.orderBy('decide_by', up))
    .$if(sort === 'due' && !isOpen, (query) => query.orderBy('decided_at', down))
    .orderBy('id')
    .limit(deskPageSize)
    .offset((page - 1) * deskPageSize)
    .execute()
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { reviews: rows.map(toReview), total: Number(total) }
}

/** The reviews of an account or of these orders, the latest first. */
export async function listReviewsAbout(
  db: Db,
  { accountId, orderIds }: { accountId: AccountId | null; orderIds: readonly OrderId[] },
): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where((eb) =>
      eb.or([
        ...(accountId ? [eb('account_id', '=', accountId)] : []),
        sql<boolean>`order_id = any(${orderIds})`,
      ]),
    )
    .orderBy('written_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(toReview)
}

/** A review with everything that was reported of it, the open ones first. */
export async function openReviewForStaff(
  db: Db,
  id: ReviewId,
): Promise<{ review: Review; reports: Report[] } | undefined> {
  const review = await findReview(db, id)
  if (!review) return undefined
  const rows = await db
    .selectFrom('review_report')
    .selectAll()
    .where('review_id', '=', id)
    .orderBy((eb) => eb('state', '=', 'open'), 'desc')
    .orderBy('at')
    .execute()
  return { review, reports: rows.map(toReport) }
}

export type ReviewWork = { waiting: number; firstDecideBy: Date | null; reports: number }

export async function countReviewWork(db: Db): Promise<ReviewWork> {
  const [waiting, reports] = await Promise.all([
    db
      .selectFrom('review')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('decide_by').as('first')])
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('review_report')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', 'open')
      .where('review_id', 'is not', null)
      .executeTakeFirstOrThrow(),
  ])
  return { waiting: Number(waiting.count), firstDecideBy: waiting.first, reports: Number(reports.count) }
}
