import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ConnectionKind } from '../identity/index.ts'
import { type Finding, failures } from './alert.ts'

/** Accounts or networks with so many failures, or more, since a time. */
export async function listFailing(
  db: Db,
  by: 'account_id' | 'network',
  since: Date,
  fewest: number,
): Promise<Omit<Finding, 'kind' | 'at'>[]> {
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

/** Sign-ins since a time from networks in which the account was not seen before. Somebody's very first says nothing. */
export async function listNewNetworks(
  db: Db,
  accounts: readonly AccountId[],
  since: Date,
): Promise<{ accountId: AccountId; network: string; at: Date }[]> {
  const { rows } = await sql<{ accountId: AccountId; network: string; at: Date }>`
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
