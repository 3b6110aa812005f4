import { listQuery, oneOf } from '../list/list-query.ts'

const claimsList = listQuery(['made'], { show: oneOf(['all']) })
export type ClaimsQuery = ReturnType<typeof claimsList.parse>

/** Open ones come in the order in which they were made: who waits the longest comes first. Of all, the latest is looked for. */
export const readClaimsQuery = (address: Record<string, string>): ClaimsQuery =>
  claimsList.parse(address, ({ show }) => (show === 'all' ? '-made' : 'made'))
