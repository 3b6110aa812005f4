import { sql } from 'kysely'
import { type AccountId, type ApiKeyId, newId } from '../../shared/ids.ts'
import type { Db } from '../database/connect.ts'

/** Data of persons that was shown to a member of the staff, or told to a program of the seller; `persons` says how many stand behind an id that is a list. */
export type StaffRead = {
  staffId: AccountId | ApiKeyId
  permission: string
  subject: { kind: string; id: string }
  persons: number | null
}

/** Pages that stay open are made anew by themselves: what they show again within so many minutes was read once. */
const onceWithinMinutes = 5

/**
 * A line each, and of the same page made anew soon after no second one: the clock of the database decides, and nothing that a
 * browser says. They are no history of the subject: they have a clock of their own, and leave sooner.
 */
export async function recordStaffReads(db: Db, reads: readonly StaffRead[]): Promise<void> {
  await sql`
    insert into shop.staff_read (id, staff_id, permission, subject_kind, subject_id, persons)
    select read.* from unnest(
      ${reads.map(() => newId('aud'))}::text[],
      ${reads.map(({ staffId }) => staffId)}::text[],
      ${reads.map(({ permission }) => permission)}::text[],
      ${reads.map(({ subject }) => subject.kind)}::text[],
      ${reads.map(({ subject }) => subject.id)}::text[],
      ${reads.map(({ persons }) => persons)}::integer[]
    ) as read (id, staff_id, permission, subject_kind, subject_id, persons)
    where not exists (
      select from shop.staff_read as before
      where before.subject_id = read.subject_id and before.subject_kind = read.subject_kind
        and before.staff_id = read.staff_id and before.permission = read.permission
        -- A list that holds others by now is another read.
        and before.persons is not distinct from read.persons
        and before.at > now() - make_interval(mins => ${onceWithinMinutes}))`.execute(db)
}

/** What a program was told, each time: it opens no page that makes itself anew, and reads back nothing of what was written down. */
export async function recordProgramReads(db: Db, reads: readonly StaffRead[]): Promise<void> {
  await db
    .insertInto('staff_read')
    .values(
      reads.map(({ staffId, permission, subject, persons }) => ({
        ...{ id: newId('aud'), staff_id: staffId, permission, persons },
        ...{ subject_kind: subject.kind, subject_id: subject.id },
      })),
    )
    .execute()
}

/**
 * Who of the staff has seen more than so many persons since a time. A person counts once, however often; colleagues are no
 * customers and do not count; a list says how many it holds. A program reads whole lists, and is no one of the staff.
 */
export async function listReaders(
  db: Db,
  since: Date,
  most: number,
): Promise<{ accountId: AccountId; count: number }[]> {
  const { rows } = await sql<{ accountId: AccountId; count: number }>`
    select staff_id as "accountId", sum(persons)::int as count from (
      select staff_id, max(coalesce(persons, 1)) as persons from shop.staff_read
      where at > ${since} and subject_kind <> 'staff' and staff_id like 'acc\\_%'
      group by staff_id, subject_kind, subject_id) seen
    group by staff_id having sum(persons) > ${most}`.execute(db)
  return rows
}
