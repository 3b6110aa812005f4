import { type CameBackFilter, cameBackStates } from '../../../domains/notifications/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

/** `/admin/letters?show=all&state=dead&sort=at`: what waits for somebody is what nobody has to ask for. */
export const cameBackList = listQuery(['-at'], { show: oneOf(['all']), state: oneOf(cameBackStates) })
export type CameBackListQuery = ReturnType<typeof cameBackList.parse>

/** What the domain is asked. */
export function cameBackFilterOf({ filters, isDescending }: CameBackListQuery): CameBackFilter {
  return { show: filters.show || 'open', state: filters.state || null, isDescending }
}
