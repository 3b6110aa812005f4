import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, KeyId, ProductId } from '../../shared/ids.ts'
import type { Actor } from './key.ts'

export type Quarantined = { count: number; productId: ProductId | null }

/** Takes what is left of a batch out of the shop, or puts it back: keys that are sold or set aside stay where they are. */
export async function quarantineBatch(
  db: Db,
  batchId: BatchId,
  { out, actor, reason }: { out: boolean; actor: Actor; reason: string },
): Promise<Quarantined> {
  const [from, to, event] = out
    ? ['available', 'quarantined', 'quarantined']
    : ['quarantined', 'available', 'released']
  const { rows } = await sql<{ id: KeyId; product_id: ProductId }>`
    with picked as materialized (
      select id from shop.key where batch_id = ${batchId} and state = ${from} order by id for update skip locked
    ), moved as (
      update shop.key k set state = ${to} from picked p where k.id = p.id returning k.id, k.product_id
    ), ledger as (
      insert into shop.custody_event (key_id, kind, actor_kind, actor_id, reason)
      select id, ${event}, ${actor.kind}, ${actor.id ?? null}, ${reason} from moved
    )
    select id, product_id from moved`.execute(db)
  return { count: rows.length, productId: rows[0]?.product_id ?? null }
}
