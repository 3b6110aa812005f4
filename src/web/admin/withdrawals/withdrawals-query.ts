import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/withdrawals?show=all&sort=-made`: what needs an answer is what stands there when nobody asks. */
export const withdrawalsList = listQuery(['made'], { show: oneOf(['all']) })
export type WithdrawalsQuery = ReturnType<typeof withdrawalsList.parse>

/** What waits comes in the order in which it is due; of all, the latest is looked for. */
export function readWithdrawalsQuery(address: Record<string, string>): WithdrawalsQuery {
  const query = withdrawalsList.parse(address)
  if (query.filters.show !== 'all') return query
  return { ...query, usual: '-made', isDescending: address.sort === undefined || query.isDescending }
}
