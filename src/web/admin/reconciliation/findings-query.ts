import type { FindingFilter, FindingKind } from '../../../domains/reconciliation/index.ts'
import { fromWallClock, localDayAfter, noonOf } from '../../../shared/time.ts'
import { day, listQuery, oneOf } from '../list/list-query.ts'
import { reconciliationWords } from './reconciliation-words.ts'

export const findingKinds = Object.keys(reconciliationWords.en.kinds) as FindingKind[]

/** `/admin/reconciliation?show=ended&kind=refund_missing&from=2026-11-01`: what is open stands there when nobody asks. */
const filters = { show: oneOf(['ended', 'all']), kind: oneOf(findingKinds), from: day, until: day }
const findingList = listQuery<'found' | 'ended', typeof filters>(['-found', 'ended'], filters)
export type FindingListQuery = ReturnType<typeof findingList.parse>

/** Of what has ended, the last comes first; what is open has no end to be ordered by. */
export function readFindingQuery(address: Record<string, string>): FindingListQuery {
  const read = (said: Record<string, string>) =>
    findingList.parse(said, ({ show }) => (show === 'ended' ? '-ended' : '-found'))
  const query = read(address)
  const { sort, ...others } = address
  return query.sort === 'ended' && query.filters.show !== 'ended' ? read(others) : query
}

/** What the domain is asked. */
export function findingFilterOf({ filters, sort, isDescending }: FindingListQuery): FindingFilter {
  const { show, kind, from, until } = filters
  return {
    ...{ show: show || 'open', kind: kind || null, sort, isDescending },
    from: fromWallClock(`${from}T00:00`) ?? null,
    // The last day is one of them.
    until: (until && fromWallClock(`${localDayAfter(noonOf(until), 1)}T00:00`)) || null,
  }
}
