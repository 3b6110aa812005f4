import { sql } from 'kysely'
import type { AccountId } from '../../shared/ids.ts'
import type { Db } from '../database/connect.ts'

/**
 * Who of the staff has seen more than so many persons since a time. A person counts once, however often; colleagues are no
 * customers and do not count; a list says how many it holds.
 */
export async function listReaders(
  db: Db,
  since: Date,
  most: number,
): Promise<{ accountId: AccountId; count: number }[]> {
  const { rows } = await sql<{ accountId: AccountId; count: number }>`
    select actor_id as "accountId", sum(persons)::int as count from (
      select actor_id, max(coalesce((details->>'persons')::int, 1)) as persons from shop.audit_event
      where action = 'staff.read' and at > ${since} and subject_kind <> 'staff'
      group by actor_id, subject_kind, subject_id) seen
    group by actor_id having sum(persons) > ${most}`.execute(db)
  return rows
}
