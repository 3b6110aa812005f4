import { type DeskQuery, deskPageSize, deskViews, type Review } from '../../../domains/reviews/index.ts'
import { href } from '../../routes.ts'
import { reviewWords } from '../../storefront/reviews/review-words.ts'
import { StarRow } from '../../storefront/reviews/stars.tsx'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Filters } from '../filters.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { ReviewDeskDeps } from './deps.ts'
import { reviewDeskWords } from './review-desk-words.ts'

type Found = Awaited<ReturnType<ReviewDeskDeps['listReviewsOnDesk']>>
type ReviewsProps = { visit: AdminVisit; query: DeskQuery; found: Found }

/** The queue: what was promised soonest stands first. */
export function ReviewDeskView({ visit, query, found }: ReviewsProps) {
  const { locale, m } = visit
  const words = reviewDeskWords[locale]
  const address = href(locale, 'adminReviews')
  const view = {
    name: 'view',
    label: words.view,
    chosen: query.view,
    options: deskViews.map((each) => [each, words.views[each]] as const),
  }
  return (
    <AdminPage visit={visit} title={words.title} here="adminReviews">
      <p>
        {words.lead} <a href={href(locale, 'reviewRules')}>{reviewWords[locale].rules}</a>
      </p>
      <Filters visit={visit} action={address} filters={[view]} />
      {found.total === 0 ? (
        <p class="lead">{words.empty[query.view]}</p>
      ) : (
        <Rows label={words.title} rows={found.reviews} columns={columnsFor(visit, found)} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / deskPageSize)}
        hrefOf={(page) => `${address}?${new URLSearchParams({ view: query.view, page: String(page) })}`}
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
    { label: words.head.stars, cell: ({ stars }) => <StarRow stars={stars} locale={locale} /> },
    {
      label: words.head.product,
      cell: ({ productId }) =>
        products.get(productId)?.name[locale] ?? <span class="soft">{words.gone}</span>,
    },
    { label: words.head.state, cell: (review) => <ReviewBadge locale={locale} review={review} /> },
    { label: words.head.written, cell: ({ writtenAt }) => formatDate(writtenAt, locale) },
    { label: words.head.due, cell: ({ decideBy }) => (decideBy ? formatDate(decideBy, locale) : '–') },
  ]
}

/** Brass is where it is the staff's turn. */
export function ReviewBadge({ locale, review: { state } }: { locale: AdminVisit['locale']; review: Review }) {
  const kind = { waiting: 'state sealed', published: 'state open', refused: 'state' }
  return <span class={kind[state]}>{reviewDeskWords[locale].states[state]}</span>
}
