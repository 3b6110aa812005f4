import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'

/** These products fell below what the staff want to have of them, all at one moment. */
export type StockLow = { type: 'stock_low'; productIds: readonly ProductId[]; at: string }

/** The highest threshold: beyond it nobody counts. */
export const thresholdMax = 999

export type ThresholdOutcome = { ok: true } | { ok: false; reason: 'not_found' | 'changed_meanwhile' }

/**
 * From how many keys on the staff want to hear of a product; null for never. What was told of it is told anew.
 * @param seen what stood there when it was set: what somebody else set meanwhile is not written over.
 */
export async function setThreshold(
  tx: Tx,
  {
    productId,
    threshold,
    seen,
    by,
  }: { productId: ProductId; threshold: number | null; seen: number | null; by: string },
): Promise<ThresholdOutcome> {
  await lockThreshold(tx, productId)
  const now = await tx
    .selectFrom('stock_watch')
    .select('threshold')
    .where('product_id', '=', productId)
    .executeTakeFirst()
  if ((now?.threshold ?? null) !== seen) return { ok: false, reason: 'changed_meanwhile' }
  if (threshold === null) {
    await tx.deleteFrom('stock_watch').where('product_id', '=', productId).execute()
  } else {
    await tx
      .insertInto('stock_watch')
      .values({ product_id: productId, threshold, changed_by: by })
      .onConflict((conflict) =>
        conflict
          .column('product_id')
          .doUpdateSet({ threshold, changed_by: by, changed_at: sql<Date>`now()`, low_since: null }),
      )
      .execute()
  }
  await recordAudit(tx, {
    subject: { kind: 'product', id: productId },
    action: 'product.stock_threshold_set',
    actor: { kind: 'staff', id: by },
    details: { threshold },
  })
  return { ok: true }
}

/** Until the transaction ends. A product that nobody watches has no row to wait at. */
async function lockThreshold(tx: Tx, productId: ProductId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`stock_watch ${productId}`}, 0))`.execute(tx)
}

/** Keys came in, by an import or back from quarantine: the next time they run out is another time. */
export async function noteRestock(tx: Tx, productId: ProductId): Promise<void> {
  await tx
    .updateTable('stock_watch')
    .set({ restocked_at: sql<Date>`clock_timestamp()` })
    .where('product_id', '=', productId)
    .execute()
}

/**
 * Finds the products that ran low since somebody looked, and says so once. A key that a buyer gives back lifts a product over
 * its threshold and down again for hours: only new keys end a dip.
 */
export async function watchStock({
  db,
  outbox,
  clock,
}: {
  db: Db
  outbox: Outbox
  clock: Clock
}): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`
      update shop.stock_watch w set low_since = null
      from shop.product_stock s
      where s.product_id = w.product_id and w.low_since is not null
        and s.available > w.threshold and w.restocked_at > w.low_since`.execute(tx)
    const { rows } = await sql<{ product_id: ProductId }>`
      update shop.stock_watch w set low_since = clock_timestamp()
      where w.low_since is null and w.threshold >= coalesce(
        (select s.available from shop.product_stock s where s.product_id = w.product_id), 0)
      returning product_id`.execute(tx)
    if (rows.length === 0) return 0
    const productIds = rows.map(({ product_id }) => product_id)
    const at = clock.now().toISOString()
    await outbox.emit(tx, { type: 'stock_low', productIds, at } satisfies StockLow)
    return rows.length
  })
}

/** How many products wait for new keys. */
export async function countLowStock(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('stock_watch')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('low_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}
