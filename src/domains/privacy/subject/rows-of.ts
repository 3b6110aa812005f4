import { type RawBuilder, sql } from 'kysely'
import type { PersonalTable, SubjectLink } from '../../../shared/personal-data.ts'
import type { Subject } from './subject.ts'

/** The condition that finds a person's rows in a table; undefined where none can be found. */
export function rowsOf(
  { subject: links }: PersonalTable,
  alias: string,
  subject: Subject,
): RawBuilder<boolean> | undefined {
  if (links === 'nobody') return undefined
  const found = [links].flat().map((link) => linkedRows(link, alias, subject))
  return sql`(${sql.join(found, sql` or `)})`
}

function linkedRows({ set, column }: SubjectLink, alias: string, subject: Subject): RawBuilder<boolean> {
  const held = sql.ref(`${alias}.${column}`)
  const ids = subject[set]
  // Addresses are compared as they are folded, also where a table keeps them as they were typed.
  return set === 'emails' ? sql`lower(${held}) = any(${ids})` : sql`${held} = any(${ids})`
}
