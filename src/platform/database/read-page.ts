import type { Expression } from 'kysely'
import type { Db } from './connect.ts'
import { countAtMost } from './count-at-most.ts'

/** So many rows of a list are counted and paged through; a list of more is narrowed. */
export const pagedMax = 10_000

export type PageOfRows<Row> = { rows: Row[]; total: number; isMore: boolean }

/**
 * A page of a list, counted no further than it is paged. @param read the rows of the page, `limit` of them from `offset` on; it is
 * not asked for a page behind the last.
 */
export async function readPage<Row>(
  db: Db,
  wanted: Expression<unknown>,
  { page, perPage }: { page: number; perPage: number },
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<PageOfRows<Row>> {
  const counted = await countAtMost(db, wanted, pagedMax + 1)
  const total = Math.min(counted, pagedMax)
  const offset = (page - 1) * perPage
  const limit = Math.min(perPage, total - offset)
  return { rows: limit > 0 ? await read(limit, offset) : [], total, isMore: counted > pagedMax }
}
