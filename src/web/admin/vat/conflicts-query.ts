import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/vat?show=decided`: what waits for a decision is what stands there when nobody asks. */
const filters = { show: oneOf(['open', 'answered', 'decided']) }
const conflictList = listQuery<'found', typeof filters>(['found'], filters)
export type ConflictListQuery = ReturnType<typeof conflictList.parse>

/** Who waits the longest comes first; of what is decided, the latest is looked for. */
export const readConflictQuery = (address: Record<string, string>): ConflictListQuery =>
  conflictList.parse(address, ({ show }) => (show === 'decided' ? '-found' : 'found'))
