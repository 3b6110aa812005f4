import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/replacements?show=all&sort=made`: what waits for somebody is what stands there when nobody asks. */
export const complaintsList = listQuery(['made'], { show: oneOf(['all']) })
export type ComplaintsQuery = ReturnType<typeof complaintsList.parse>

/** What waits comes in the order in which it was made; of all, the latest is looked for. */
export function readComplaintsQuery(address: Record<string, string>): ComplaintsQuery {
  const asked = complaintsList.parse(address)
  if (asked.filters.show === '') return asked
  const usual = '-made'
  return { ...complaintsList.parse({ sort: usual, ...address }), usual }
}
