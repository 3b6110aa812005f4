import { sql } from 'kysely'
import { listAuditOf } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** Tries at another address of an order that were wrong: with its day and amount and another card, and with its link. */
export type Misses = { guessed: { count: number; lastAt: Date } | null; withLink: number }

/** Who asked is not kept: a slip of a buyer looks like this as well. */
export async function noteMisses(db: Db, orderIds: readonly OrderId[], at: Date): Promise<void> {
  if (orderIds.length === 0) return
  await sql`
    insert into shop.address_claim_miss (order_id, count, last_at)
    select id, 1, ${at} from unnest(${orderIds.toSorted()}::text[]) as id
    on conflict (order_id) do update
    set count = address_claim_miss.count + 1, last_at = greatest(address_claim_miss.last_at, excluded.last_at)`.execute(
    db,
  )
}

export async function findMisses(db: Db, orderId: OrderId): Promise<Misses> {
  const row = await db
    .selectFrom('address_claim_miss')
    .select(['count', 'last_at as lastAt'])
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  const history = await listAuditOf(db, { kind: 'order', id: orderId })
  const withLink = history.filter(({ action }) => action === 'order.email_proof_failed').length
  return { guessed: row ?? null, withLink }
}
