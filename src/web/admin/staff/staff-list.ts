import { roles } from '../../../domains/staff/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { StaffOnPage } from '../deps.ts'
import { listQuery, oneOf } from '../list/list-query.ts'
import { inOrder } from '../list/short-list.ts'

/** The staff, as an address says it; nobody is looked for by words, which may be a mailbox. */
export const staffList = listQuery(['since', 'name', 'role'], { role: oneOf(roles) })
export type StaffListQuery = ReturnType<typeof staffList.parse>

export const nameOf = ({ account }: StaffOnPage): string => account.displayName ?? account.email

export function arranged(all: readonly StaffOnPage[], query: StaffListQuery, locale: Locale): StaffOnPage[] {
  const { role: asked } = query.filters
  const order = {
    since: ({ since }: StaffOnPage) => since,
    name: nameOf,
    role: ({ role }: StaffOnPage) => roles.indexOf(role),
  }
  return inOrder(
    all.filter(({ role }) => asked === '' || role === asked),
    query,
    order,
    locale,
  )
}
