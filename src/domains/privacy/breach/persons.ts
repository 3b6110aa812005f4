import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { erasedEmail } from '../../../shared/email.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { SubjectLink, SubjectSet } from '../../../shared/personal-data.ts'
import { listAccounts } from '../../identity/index.ts'
import { listBuyers } from '../../orders/index.ts'
import { tableId } from '../registry.ts'

/** One person is one mailbox: an account and what was bought with its address as a guest belong together. */
export type Person = {
  email: string
  locale: Locale
  account: AccountId | null
  /** Numbers of orders, as the customer knows them. */
  orders: string[]
  orderedAt: Date[]
}

export type PersonIndex = { persons: Set<Person>; ids: Record<SubjectSet, Map<string, Person>> }

/** Everybody who was known by a moment, findable by every id under which a table may name them. */
export async function listPersons(db: Db, until: Date): Promise<PersonIndex> {
  const persons = new Set<Person>()
  const ids: PersonIndex['ids'] = {
    accounts: new Map(),
    persons: new Map(),
    emails: new Map(),
    orders: new Map(),
    units: new Map(),
    carts: new Map(),
  }
  for (const { id, subject, email, emailFolded, locale } of await listAccounts(db, until)) {
    const person: Person = { email, locale, account: id, orders: [], orderedAt: [] }
    persons.add(person)
    ids.accounts.set(id, person)
    ids.persons.set(subject, person)
    ids.emails.set(emailFolded, person)
  }
  for (const order of await listBuyers(db, until)) {
    const { accountId, emailFolded, email, locale } = order
    const known = (accountId && ids.accounts.get(accountId)) ?? ids.emails.get(emailFolded)
    // Whoever had their address erased can be told nothing, and nothing names them.
    if (!known && emailFolded === erasedEmail) continue
    const person = known || { email, locale, account: null, orders: [], orderedAt: [] }
    persons.add(person)
    person.orders.push(order.number)
    person.orderedAt.push(order.placedAt)
    if (emailFolded !== erasedEmail && !ids.emails.has(emailFolded)) ids.emails.set(emailFolded, person)
    ids.orders.set(order.id, person)
    for (const unit of order.units) ids.units.set(unit, person)
    if (order.cartId) ids.carts.set(order.cartId, person)
  }
  return { persons, ids }
}

/** How many rows of a table belong to each subject, by its ids in the order of the links; what is empty names nobody. */
export async function countRowsBySubject(
  db: Db,
  table: string,
  links: readonly SubjectLink[],
): Promise<{ ids: (string | null)[]; rows: number }[]> {
  const ids = links.map(({ set, column }) => {
    const named = sql.ref(`t.${column}`)
    return set === 'emails' ? sql`lower(${named})` : sql`${named}::text`
  })
  const { rows } = await sql<{ ids: (string | null)[]; rows: number }>`
    select array[${sql.join(ids)}] as ids, count(*)::int as rows from ${tableId(table)} as t
    where coalesce(${sql.join(ids)}) is not null group by 1`.execute(db)
  return rows
}

export async function countRows(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${tableId(table)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
