import { deskPageSize, deskViews, type Review } from '../../../domains/reviews/index.ts'
import { href } from '../../routes.ts'
import { reviewWords } from '../../storefront/reviews/review-words.ts'
import { StarRow } from '../../storefront/reviews/stars.tsx'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { ReviewDeskDeps } from './deps.ts'
import { reviewDeskWords } from './review-desk-words.ts'
import type { ReviewListQuery } from './review-query.ts'

type Found = Awaited<ReturnType<ReviewDeskDeps['listReviewsOnDesk']>>
type ReviewsProps = { visit: AdminVisit; query: ReviewListQuery; found: Found }

/** The queue: what was promised soonest stands first. */
export function ReviewDeskView({ visit, query, found }: ReviewsProps) {
  const { locale } = visit
  const words = reviewDeskWords[locale]
  const view = {
    name: 'view',
    label: words.view,
    chosen: query.filters.view,
    options: deskViews.map((each) => [each === 'waiting' ? '' : each, words.views[each]] as const),
  }
  return (
    <AdminPage visit={visit} title={words.title} here="adminReviews">
      <p>
        {words.lead} <a href={href(locale, 'reviewRules')}>{reviewWords[locale].rules}</a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminReviews')}
        label={words.title}
        query={query}
        filters={[view]}
        columns={columnsFor(visit, found)}
        found={{ rows: found.reviews, total: found.total }}
        perPage={deskPageSize}
        empty={<p class="lead">{words.empty[query.filters.view || 'waiting']}</p>}
      />
    </AdminPage>
  )
}

function columnsFor({ locale }: AdminVisit, { products }: Found): Column<Review>[] {
  const words = reviewDeskWords[locale]
  return [
    {
      label: words.head.review,
      kind: 'head',
      cell: ({ id, title }) => <a href={href(locale, 'adminReview', { review: id })}>{title}</a>,
    },
    {
      label: words.head.stars,
      sort: 'stars',
      order: 'numbers',
      cell: ({ stars }) => <StarRow stars={stars} locale={locale} />,
    },
    {
      label: words.head.product,
      cell: ({ productId }) =>
        products.get(productId)?.name[locale] ?? <span class="soft">{words.gone}</span>,
    },
    { label: words.head.state, cell: (review) => <ReviewBadge locale={locale} review={review} /> },
    { label: words.head.written, sort: 'written', cell: ({ writtenAt }) => formatDate(writtenAt, locale) },
    {
      label: words.head.due,
      sort: 'due',
      order: 'due',
      cell: ({ decideBy }) => (decideBy ? formatDate(decideBy, locale) : '–'),
    },
  ]
}

/** Brass is where it is the staff's turn. */
export function ReviewBadge({ locale, review: { state } }: { locale: AdminVisit['locale']; review: Review }) {
  const kind = { waiting: 'state sealed', published: 'state open', refused: 'state' }
  return <span class={kind[state]}>{reviewDeskWords[locale].states[state]}</span>
}
