import { type HoldFilter, holdGrounds } from '../../../domains/privacy/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

export const heldKinds = ['account', 'order'] as const

const filters = {
  // Whose mailbox it is stands in no address.
  text: typed.transform((text) => (text.includes('@') ? '' : text)),
  show: oneOf(['ended', 'all']),
  kind: oneOf(heldKinds),
  ground: oneOf(holdGrounds),
}
const holdList = listQuery<'placed' | 'ended', typeof filters>(['placed', 'ended'], filters)
export type HoldListQuery = ReturnType<typeof holdList.parse>

/** What is open stands there when nobody asks, the oldest first, and has no end to be ordered by; of what has ended, the last. */
export function readHoldQuery(address: Record<string, string>): HoldListQuery {
  const read = (said: Record<string, string>) =>
    holdList.parse(said, ({ show }) => (show === 'ended' ? '-ended' : 'placed'))
  const query = read(address)
  const { sort, ...others } = address
  return query.sort === 'ended' && query.filters.show !== 'ended' ? read(others) : query
}

/** What the domain is asked. */
export function holdFilterOf({ filters, sort, isDescending }: HoldListQuery): HoldFilter {
  const { text, show, kind, ground } = filters
  return { text, show: show || 'open', kind: kind || null, ground: ground || null, sort, isDescending }
}
