import { disputeSorts } from '../../../domains/payments/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/disputes?show=over&sort=-amount` */
export const disputesList = listQuery([...disputeSorts], { show: oneOf(['open', 'over']) })
export type DisputesQuery = ReturnType<typeof disputesList.parse>
