import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { reportReference } from '../../../domains/notifications/index.ts'
import { refusalReasons, reviewsPerPage } from '../../../domains/reviews/index.ts'
import { foldMailbox } from '../../../shared/email.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { attemptGate } from '../../attempts.tsx'
import { ownNames } from '../../own-names.ts'
import { href, pages } from '../../routes.ts'
import { findKnown, type ShopWindow } from '../catalog/routes.tsx'
import type { StorefrontDeps } from '../deps.ts'
import { notFoundPage } from '../errors/error-pages.tsx'
import { privatePage, publicPage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { orderGate } from '../orders/order-gate.tsx'
import type { OwnReview } from './deps.ts'
import { OwnReviewView } from './own-review-page.tsx'
import { ReportView } from './report-page.tsx'
import {
  findReportFlaws,
  formOf,
  parseReview,
  type ReviewErrors,
  type ReviewForm,
  reportForm,
  reviewForm,
} from './review-form.ts'
import { reviewWords } from './review-words.ts'
import { countIn, parseReviewsAddress, reviewsAddress } from './reviews-address.ts'
import { ReviewsView } from './reviews-page.tsx'
import { ReviewRulesView } from './rules-page.tsx'

/** What buyers think: to be read by everybody, written by who bought, reported by whom it offends. */
export function reviewPages(
  deps: StorefrontDeps,
  gate: StorefrontGate,
  window: ShopWindow,
  locale: Locale,
): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  const say = reviewWords[locale]
  return new Hono()
    .get(pages.reviewRules, (c) => publicPage(c, <ReviewRulesView visit={gate.visit(c)} />))
    .get(pages.productReviews, async (c) => {
      const query = parseReviewsAddress(new URL(c.req.url).searchParams)
      const slug = c.req.param('slug')
      const path = href('en', 'productReviews', { slug }) + reviewsAddress(query)
      const visit = gate.visit(c, path)
      const product = await findKnown(window, slug, visit.currency)
      if (!product) return notFoundPage(c, visit)
      const isBeyond = query.page > 1 && (query.page - 1) * reviewsPerPage >= countIn(product.reviews, query)
      if (isBeyond) return notFoundPage(c, visit)
      const reviews = await deps.listReviews(product.id, query)
      return publicPage(c, <ReviewsView {...{ visit, product, query, reviews }} />)
    })
    .route('/', ownReviewPages(deps, gate, attempts, locale))
    .get(pages.reviewReport, async (c) => {
      const about = await findReported(c)
      const form = reportForm.parse({})
      return privatePage(c, <ReportView {...{ visit: gate.visit(c), about, form, errors: {} }} />)
    })
    .post(pages.reviewReport, async (c) => {
      const about = await findReported(c)
      const visit = gate.visit(c)
      const form = reportForm.parse(await readForm(c))
      const errors = findReportFlaws(form, locale)
      const again = { visit, about, form, errors }
      const reason = refusalReasons.find((each) => each === form.reason)
      if (Object.keys(errors).length > 0 || !reason) return privatePage(c, <ReportView {...again} />, 422)
      const { words, name, email, proof } = form
      const tried = { action: 'report', account: foldMailbox(email), proof } as const
      const hurdle = await attempts.hurdle(c, visit, tried)
      if (hurdle) return privatePage(c, <ReportView {...again} hurdle={hurdle} />, 429)
      const id = await deps.reportReview(about.review.id, { reason, words, name, email, locale })
      if (!id) throw new AppError('not_found', 'no such review')
      return privatePage(c, <ReportView {...again} sent={reportReference({ id })} />)
    })

  async function findReported(c: Context) {
    const id = parseId('rvw', c.req.param('review') ?? '')
    const about = id && (await deps.findPublishedReview(id))
    if (!about) throw new AppError('not_found', 'no such review')
    return about
  }

  function ownReviewPages(
    deps: StorefrontDeps,
    gate: StorefrontGate,
    attempts: ReturnType<typeof attemptGate>,
    locale: Locale,
  ): Hono {
    const orders = orderGate(deps, gate)

    /** The key that the address names, of the order that the link opens, with what its buyer wrote. */
    function open(c: Context, answer: (own: OwnReview, token: string) => Response | Promise<Response>) {
      return orders.open(c, async (_, token) => {
        const unit = parseId('unt', c.req.param('unit') ?? '')
        const own = unit && (await deps.findOwnReview(token, unit))
        if (!own) throw new AppError('not_found', 'no open key of this order')
        return answer(own, token)
      })
    }

    type Given = { form?: ReviewForm; errors?: ReviewErrors; hurdle?: Child; said?: string | undefined }
    function show(c: Context, own: OwnReview, token: string, given: Given = {}): Response {
      const { form = formOf(own.review, locale), errors = {}, hurdle, said } = given
      const unit = c.req.param('unit') ?? ''
      const view = { visit: gate.visit(c), token, unit, own, form, errors, hurdle, said }
      const status = hurdle ? 429 : Object.keys(errors).length > 0 ? 422 : 200
      return privatePage(c, <OwnReviewView {...view} />, status)
    }

    const done = (c: Context, token: string, news: 'sent' | 'deleted') =>
      seeOther(c, `${href(locale, 'orderReview', { token, unit: c.req.param('unit') ?? '' })}?news=${news}`)

    return new Hono()
      .get(pages.orderReview, (c) =>
        open(c, (own, token) => {
          const { sent, deleted } = say.form.news
          return show(c, own, token, { said: { sent, deleted }[c.req.query('news') ?? ''] })
        }),
      )
      .post(pages.orderReview, (c) =>
        open(c, async (own, token) => {
          const form = reviewForm.parse(await readForm(c))
          const unit = parseId('unt', c.req.param('unit') ?? '')
          if (!unit) throw new AppError('not_found', 'no open key of this order')
          if (form.act === 'delete') {
            await deps.deleteReview(token, unit)
            return done(c, token, 'deleted')
          }
          const parsed = parseReview(form, locale, ownNames(deps.shop))
          if (!parsed.ok) return show(c, own, token, { form, errors: parsed.errors })
          const tried = { action: 'review', account: unit, proof: form.proof } as const
          const hurdle = await attempts.hurdle(c, gate.visit(c), tried)
          if (hurdle) return show(c, own, token, { form, hurdle })
          const outcome = await deps.writeReview(token, unit, parsed.text)
          if (outcome.ok) return done(c, token, 'sent')
          if (outcome.reason === 'other_order')
            return show(c, own, token, { form, errors: { body: say.form.errors.otherOrder } })
          if (outcome.reason === 'no_experience') throw new AppError('not_found', 'no open key')
          return show(c, own, token, { form, errors: { [outcome.field]: say.form.errors.key } })
        }),
      )
  }
}
