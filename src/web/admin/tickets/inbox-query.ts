import { z } from 'zod'
import {
  type InboxFilter,
  type InboxSort,
  type InboxView,
  inboxSorts,
} from '../../../domains/tickets/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

const inboxList = listQuery(['due' as InboxSort, 'opened', 'quiet', 'closed'], {
  view: oneOf(['waiting', 'done', 'mine', 'all']),
  tag: z.string().max(60).catch(''),
  text: typed,
})
export type InboxListQuery = ReturnType<typeof inboxList.parse>

/** `/admin/tickets?view=all&tag=region&sort=opened`: what is to be answered is what nobody has to ask for, as it was promised. */
export function readInboxQuery(address: Record<string, string>): InboxListQuery {
  const usualOf = ({ view }: Pick<InboxListQuery['filters'], 'view'>) => inboxSorts[view || 'open'][0]
  const query = inboxList.parse(address, usualOf)
  const isOfView = inboxSorts[viewOf(query)].some((each) => each.replace('-', '') === query.sort)
  return isOfView ? query : inboxList.parse({ ...address, sort: '' }, usualOf)
}

export function viewOf({ filters }: InboxListQuery): InboxView {
  return filters.view || 'open'
}

/** What the domain is asked. */
export function inboxFilterOf(query: InboxListQuery): InboxFilter {
  const { sort, isDescending, filters } = query
  return {
    view: viewOf(query),
    order: { sort, isDescending },
    tag: filters.tag || undefined,
    text: filters.text || undefined,
  }
}
