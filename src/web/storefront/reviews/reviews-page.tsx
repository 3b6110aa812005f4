import {
  type PublishedReview,
  type ReviewQuery,
  reviewSorts,
  reviewsPerPage,
} from '../../../domains/reviews/index.ts'
import { locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import { Layout } from '../../ui/layout.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { ProductOnPage } from './deps.ts'
import { ReviewList } from './review-list.tsx'
import { Summary } from './review-section.tsx'
import { reviewWords } from './review-words.ts'
import { countIn, reviewsAddress } from './reviews-address.ts'

type ReviewsProps = {
  visit: Visit
  product: ProductOnPage
  query: ReviewQuery
  reviews: readonly PublishedReview[]
}

/** All reviews of a product, in the order and language that the address says. */
export function ReviewsView({ visit, product, query, reviews }: ReviewsProps) {
  const { locale, m } = visit
  const say = reviewWords[locale]
  const name = fullName(product, locale)
  const here = href(locale, 'productReviews', { slug: product.slug })
  const total = countIn(product.reviews, query)
  const isPlain = reviewsAddress(query) === ''
  return (
    <Layout visit={visit} head={{ title: say.titleOf(name), noindex: !isPlain }}>
      <div class="wrap review-page">
        <p>
          <a class="lone-link" href={href(locale, 'product', { slug: product.slug })}>
            {name}
          </a>
        </p>
        <h1>{say.titleOf(name)}</h1>
        <div class="review-columns">
          <Summary words={visit} reviews={product.reviews} />
          <div class="stack-wide">
            {product.reviews.count > 0 && <Choice visit={visit} query={query} action={here} />}
            {reviews.length === 0 ? (
              <p>{product.reviews.count === 0 ? say.none : say.nothing}</p>
            ) : (
              <ReviewList words={visit} reviews={reviews} level={2} />
            )}
            <Pagination
              m={m}
              page={query.page}
              pageCount={Math.ceil(total / reviewsPerPage)}
              hrefOf={(page) => here + reviewsAddress({ ...query, page })}
            />
          </div>
        </div>
      </div>
    </Layout>
  )
}

function Choice({ visit, query, action }: { visit: Visit; query: ReviewQuery; action: string }) {
  const say = reviewWords[visit.locale]
  return (
    <form class="review-choice" action={action}>
      <div class="field">
        <label for="review-sort">{say.sortedBy}</label>
        <select id="review-sort" name="sort">
          {reviewSorts.map((sort) => (
            <option value={sort} selected={sort === query.sort}>
              {say.sorts[sort]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="review-language">{say.language}</label>
        <select id="review-language" name="language">
          <option value="">{say.everyLanguage}</option>
          {locales.map((each) => (
            <option value={each} selected={each === query.locale}>
              {say.languages[each]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {say.show}
      </button>
    </form>
  )
}
