import { listQuery, oneOf, typed } from '../list/list-query.ts'

/** The list of keys, as its address says it. */
export const keyList = listQuery(['-created', 'name', 'used', 'expires'], {
  text: typed,
  standing: oneOf(['working', 'expired', 'revoked']),
})
