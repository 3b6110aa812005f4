import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'

/** What did not succeed at once, by kind: tried again at this moment, or given up within the day that jobs are kept for. */
export async function listTroubledJobs(
  db: Db,
): Promise<{ name: string; retrying: number; failed: number }[]> {
  const { rows } = await sql<{ name: string; retrying: number; failed: number }>`
    select name, count(*) filter (where state = 'retry')::integer as retrying,
      count(*) filter (where state = 'failed')::integer as failed
    from pgboss.job where state in ('retry', 'failed') group by name order by failed desc, name`.execute(db)
  return rows
}
