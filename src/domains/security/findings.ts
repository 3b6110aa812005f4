import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ConnectionKind } from '../identity/index.ts'
import { type Finding, failures } from './alert.ts'

export type CountryOf = (network: string) => string | null

/** Accounts or networks with so many failures, or more, since a time. */
export async function listFailing(
  db: Db,
  by: 'account_id' | 'network',
  since: Date,
  fewest: number,
): Promise<Omit<Finding, 'kind' | 'at' | 'country'>[]> {
  const found = await db
    .selectFrom('connection_event')
    .select((eb) => [eb.fn.countAll<number>().as('count'), by])
    .where('kind', 'in', failures)
    .where('at', '>', since)
    .where(by, 'is not', null)
    .groupBy(by)
    .having((eb) => eb(eb.fn.countAll(), '>=', fewest))
    .execute()
  return found.map(({ count, ...row }) => ({
    accountId: 'account_id' in row ? row.account_id : null,
    network: 'network' in row ? row.network : null,
    count,
  }))
}

// Whoever gets as far as the second step knows the password.
const entries = ['signed_in', 'second_factor_asked'] as const satisfies ConnectionKind[]

type Entry = { accountId: AccountId; network: string; at: Date }

/** Sign-ins since a time from where the account was not seen before. Of a country that is new, its network is no other news. */
export async function listNewPlaces(
  db: Db,
  countryOf: CountryOf,
  accounts: readonly AccountId[],
  since: Date,
): Promise<Finding[]> {
  const found = await listNewNetworks(db, accounts, since)
  return Promise.all(
    found.map(async (entry): Promise<Finding> => {
      const country = await findNewCountry(db, countryOf, entry)
      return country === null
        ? { ...entry, kind: 'staff_from_new_network', country, count: 1 }
        : { ...entry, kind: 'staff_from_new_country', network: null, country, count: 1 }
    }),
  )
}

/** Looked up here and kept nowhere else. Where no country was known before, the first one says nothing. */
async function findNewCountry(
  db: Db,
  countryOf: CountryOf,
  { accountId, network, at }: Entry,
): Promise<string | null> {
  const country = countryOf(network)
  if (country === null) return null
  const before = await db
    .selectFrom('connection_event')
    .select('network')
    .distinct()
    .where('account_id', '=', accountId)
    .where('kind', 'in', entries)
    .where('network', 'is not', null)
    .where('at', '<', at)
    .$narrowType<{ network: string }>()
    .execute()
  const known = new Set(before.map((each) => countryOf(each.network)))
  known.delete(null)
  return known.size === 0 || known.has(country) ? null : country
}

/** Sign-ins since a time from networks in which the account was not seen before. Somebody's very first says nothing. */
async function listNewNetworks(db: Db, accounts: readonly AccountId[], since: Date): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select e.account_id as "accountId", e.network, min(e.at) as at
    from shop.connection_event e
    where e.kind in (${sql.join(entries)}) and e.at > ${since} and e.account_id = any(${accounts}) and e.network is not null
      and exists (select from shop.connection_event b
        where b.account_id = e.account_id and b.kind in (${sql.join(entries)}) and b.network is not null and b.at < e.at)
      and not exists (select from shop.connection_event b
        where b.account_id = e.account_id and b.kind in (${sql.join(entries)}) and b.network = e.network and b.at < e.at)
    group by e.account_id, e.network`.execute(db)
  return rows
}
