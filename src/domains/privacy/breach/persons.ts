import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/connect.ts'
import { erasedEmail } from '../../../shared/email.ts'
import { accountsUntil } from '../../identity/index.ts'
import { buyersUntil } from '../../orders/index.ts'
import { signedInDuring } from '../../security/index.ts'
import type { Breach } from './breach.ts'

/**
 * Lays down who was known by the end of a breach, for as long as the transaction lasts and in the database alone. One person is
 * one mailbox: an account and what was bought with its address as a guest belong together.
 *
 * `breach_person`: who it is, and whether the breach concerns them by its scope. `breach_order`: what they ordered. `breach_id`:
 * every id under which a table may name them, by its set. `breach_affected`: empty; of whom something was found, by topic.
 */
export async function layDownPersons(tx: Tx, breach: Breach): Promise<void> {
  const { from, until } = breach
  // Whoever had their address erased can be told nothing, and nothing names them.
  await sql`create temporary table breach_order on commit drop as
    select o.id, o.number, o.placed_at, o.cart_id, o.units, o.email, o.email_folded, o.locale,
      coalesce(a.email_folded, o.email_folded) as person
    from (${buyersUntil(until)}) o left join (${accountsUntil(until)}) a on a.id = o.account_id
    where a.id is not null or o.email_folded <> ${erasedEmail}`.execute(tx)
  await sql`create temporary table breach_person on commit drop as
    select distinct on (person) person, email, locale, account from (
      select email_folded as person, email, locale, id as account, null as placed from (${accountsUntil(until)}) a
      union all select person, email, locale, null, id from breach_order) each
    order by person, account nulls last, placed`.execute(tx)
  await sql`alter table breach_person add primary key (person), add concerned boolean`.execute(tx)
  const isConcerned = {
    everybody: sql`true`,
    signed_in: sql`account in (select account_id from (${signedInDuring(breach)}) s)`,
    ordered: sql`exists (select from breach_order o where o.person = p.person and o.placed_at >= ${from})`,
  }[breach.scope]
  await sql`create index on breach_order (person)`.execute(tx)
  await sql`update breach_person p set concerned = coalesce(${isConcerned}, false)`.execute(tx)
  await sql`create temporary table breach_id (kind text, id text, person text, primary key (kind, id)) on commit drop`.execute(
    tx,
  )
  await sql`insert into breach_id
    select 'accounts', id, email_folded from (${accountsUntil(until)}) a
    union all select 'persons', subject, email_folded from (${accountsUntil(until)}) a
    union all select 'emails', person, person from breach_person
    union all select 'orders', id, person from breach_order
    union all select 'units', unit, person from breach_order, unnest(units) as unit
    on conflict do nothing`.execute(tx)
  await sql`insert into breach_id
    select 'carts', cart_id, person from breach_order where cart_id is not null
    union all select 'emails', email_folded, person from breach_order where email_folded <> ${erasedEmail}
    on conflict do nothing`.execute(tx)
  await sql`create temporary table breach_affected (topic text, person text, primary key (person, topic)) on commit drop`.execute(
    tx,
  )
  await sql`analyze breach_id, breach_person, breach_order`.execute(tx)
}
