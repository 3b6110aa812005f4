import { type Expression, sql } from 'kysely'
import type { Db } from './connect.ts'

/** Counts rows, but no further than `most`: what is as many may be more, and takes as long in a table of any size. */
export async function countAtMost(db: Db, wanted: Expression<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${wanted} limit ${most}) counted`.execute(db)
  return rows[0]?.count ?? 0
}
