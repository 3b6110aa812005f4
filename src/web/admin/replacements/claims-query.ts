import type { ClaimFilter } from '../../../domains/replacement/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

const claimList = listQuery(['claimed'], { text: typed, show: oneOf(['credited', 'refused', 'all']) })
export type ClaimListQuery = ReturnType<typeof claimList.parse>

/** What is open stands there when nobody asks, the oldest first; of what was answered, the last. */
export const readClaimQuery = (address: Record<string, string>): ClaimListQuery =>
  claimList.parse(address, ({ show }) => (show === '' ? 'claimed' : '-claimed'))

/** What the domain is asked. */
export function claimFilterOf({ filters, isDescending }: ClaimListQuery): ClaimFilter {
  const { text, show } = filters
  return { text, show: show || 'open', isDescending }
}
