import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'

/** That what somebody asks for is there and kept from them, because its person asked for a restriction (GDPR Art. 18). */
export async function isRestricted(
  db: Db,
  about: { account: AccountId } | { order: OrderId },
): Promise<boolean> {
  const { rows } = await ('account' in about
    ? sql<{ is: boolean }>`
        select exists (select from shop.restricted_account where id = ${about.account}) as "is"`
    : sql<{ is: boolean }>`
        select exists (select from shop.restricted_order where id = ${about.order}) as "is"`
  ).execute(db)
  return rows[0]?.is ?? false
}
