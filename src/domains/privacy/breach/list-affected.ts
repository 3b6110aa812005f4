import { sql } from 'kysely'
import type { AccountId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Topic } from '../../../shared/personal-data.ts'
import type { PrivacyDeps } from '../deps.ts'
import { withinTransaction } from '../within-transaction.ts'
import { findAffected } from './assess-breach.ts'
import type { Breach } from './breach.ts'

/** Somebody who is affected, and by what of theirs; numbers of orders as the customer knows them. */
export type Affected = {
  email: string
  locale: Locale
  account: AccountId | null
  orders: string[]
  topics: Topic[]
}

const peopleAtOnce = 500

/** Everybody whom a breach concerns, in pieces, by their mailboxes; however many they are, it takes no memory. */
export async function* listAffected(deps: PrivacyDeps, breach: Breach): AsyncGenerator<Affected[]> {
  yield* withinTransaction(deps.db.transaction().setIsolationLevel('repeatable read'), async function* (tx) {
    await findAffected(tx, deps, breach)
    await sql`declare breach_people no scroll cursor for
      select p.email, p.locale, p.account,
        array(select o.number from breach_order o where o.person = p.person order by o.id) as orders,
        array(select a.topic from breach_affected a where a.person = p.person
          order by array_position(${breach.topics}::text[], a.topic)) as topics
      from breach_person p where p.person in (select person from breach_affected) order by p.person`.execute(
      tx,
    )
    for (;;) {
      const { rows } = await sql<Affected>`fetch ${sql.lit(peopleAtOnce)} from breach_people`.execute(tx)
      if (rows.length > 0) yield rows
      if (rows.length < peopleAtOnce) return
    }
  })
}
