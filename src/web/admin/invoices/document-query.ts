import { z } from 'zod'
import { type DocumentQuery, documentSorts } from '../../../domains/invoicing/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

/** The list of invoices and credit notes, as its address says it. */
export const documentList = listQuery(['-issued', ...documentSorts], {
  // The number of a document or of an order: what may stand in an address.
  text: typed,
  kind: oneOf(['invoice', 'credit_note']),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .or(z.literal(''))
    .catch(''),
})
export type DocumentListQuery = ReturnType<typeof documentList.parse>

/** What the domain is asked. */
export function documentQueryOf({ filters, sort, isDescending, page }: DocumentListQuery): DocumentQuery {
  const { text, kind, year } = filters
  return {
    ...{ text, kind: kind || null, year: year === '' ? null : Number(year) },
    ...{ sort, descending: isDescending, page },
  }
}
