import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type ModerateOutcome, refusalReasons, textMax } from '../../../domains/reviews/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId, type ReviewId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import type { ReviewDeskDeps } from './deps.ts'
import { reviewDeskWords } from './review-desk-words.ts'
import { ReviewOnDeskView, type ReviewProps } from './review-page.tsx'
import { reviewList, reviewQueryOf } from './review-query.ts'
import { ReviewDeskView } from './reviews-page.tsx'

const actForm = z.object({
  act: z.enum(['publish', 'refuse', 'keep', 'answer']),
  version: z.coerce.number().int().catch(0),
  reason: z.enum(refusalReasons).optional().catch(undefined),
  body: z
    .string()
    .catch('')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim().slice(0, textMax.answer)),
})
const head = [
  'id',
  'product',
  'stars',
  'title',
  'body',
  'name',
  'language',
  'state',
  'refused_for',
  'written',
]

type Found = Awaited<ReturnType<ReviewDeskDeps['listReviewsOnDesk']>>

/** Each with the product that it is about. */
const rowsOf = ({ reviews, total, products }: Found) => ({
  rows: reviews.map((review) => ({ ...review, product: products.get(review.productId)?.slug })),
  total,
})

function recordOf(review: ReturnType<typeof rowsOf>['rows'][number]): unknown[] {
  return [
    ...[review.id, review.product, review.stars, review.title, review.body],
    ...[review.shownName, review.locale, review.state, review.refusedFor, review.writtenAt],
  ]
}

const newsOf = { publish: 'published', refuse: 'refused', keep: 'kept', answer: 'answered' } as const

/** Reviews for the staff: the queue, and each with what was reported of it. */
export function reviewDeskPages(deps: ReviewDeskDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): ReviewId => {
    const id = parseId('rvw', c.req.param('review') ?? '')
    if (!id) throw new AppError('not_found', 'no such review')
    return id
  }

  async function show(
    c: Context,
    { visit, session, shows }: StaffVisit,
    given: Pick<ReviewProps, 'said' | 'error'> = {},
  ): Promise<Response> {
    const found = await deps.openReviewOnDesk(idOf(c), session.account.id)
    if (!found) throw new AppError('not_found', 'no such review')
    await shows({ kind: 'review', ids: [found.review.id] })
    const isRefusal = given.error !== undefined || given.said?.kind === 'bad'
    return privatePage(c, <ReviewOnDeskView {...{ ...found, ...given, visit }} />, isRefusal ? 422 : 200)
  }

  async function act(c: Context, found: StaffVisit): Promise<Response> {
    const { visit, session } = found
    const words = reviewDeskWords[visit.locale]
    const sent = actForm.safeParse(await readForm(c))
    if (!sent.success) throw new AppError('invalid', 'no such act')
    const { act, version, reason, body } = sent.data
    if (act === 'refuse' && !reason) return show(c, found, { error: words.missing })
    const work = { reviewId: idOf(c), version, by: session.account.id }
    const outcome = await decide(act, { ...work, reason, body })
    if (outcome.ok)
      return seeOther(c, `${href(visit.locale, 'adminReview', { review: idOf(c) })}?news=${newsOf[act]}`)
    if (outcome.reason === 'unknown') throw new AppError('not_found', 'no such review')
    return show(c, found, { said: { kind: 'bad', text: words.movedOn } })
  }

  type Work = Parameters<ReviewDeskDeps['keepReview']>[0]
  function decide(
    act: keyof typeof newsOf,
    { reason, body, ...work }: Work & { reason: (typeof refusalReasons)[number] | undefined; body: string },
  ): Promise<ModerateOutcome> {
    switch (act) {
      case 'publish':
        return deps.publishReview(work)
      case 'refuse':
        if (!reason) throw new AppError('invalid', 'no reason')
        return deps.refuseReview({ ...work, reason })
      case 'keep':
        return deps.keepReview(work)
      case 'answer':
        return deps.answerReview({ ...work, body })
    }
  }

  return new Hono()
    .get(pages.adminReviews, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async ({ visit, session, shows }) => {
        const query = reviewList.parse(c.req.query())
        const read = (page: number) =>
          deps.listReviewsOnDesk({ ...reviewQueryOf(query), page }, session.account.id)
        const found = await read(query.asFile ? 1 : query.page)
        if (query.asFile) {
          // What buyers wrote, under the names that they chose: of so many of them.
          await shows({ kind: 'review_list', ids: ['csv'], persons: found.total })
          return sendCsv(
            c,
            'reviews',
            head,
            allPages(async (page) => rowsOf(await read(page)), recordOf),
          )
        }
        await shows({ kind: 'review', ids: found.reviews.map(({ id }) => id) })
        return privatePage(c, <ReviewDeskView {...{ visit, query, found }} />)
      }),
    )
    .get(pages.adminReview, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) => {
        const { news } = reviewDeskWords[found.visit.locale]
        const asked = Object.values(newsOf).find((each) => each === c.req.query('news'))
        return show(c, found, asked ? { said: { kind: 'good', text: news[asked] } } : {})
      }),
    )
    .post(pages.adminReview, (c) => admin.allow(c, 'tickets.answer', c.req.path, (found) => act(c, found)))
}
