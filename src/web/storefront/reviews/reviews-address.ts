import { type ReviewQuery, type ReviewSummary, reviewSorts } from '../../../domains/reviews/index.ts'
import { locales } from '../../../shared/locale.ts'

const pageMax = 1000

/** What an address asks for; anything that it cannot mean is left out. */
export function parseReviewsAddress(params: URLSearchParams): ReviewQuery {
  const page = Number(params.get('page') ?? 1)
  return {
    sort: reviewSorts.find((sort) => sort === params.get('sort')) ?? 'newest',
    locale: locales.find((locale) => locale === params.get('language')) ?? null,
    page: Number.isSafeInteger(page) && page >= 1 && page <= pageMax ? page : 1,
  }
}

/** The one way to write it: without what goes without saying. */
export function reviewsAddress({ sort, locale, page }: ReviewQuery): string {
  const params = new URLSearchParams({
    ...(sort !== 'newest' && { sort }),
    ...(locale && { language: locale }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return params && `?${params}`
}

export const countIn = ({ count, byLocale }: ReviewSummary, { locale }: ReviewQuery): number =>
  locale ? byLocale[locale] : count
