import { type RawBuilder, sql } from 'kysely'
import { type PersonalTable, type SubjectLink, subjectLinks } from '../../../shared/personal-data.ts'
import type { Subject } from './subject.ts'

/** The condition that finds a person's rows in a table; undefined where none can be found. */
export function rowsOf(
  table: PersonalTable,
  alias: string,
  subject: Subject,
): RawBuilder<boolean> | undefined {
  const links = subjectLinks(table)
  if (links.length === 0) return undefined
  return sql`(${sql.join(
    links.map((link) => isOf(link, alias, subject)),
    sql` or `,
  )})`
}

function isOf(link: SubjectLink, alias: string, subject: Subject): RawBuilder<boolean> {
  const column = sql.ref(`${alias}.${link.column}`)
  const ids = subject[link.set]
  // Addresses are compared as they are folded, also where a table keeps them as they were typed.
  return link.set === 'emails' ? sql`lower(${column}) = any(${ids})` : sql`${column} = any(${ids})`
}
