import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/withdrawals?show=all&sort=-made`: what needs an answer is what stands there when nobody asks. */
export const withdrawalsList = listQuery(['made'], { show: oneOf(['all']) })
export type WithdrawalsQuery = ReturnType<typeof withdrawalsList.parse>

/** What waits comes in the order in which it is due; of all, the latest is looked for. */
export const readWithdrawalsQuery = (address: Record<string, string>): WithdrawalsQuery =>
  withdrawalsList.parse(address, ({ show }) => (show === 'all' ? '-made' : 'made'))
