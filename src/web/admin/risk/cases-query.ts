import { type CaseQuery, type CaseState, caseSorts } from '../../../domains/fraud/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

const decided = ['allowed', 'rejected', 'expired', 'overtaken'] as const satisfies CaseState[]

/** `/admin/risk?show=rejected&sort=-score`: what waits is what stands there when nobody asks. */
export const casesList = listQuery([...caseSorts], { show: oneOf(['decided', ...decided]) })
export type CasesQuery = ReturnType<typeof casesList.parse>
export const shownCases = ['', 'decided', ...decided] as const

/** What waits comes in the order in which it is due; of what is decided, the latest is looked for. */
export function readCasesQuery(address: Record<string, string>): CasesQuery {
  const asked = casesList.parse(address)
  if (asked.filters.show === '') return asked
  const usual = '-decided'
  return { ...casesList.parse({ sort: usual, ...address }), usual }
}

export function caseQueryOf({ filters: { show }, sort, isDescending }: CasesQuery): Omit<CaseQuery, 'page'> {
  const states = show === '' ? (['open'] as const) : show === 'decided' ? decided : [show]
  return { states, sort, isDescending }
}
