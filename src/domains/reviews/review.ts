import type { OrderId, ProductId, ReviewId, ReviewReportId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { days } from '../../shared/time.ts'

/** A review waits until a person has read it; it stands in the window; or it is refused for a reason of the list. */
export type ReviewState = 'waiting' | 'published' | 'refused'

/** Why a review is not published, or no longer: the whole list, which stands on the page about the rules. */
export const refusalReasons = [
  'insult',
  'personal_data',
  'licence_key',
  'advertising',
  'off_topic',
  'unlawful',
  'not_genuine',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const starValues = [5, 4, 3, 2, 1] as const
export type Stars = (typeof starValues)[number]

/** What its author wrote. `shownName` is null for no name at all. */
export type ReviewText = {
  stars: Stars
  title: string
  body: string
  shownName: string | null
  locale: Locale
}

/** A review as everybody reads it. */
export type PublishedReview = ReviewText & {
  id: ReviewId
  /** When its author opened the key. */
  experiencedAt: Date
  publishedAt: Date
  changedAt: Date | null
  answer: { body: string; at: Date } | null
}

/** The same with what its author and the staff need. */
export type Review = Omit<PublishedReview, 'publishedAt'> & {
  productId: ProductId
  orderId: OrderId
  state: ReviewState
  refusedFor: RefusalReason | null
  version: number
  writtenAt: Date
  publishedAt: Date | null
  decideBy: Date | null
}

export type ReportState = 'open' | 'kept' | 'removed'

export type Report = {
  id: ReviewReportId
  reviewId: ReviewId | null
  reason: RefusalReason
  words: string
  name: string
  email: string
  locale: Locale
  state: ReportState
  at: Date
}

export const textMax = { title: 100, body: 4000, name: 40, answer: 2000, words: 2000 } as const

/** What is promised: a review is read within so many days, and stands for three years. */
export const decideDays = 7
export const decideMillis = days(decideDays)
export const keptDays = 3 * 365

export type StarCounts = Readonly<Record<Stars, number>>

export const countOf = (counts: StarCounts): number =>
  starValues.reduce((sum, stars) => sum + counts[stars], 0)

/** In tenths, rounded down, so that 5.0 is said only where everybody gave five; null without a review. */
export function averageTenths(counts: StarCounts): number | null {
  const count = countOf(counts)
  const sum = starValues.reduce((total, stars) => total + stars * counts[stars], 0)
  return count === 0 ? null : Math.floor((sum * 10) / count)
}

/** How a name is shown: as it is written, its first letter alone, or not at all. */
export const namings = ['first_name', 'initial', 'anonymous'] as const
export type Naming = (typeof namings)[number]

export function shownNameOf(naming: Naming, name: string): string | null {
  const [first = ''] = [...name.trim()]
  if (naming === 'anonymous' || first === '') return null
  return naming === 'initial' ? `${first.toLocaleUpperCase('fr')}.` : name.trim()
}

/** The other way round, for whoever changes a review. */
export function namingOf(shownName: string | null): Naming {
  if (shownName === null) return 'anonymous'
  return /^.\.$/u.test(shownName) ? 'initial' : 'first_name'
}
