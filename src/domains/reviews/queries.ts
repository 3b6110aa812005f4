import type { Db } from '../../platform/database/connect.ts'
import type { ProductId, ReviewId, UnitId } from '../../shared/ids.ts'
import { type Locale, locales } from '../../shared/locale.ts'
import { type Experience, findExperience } from '../orders/index.ts'
import { countOf, type PublishedReview, type Review, type StarCounts, type Stars } from './review.ts'
import { findReviewOf, toStars } from './store.ts'

/** `lowest` and `highest` by stars, the newest first among equals. */
export const reviewSorts = ['newest', 'highest', 'lowest'] as const
export type ReviewSort = (typeof reviewSorts)[number]

export type ReviewQuery = { sort: ReviewSort; locale: Locale | null; page: number }

export const reviewsPerPage = 10

export type ReviewSummary = { counts: StarCounts; count: number; byLocale: Readonly<Record<Locale, number>> }

/** How many gave how many stars, of what is published. */
export async function summariseReviews(db: Db, productId: ProductId): Promise<ReviewSummary> {
  const rows = await db
    .selectFrom('review')
    .select((eb) => ['stars', 'locale', eb.fn.countAll<number>().as('count')] as const)
    .where('product_id', '=', productId)
    .where('state', '=', 'published')
    .groupBy(['stars', 'locale'])
    .execute()
  const sumOf = (isMeant: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(isMeant).reduce((sum, { count }) => sum + Number(count), 0)
  const withStars = (stars: Stars) => sumOf((row) => row.stars === stars)
  const counts = { 1: withStars(1), 2: withStars(2), 3: withStars(3), 4: withStars(4), 5: withStars(5) }
  const byLocale = Object.fromEntries(
    locales.map((locale) => [locale, sumOf((row) => row.locale === locale)]),
  ) as Record<Locale, number>
  return { counts, count: countOf(counts), byLocale }
}

const shownColumns = [
  ...(['id', 'stars', 'title', 'body', 'shown_name', 'locale', 'experienced_at'] as const),
  ...(['changed_at', 'published_at', 'answer', 'answered_at'] as const),
] as const

/** What is published of a product, a page at a time. */
export async function listReviews(
  db: Db,
  productId: ProductId,
  { sort, locale, page }: ReviewQuery,
  perPage = reviewsPerPage,
): Promise<PublishedReview[]> {
  const rows = await db
    .selectFrom('review')
    .select(shownColumns)
    .where('product_id', '=', productId)
    .where('state', '=', 'published')
    .$if(locale !== null, (query) => query.where('locale', '=', locale ?? 'en'))
    .$if(sort === 'highest', (query) => query.orderBy('stars', 'desc'))
    .$if(sort === 'lowest', (query) => query.orderBy('stars', 'asc'))
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return rows.flatMap(toPublished)
}

/** One that everybody may read. */
export async function findPublishedReview(
  db: Db,
  id: ReviewId,
): Promise<(PublishedReview & { productId: ProductId }) | undefined> {
  const row = await db
    .selectFrom('review')
    .select([...shownColumns, 'product_id'])
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  const [review] = row ? toPublished(row) : []
  return row && review && { ...review, productId: row.product_id }
}

type ShownRow = {
  id: ReviewId
  stars: number
  title: string
  body: string
  shown_name: string | null
  locale: Locale
  experienced_at: Date
  changed_at: Date | null
  published_at: Date | null
  answer: string | null
  answered_at: Date | null
}

function toPublished(row: ShownRow): PublishedReview[] {
  const { id, title, body, locale, published_at: publishedAt, answer, answered_at: answeredAt } = row
  if (!publishedAt) return []
  return [
    {
      ...{ id, title, body, locale, publishedAt },
      stars: toStars(row.stars),
      shownName: row.shown_name,
      experiencedAt: row.experienced_at,
      changedAt: row.changed_at,
      answer: answer !== null && answeredAt ? { body: answer, at: answeredAt } : null,
    },
  ]
}

/** What may be written about the product of a key, and what was; undefined for a key that was never opened. */
export async function findOwnReview(
  db: Db,
  unitId: UnitId,
): Promise<{ experience: Experience; review: Review | undefined } | undefined> {
  const experience = await findExperience(db, unitId)
  return experience && { experience, review: await findReviewOf(db, experience) }
}
