import type { PublishedReview } from '../../../domains/reviews/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { Words } from '../../ui/visit.ts'
import { reviewWords } from './review-words.ts'
import { StarRow } from './stars.tsx'

type ListProps = { words: Words; reviews: readonly PublishedReview[]; level: 2 | 3 }

/** Reviews as text and nothing else: no link in them leads anywhere. */
export function ReviewList({ words, reviews, level }: ListProps) {
  return (
    <ul class="reviews">
      {reviews.map((review) => (
        <ReviewItem words={words} review={review} level={level} />
      ))}
    </ul>
  )
}

function ReviewItem({ words, review, level }: Omit<ListProps, 'reviews'> & { review: PublishedReview }) {
  const { locale } = words
  const say = reviewWords[locale]
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <li class="review" id={review.id}>
      <div class="review-head">
        <StarRow stars={review.stars} locale={locale} />
        <Title class="review-title" lang={review.locale}>
          {review.title}
        </Title>
      </div>
      <Byline words={words} review={review} />
      <p class="review-body" lang={review.locale}>
        {review.body}
      </p>
      {review.answer && (
        <div class="review-answer">
          <p class="review-answer-head">
            <strong>{say.answerFrom(words.shop.name)}</strong>{' '}
            <span class="small soft">{formatDate(review.answer.at, locale)}</span>
          </p>
          <p class="review-body">{review.answer.body}</p>
        </div>
      )}
      <p class="small">
        <a
          class="soft lone-link"
          href={href(locale, 'reviewReport', { review: review.id })}
          rel="nofollow"
          aria-label={say.reportOf(review.title)}
        >
          {say.report}
        </a>
      </p>
    </li>
  )
}

/** Who, and the days that the law wants to be seen: of the experience, of the publication, of a change. */
function Byline({ words: { locale }, review }: { words: Words; review: PublishedReview }) {
  const say = reviewWords[locale]
  const day = (at: Date) => formatDate(at, locale)
  const parts = [
    say.experienced(day(review.experiencedAt)),
    say.published(day(review.publishedAt)),
    ...(review.changedAt ? [say.changed(day(review.changedAt))] : []),
    ...(review.locale === locale ? [] : [say.inLanguage[review.locale]]),
  ]
  return (
    <p class="small soft">
      <strong>{review.shownName ?? say.anonymous}</strong> · {parts.join(', ')}
    </p>
  )
}
