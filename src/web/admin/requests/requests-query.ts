import { requestKinds, requestSorts } from '../../../domains/privacy/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

export const requestStates = ['open', 'answered', 'refused'] as const

/** `/admin/requests?state=answered&kind=access&sort=-received` */
export const requestList = listQuery([...requestSorts], {
  state: oneOf(requestStates),
  kind: oneOf(requestKinds),
})
export type RequestsQuery = ReturnType<typeof requestList.parse>
