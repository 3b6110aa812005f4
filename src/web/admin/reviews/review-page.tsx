import { type Report, type Review, refusalReasons, textMax } from '../../../domains/reviews/index.ts'
import { reasonWords } from '../../letters/review-words.ts'
import { href } from '../../routes.ts'
import { reviewWords } from '../../storefront/reviews/review-words.ts'
import { StarRow } from '../../storefront/reviews/stars.tsx'
import { formatDate } from '../../ui/dates.ts'
import { described, Field } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import type { ReviewDeskDeps } from './deps.ts'
import { reviewDeskWords } from './review-desk-words.ts'
import { ReviewBadge } from './reviews-page.tsx'

type Found = NonNullable<Awaited<ReturnType<ReviewDeskDeps['openReviewOnDesk']>>>
export type ReviewProps = Found & {
  visit: AdminVisit
  said?: Said | undefined
  /** No reason was chosen; or an answer that was too long, as it was typed. */
  error?: string | undefined
}

/** One review with what was reported of it, and what can be decided. */
export function ReviewOnDeskView(props: ReviewProps) {
  const { visit, review, products, said } = props
  const { locale } = visit
  const words = reviewDeskWords[locale]
  const product = products.get(review.productId)
  return (
    <AdminPage
      visit={visit}
      title={product ? words.one(product.name[locale]) : words.title}
      here="adminReviews"
      from={{ title: words.title, href: href(locale, 'adminReviews') }}
      said={said}
    >
      <div class="ticket-desk">
        <div class="ticket-talk">
          <article class="review">
            <p class="ticket-head">
              <ReviewBadge locale={locale} review={review} />
              {product ? (
                <a href={href(locale, 'product', { slug: product.slug })}>{product.name[locale]}</a>
              ) : (
                <span class="soft">{words.gone}</span>
              )}
            </p>
            <StarRow stars={review.stars} locale={locale} />
            <h2 class="review-title" lang={review.locale}>
              {review.title}
            </h2>
            <p class="review-body" lang={review.locale}>
              {review.body}
            </p>
          </article>
          <ReviewReports {...props} />
          {review.state === 'published' && <AnswerForm {...props} />}
        </div>
        <div class="ticket-beside">
          <Decision {...props} />
          <section class="review-facts">
            <ReviewFacts visit={visit} review={review} />
          </section>
        </div>
      </div>
    </AdminPage>
  )
}

function ReviewFacts({ visit: { locale }, review }: { visit: AdminVisit; review: Review }) {
  const words = reviewDeskWords[locale]
  const day = (at: Date | null) => at && formatDate(at, locale)
  return (
    <Facts
      facts={[
        [words.facts.name, review.shownName ?? reviewWords[locale].anonymous],
        [words.facts.opened, day(review.experiencedAt)],
        [words.head.written, day(review.writtenAt)],
        [words.facts.changed, day(review.changedAt)],
        [words.head.due, day(review.decideBy)],
        [words.facts.published, day(review.publishedAt)],
        [words.facts.language, reviewWords[locale].languages[review.locale]],
        [words.facts.refused, review.refusedFor && reasonWords[locale][review.refusedFor]],
      ]}
    />
  )
}

const versionField = ({ version }: Review) => <input type="hidden" name="version" value={version} />

function Decision({ visit: { locale }, review, error }: ReviewProps) {
  const words = reviewDeskWords[locale]
  const action = href(locale, 'adminReview', { review: review.id })
  return (
    <section class="stack-wide">
      {review.state !== 'published' && (
        <form class="stack" method="post" action={action}>
          {versionField(review)}
          <p class="small soft">{words.publishHint}</p>
          <p>
            <button type="submit" class="button primary" name="act" value="publish">
              {review.state === 'refused' ? words.publishAgain : words.publish}
            </button>
          </p>
        </form>
      )}
      {review.state !== 'refused' && (
        <form class="stack" method="post" action={action}>
          {versionField(review)}
          <Field id="reason" label={words.refuseTitle} hint={words.refuseHint} error={error}>
            <select
              id="reason"
              name="reason"
              required
              autofocus={Boolean(error)}
              {...described({ id: 'reason', hint: words.refuseHint, error })}
            >
              <option value="">{words.reason}</option>
              {refusalReasons.map((reason) => (
                <option value={reason}>{reasonWords[locale][reason]}</option>
              ))}
            </select>
          </Field>
          <p>
            <button type="submit" class="button" name="act" value="refuse">
              {words.refuse}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

function AnswerForm({ visit: { locale }, review }: ReviewProps) {
  const words = reviewDeskWords[locale]
  return (
    <form class="stack" method="post" action={href(locale, 'adminReview', { review: review.id })}>
      {versionField(review)}
      <Field id="answer" label={words.answer} hint={words.answerHint}>
        <textarea
          id="answer"
          name="body"
          rows={5}
          maxlength={textMax.answer}
          {...described({ id: 'answer', hint: words.answerHint })}
        >
          {review.answer?.body ?? ''}
        </textarea>
      </Field>
      <p>
        <button type="submit" class="button" name="act" value="answer">
          {words.answerSave}
        </button>
      </p>
    </form>
  )
}

function ReviewReports({ visit: { locale }, review, reports }: ReviewProps) {
  const words = reviewDeskWords[locale]
  if (reports.length === 0) return null
  const isOpen = reports.some(({ state }) => state === 'open')
  return (
    <section class="stack" aria-labelledby="reports-title">
      <h2 id="reports-title">{words.reports}</h2>
      <ul class="messages">
        {reports.map((report) => (
          <ReportItem locale={locale} report={report} />
        ))}
      </ul>
      {isOpen && review.state === 'published' && (
        <form class="stack" method="post" action={href(locale, 'adminReview', { review: review.id })}>
          {versionField(review)}
          <p class="small soft">{words.keepHint}</p>
          <p>
            <button type="submit" class="button" name="act" value="keep">
              {words.keep}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

function ReportItem({ locale, report }: { locale: AdminVisit['locale']; report: Report }) {
  const words = reviewDeskWords[locale]
  return (
    <li class="message">
      <p class="message-head">
        <strong>{reasonWords[locale][report.reason]}</strong>
        <span class={report.state === 'open' ? 'state sealed' : 'state'}>
          {words.reportStates[report.state]}
        </span>
      </p>
      <p class="message-body">{report.words}</p>
      <p class="small soft">
        {words.reportFrom(report.name, formatDate(report.at, locale, 'dateTime'))}, {report.email}
      </p>
    </li>
  )
}
