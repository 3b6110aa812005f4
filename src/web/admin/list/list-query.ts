import { z } from 'zod'

/**
 * What a list shows, as its address says it: `?sort=-placed&page=2&as=csv`, and the filters beside. Whatever an address says
 * that the list does not know is as if it were not said.
 */
export type ListQuery<Sort extends string, Chosen = unknown> = {
  sort: Sort
  isDescending: boolean
  /** The order in which the list comes when nobody asks, as an address would say it. */
  usual: string
  /** From 1 on. */
  page: number
  /** The whole list as a file, not one page of it. */
  asFile: boolean
  filters: Chosen
}

/**
 * Reads the address of a list.
 * @param sorts by what it can be ordered; the first is how it comes when nobody asks, with a minus the highest first.
 */
export function listQuery<Sort extends string, Shape extends z.ZodRawShape>(
  sorts: readonly [usual: Sort | `-${Sort}`, ...others: Sort[]],
  filters: Shape,
) {
  const [usual, ...others] = sorts
  const known = new Set<string>([plain(usual), ...others])
  const shape = z.object(filters)
  const paging = z.object({
    sort: z
      .string()
      .refine((sort) => known.has(plain(sort)))
      .optional()
      .catch(undefined),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
    as: z.literal('csv').optional().catch(undefined),
  })
  type Chosen = z.infer<typeof shape>
  return {
    /** @param usualOf in which order the list comes, where that depends on what of it is shown. */
    parse(
      address: Record<string, string>,
      usualOf: (filters: Chosen) => Sort | `-${Sort}` = () => usual,
    ): ListQuery<Sort, Chosen> {
      const filters = shape.parse(address)
      const first = usualOf(filters)
      const { sort = first, page, as } = paging.parse(address)
      return {
        sort: plain(sort) as Sort,
        isDescending: sort.startsWith('-'),
        usual: first,
        page,
        asFile: as === 'csv',
        filters,
      }
    },
  }
}

/** A filter by words that were typed; nothing typed is the empty text. */
export const typed = z.string().trim().max(200).catch('')

/** A filter by one of a few values; none chosen is the empty text. */
export const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(['', ...values]).catch('' as never)

/** A filter by a day, `2026-11-27`, of a century in which something was sold; no day is the empty text. */
export const day = z.iso
  .date()
  .refine((typed) => typed >= '1900' && typed < '2200')
  .catch('')

function plain(sort: string): string {
  return sort.startsWith('-') ? sort.slice(1) : sort
}
