import { type DeskQuery, reviewDeskSorts } from '../../../domains/reviews/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

/** The queue of reviews, as its address says it; what waits to be read is what nobody has to ask for. */
export const reviewList = listQuery([...reviewDeskSorts], {
  view: oneOf(['reported', 'published', 'refused', 'all']),
})
export type ReviewListQuery = ReturnType<typeof reviewList.parse>

/** What the domain is asked. */
export function reviewQueryOf({ filters, sort, isDescending }: ReviewListQuery): Omit<DeskQuery, 'page'> {
  return { view: filters.view || 'waiting', sort, isDescending }
}
