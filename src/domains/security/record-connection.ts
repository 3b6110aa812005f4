import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import { newId } from '../../shared/ids.ts'
import { browserOf, networkOf } from '../../shared/visitor.ts'
import type { ConnectionKind } from '../identity/index.ts'

/** Where a request came from, as the world says it; null where it does not. Nothing of it is kept as it is. */
export type Origin = { address: string | null; userAgent: string | null }

/** Keeps what happened at the door of an account; without an origin it was no request. */
export async function recordConnection(
  db: Db,
  what: { kind: ConnectionKind; accountId: AccountId | null; at: Date },
  { address, userAgent }: Origin,
): Promise<void> {
  await db
    .insertInto('connection_event')
    .values({
      id: newId('con'),
      kind: what.kind,
      account_id: what.accountId,
      network: address === null ? null : networkOf(address),
      browser: userAgent === null ? null : browserOf(userAgent),
      at: what.at,
    })
    .execute()
}
