import { type DeskQuery, deskSorts, productStates } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { parseMinor } from '../../../shared/money.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

const [, ...others] = deskSorts

/** The list of products, as its address says it. */
export const productList = listQuery(['name', ...others], {
  text: typed,
  state: oneOf(productStates),
  category: typed,
  platform: typed,
  stock: oneOf(['in', 'out']),
  from: typed,
  until: typed,
})
export type ProductListQuery = ReturnType<typeof productList.parse>

/** What the domain is asked; a price that is none narrows nothing. */
export function deskQueryOf({ filters, sort, isDescending }: ProductListQuery, locale: Locale): DeskQuery {
  const { from, until, ...said } = filters
  return {
    ...said,
    fromMinor: parseMinor(from),
    untilMinor: parseMinor(until),
    ...{ locale, sort, isDescending },
  }
}
