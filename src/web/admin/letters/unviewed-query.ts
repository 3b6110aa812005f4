import { z } from 'zod'
import type { UnviewedFilter } from '../../../domains/orders/index.ts'
import { parseId } from '../../../shared/ids.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

export const unviewedDays = ['1', '3', '7', '14', '30'] as const
export const mailFilters = ['arrived', 'not_arrived'] as const
export type MailFilter = (typeof mailFilters)[number] | ''

/** `/admin/unviewed?days=7&mail=not_arrived&sort=-delivered`: whoever waits the longest comes first. */
export const unviewedList = listQuery(['delivered'], {
  days: oneOf(unviewedDays),
  product: z
    .string()
    .refine((id) => parseId('prd', id) !== undefined)
    .or(z.literal(''))
    .catch(''),
  mail: oneOf(mailFilters),
})
export type UnviewedListQuery = ReturnType<typeof unviewedList.parse>

/** What the domain is asked; of letters it knows nothing. */
export function unviewedFilterOf({ filters, isDescending }: UnviewedListQuery): UnviewedFilter {
  return { days: Number(filters.days), productId: parseId('prd', filters.product) ?? null, isDescending }
}
