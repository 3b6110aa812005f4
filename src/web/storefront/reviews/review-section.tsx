import { averageTenths, starValues } from '../../../domains/reviews/index.ts'
import { href } from '../../routes.ts'
import type { Words } from '../../ui/visit.ts'
import type { ProductOnPage, ReviewsOnProduct } from './deps.ts'
import { ReviewList } from './review-list.tsx'
import { reviewWords } from './review-words.ts'
import { averageInWords, StarRow } from './stars.tsx'

/** What buyers think, on the product's own page: the sum of it and the latest. */
export function ReviewSection({ words, product }: { words: Words; product: ProductOnPage }) {
  const { locale } = words
  const say = reviewWords[locale]
  const { reviews } = product
  return (
    <section class="shelf review-section" id="reviews" aria-labelledby="reviews-title">
      <h2 id="reviews-title">{say.title}</h2>
      <div class="review-columns">
        <Summary words={words} reviews={reviews} />
        <div class="stack">
          {reviews.count === 0 ? (
            <p>{say.none}</p>
          ) : (
            <>
              <ReviewList words={words} reviews={reviews.latest} level={3} />
              <p>
                <a class="button" href={href(locale, 'productReviews', { slug: product.slug })}>
                  {say.all(reviews.count)}
                </a>
              </p>
            </>
          )}
        </div>
      </div>
    </section>
  )
}

/** The average, how many, how they are spread, and how they came about (directive 2005/29/EC art. 7(6)). */
export function Summary({ words: { locale }, reviews }: { words: Words; reviews: ReviewsOnProduct }) {
  const say = reviewWords[locale]
  const tenths = averageTenths(reviews.counts)
  return (
    <div class="review-summary">
      {tenths === null ? (
        <p class="review-none">{say.noneTitle}</p>
      ) : (
        <>
          <p class="review-average">
            <strong>{averageInWords(tenths, locale)}</strong>
            <StarsOf tenths={tenths} locale={locale} />
            <span class="small soft">{say.count(reviews.count)}</span>
          </p>
          <dl class="review-spread" aria-label={say.distribution}>
            {starValues.map((stars) => (
              <div>
                <dt>{say.starRow(stars)}</dt>
                <dd>
                  <meter min={0} max={reviews.count} value={reviews.counts[stars]} aria-hidden="true" />
                  <span>{reviews.counts[stars]}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p class="small soft">
        {say.verified} <a href={href(locale, 'reviewRules')}>{say.rules}</a>
      </p>
    </div>
  )
}

function StarsOf({ tenths, locale }: { tenths: number; locale: Words['locale'] }) {
  // Rounded down like the number beside it, which says it exactly.
  return <StarRow stars={Math.floor(tenths / 10)} locale={locale} />
}

/** Beside the price: what others think, and the way there. Nothing where nobody has said anything. */
export function ReviewNote({ words: { locale }, product }: { words: Words; product: ProductOnPage }) {
  const say = reviewWords[locale]
  const { counts, count } = product.reviews
  const tenths = averageTenths(counts)
  if (tenths === null) return null
  const average = averageInWords(tenths, locale)
  return (
    <p class="review-note">
      <a href="#reviews" aria-label={`${say.outOf(average)}, ${say.count(count)}`}>
        <span class="stars" aria-hidden="true">
          ★
        </span>{' '}
        {average} ({count})
      </a>
    </p>
  )
}
