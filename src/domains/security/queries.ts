import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { ConnectionKind } from '../identity/index.ts'
import { type Alert, failures } from './alert.ts'

export type Connection = { kind: ConnectionKind; network: string | null; browser: string | null; at: Date }

/** What happened last at the door of an account. */
export async function listConnections(db: Db, accountId: AccountId, limit: number): Promise<Connection[]> {
  return db
    .selectFrom('connection_event')
    .select(['kind', 'network', 'browser', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Accounts that somebody signed in to within a time, from one network or from any: to be read by another statement. */
export function signedInDuring(time: {
  from: Date
  until: Date
  network: string | null
}): RawBuilder<unknown> {
  return sql`select account_id from shop.connection_event
    where kind = 'signed_in' and account_id is not null and at between ${time.from} and ${time.until}
      and (${time.network}::text is null or network = ${time.network})`
}

export async function listOpenAlerts(db: Db): Promise<Alert[]> {
  return db
    .selectFrom('alert')
    .select(['id', 'kind', 'account_id as accountId', 'network', 'country', 'count', 'at'])
    .where('acknowledged_at', 'is', null)
    .orderBy('at', 'desc')
    .execute()
}

export type FailureCount = { network: string | null; count: number }

/** Failures since a time by network, the most first; null where no address was known. */
export async function countFailures(db: Db, since: Date, limit: number): Promise<FailureCount[]> {
  return db
    .selectFrom('connection_event')
    .select((eb) => ['network', eb.fn.countAll<number>().as('count')])
    .where('kind', 'in', failures)
    .where('at', '>=', since)
    .groupBy('network')
    .orderBy('count', 'desc')
    .orderBy('network')
    .limit(limit)
    .execute()
}
