import { entrySorts, listKinds } from '../../../domains/fraud/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

/** Whom the team listed, as an address says it; who is looked for by words stands in none, for it may be a mailbox. */
export const entryList = listQuery(['-added', ...entrySorts], {
  list: oneOf(['block', 'allow']),
  kind: oneOf(listKinds),
})
export type EntryListQuery = ReturnType<typeof entryList.parse>
