import type { Db } from '../../platform/database/connect.ts'
import { parseId, type ReviewId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { listCardsOf } from '../catalog/index.ts'
import { findAddressee } from '../orders/index.ts'
import {
  findReport,
  findReview,
  type Report,
  type Review,
  type ReviewEvent,
  type ReviewNews,
} from '../reviews/index.ts'
import type { ReportOnLetter, ReviewOnLetter } from './after-sale-on-letter.ts'
import type { LetterReference } from './letter.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

export type ReviewLetterDeps = {
  db: Db
  clock: QueueDeps['clock']
  urls: {
    product(slug: string, locale: Locale): string
    review(slug: string, id: ReviewId, locale: Locale): string
    /** The page on which its author changes it. */
    order(orderId: Review['orderId'], locale: Locale): Promise<string | null>
    rules(locale: Locale): string
  }
}

/** What the letters about reviews say, read at the moment they are sent. What is no longer so is not said. */
export function reviewLetters({ db, clock, urls }: ReviewLetterDeps) {
  async function productOf({ productId }: Pick<Review, 'productId'>) {
    return (await listCardsOf(db, [productId], clock)).get(productId)
  }

  return {
    async review({ subjectId, cause, locale }: LetterReference): Promise<ReviewOnLetter | null> {
      const id = parseId('rvw', subjectId)
      const review = id && (await findReview(db, id))
      const [what, version] = cause.split(' ') as [ReviewNews, string]
      if (!review || String(review.version) !== version || !stillHolds[what](review)) return null
      const product = await productOf(review)
      return {
        what,
        product: product?.name ?? null,
        title: review.title,
        refusedFor: review.refusedFor,
        answer: what === 'answered' ? (review.answer?.body ?? null) : null,
        url: product && what !== 'refused' ? urls.review(product.slug, review.id, locale) : null,
        orderUrl: await urls.order(review.orderId, locale),
        rulesUrl: urls.rules(locale),
      }
    },
    async review_report({ subjectId, cause, locale }: LetterReference): Promise<ReportOnLetter | null> {
      const id = parseId('rpt', subjectId)
      const report = id && (await findReport(db, id))
      if (!report) return null
      const what = cause as ReportOnLetter['what']
      const review = report.reviewId && (await findReview(db, report.reviewId))
      const product = review && (await productOf(review))
      return {
        what,
        reference: reportReference(report),
        reason: report.reason,
        reportedAt: report.at,
        product: product ? product.name : null,
        url: product && what !== 'removed' ? urls.product(product.slug, locale) : null,
        rulesUrl: urls.rules(locale),
      }
    },
  }
}

const stillHolds: Record<ReviewNews, (review: Review) => boolean> = {
  published: ({ state }) => state === 'published',
  refused: ({ state }) => state === 'refused',
  answered: ({ state, answer }) => state === 'published' && answer !== null,
}

/** How people name a report, such as `R-7KQM-2RX9`. */
export function reportReference({ id }: Pick<Report, 'id'>): string {
  const letters = id.slice(-8).toUpperCase()
  return `R-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Queues the letter that tells of it, once. */
export async function tellOfReview(deps: QueueDeps & { db: Db }, event: ReviewEvent): Promise<void> {
  const { db } = deps
  if (event.type === 'report_news') {
    const report = await findReport(db, event.reportId)
    if (!report) return
    const letter = {
      ...({ kind: 'review_report', subjectId: report.id, orderId: null, accountId: null } as const),
      ...{ cause: event.what, locale: report.locale, recipient: report.email },
    }
    await db.transaction().execute((tx) => queueMail(tx, deps, letter))
    return
  }
  const review = await findReview(db, event.reviewId)
  const addressee = review && (await findAddressee(db, review.orderId))
  // Deleted, or erased, meanwhile.
  if (!review || !addressee) return
  const letter = {
    ...({ kind: 'review', subjectId: review.id, orderId: review.orderId } as const),
    ...{ accountId: addressee.accountId, cause: `${event.how} ${event.version}` },
    ...{ locale: review.locale, recipient: addressee.email },
  }
  await db.transaction().execute((tx) => queueMail(tx, deps, letter))
}
