import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { assert } from '../../shared/errors.ts'
import type { ReviewId, ReviewReportId } from '../../shared/ids.ts'
import type { Experience } from '../orders/index.ts'
import { type Report, type Review, type Stars, starValues } from './review.ts'

/** First in every transaction that changes a review. */
export async function lockReview(tx: Tx, id: ReviewId): Promise<Review | undefined> {
  const row = await tx.selectFrom('review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toReview(row)
}

/** The same when the staff act: of a restricted person a review is not there, as on their pages (GDPR Art. 18). */
export async function lockReviewForStaff(tx: Tx, id: ReviewId): Promise<Review | undefined> {
  const review = await lockReview(tx, id)
  if (!review) return undefined
  const { rows } = await sql<{ restricted: boolean }>`
    select shop.is_restricted_order(${review.orderId}) as restricted`.execute(tx)
  return rows[0]?.restricted ? undefined : review
}

/**
 * What this buyer wrote of this product, by this order or another one of their account. Not by mailbox: the address of a guest's
 * order is proved by nobody.
 */
export async function findReviewOf(db: Db, by: Experience): Promise<Review | undefined> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('product_id', '=', by.productId)
    .where((eb) =>
      eb.or([
        eb('order_id', '=', by.orderId),
        ...(by.accountId ? [eb('account_id', '=', by.accountId)] : []),
      ]),
    )
    .orderBy('id')
    .executeTakeFirst()
  return row && toReview(row)
}

export async function findReview(db: Db, id: ReviewId): Promise<Review | undefined> {
  const row = await db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toReview(row)
}

export async function findReport(db: Db, id: ReviewReportId): Promise<Report | undefined> {
  const row = await db.selectFrom('review_report').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toReport(row)
}

export function toReview(row: Selectable<DB['review']>): Review {
  return {
    id: row.id,
    productId: row.product_id,
    orderId: row.order_id,
    stars: toStars(row.stars),
    title: row.title,
    body: row.body,
    shownName: row.shown_name,
    locale: row.locale,
    state: row.state,
    refusedFor: row.refused_for,
    version: row.version,
    experiencedAt: row.experienced_at,
    writtenAt: row.written_at,
    changedAt: row.changed_at,
    publishedAt: row.published_at,
    decideBy: row.decide_by,
    answer: row.answer !== null && row.answered_at ? { body: row.answer, at: row.answered_at } : null,
  }
}

export function toReport(row: Selectable<DB['review_report']>): Report {
  return {
    id: row.id,
    reviewId: row.review_id,
    reason: row.reason,
    words: row.words,
    name: row.name,
    email: row.email,
    locale: row.locale,
    state: row.state,
    at: row.at,
  }
}

export function toStars(given: number): Stars {
  const stars = starValues.find((each) => each === given)
  assert(stars, `${given} stars are none`)
  return stars
}
