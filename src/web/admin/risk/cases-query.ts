import { type CaseQuery, type CaseState, caseSorts } from '../../../domains/fraud/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

const decided = ['allowed', 'rejected', 'expired', 'overtaken'] as const satisfies CaseState[]

/** `/admin/risk?show=rejected&sort=-score`: what waits is what stands there when nobody asks. */
export const casesList = listQuery([...caseSorts], { show: oneOf(['decided', ...decided, 'all']) })
export type CasesQuery = ReturnType<typeof casesList.parse>
export const shownCases = ['', 'decided', ...decided, 'all'] as const

/** What waits comes in the order in which it is due; of what is decided, or of all, the latest is looked for. */
export const readCasesQuery = (address: Record<string, string>): CasesQuery =>
  casesList.parse(address, ({ show }) =>
    show === '' ? caseSorts[0] : show === 'all' ? '-opened' : '-decided',
  )

export function caseQueryOf({ filters: { show }, sort, isDescending }: CasesQuery): Omit<CaseQuery, 'page'> {
  return { states: statesOf(show), sort, isDescending }
}

function statesOf(show: CasesQuery['filters']['show']): readonly CaseState[] {
  if (show === '') return ['open']
  if (show === 'all') return ['open', ...decided]
  return show === 'decided' ? decided : [show]
}
