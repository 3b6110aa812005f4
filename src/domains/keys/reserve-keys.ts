import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { ProductId, UnitId } from '../../shared/ids.ts'
import { claimKeys, type Pair } from './store.ts'

export type WantedKeys = { productId: ProductId; unitIds: readonly UnitId[] }
export type MissingKeys = { productId: ProductId; wanted: number; got: number }
export type ReserveOutcome = { ok: true; reserved: Pair[] } | { ok: false; missing: MissingKeys[] }

/**
 * Takes a concrete key for every unit, until the deadline, or none at all. The units must exist.
 *
 * `got` may be less than the window shows: keys that another transaction is just taking are passed over, and when
 * that one is rolled back a moment later they are free again. "Sold out" was the honest answer at that moment, and
 * waiting for strangers would make every buyer as slow as the slowest.
 */
export async function reserveKeys(
  tx: Tx,
  wanted: readonly WantedKeys[],
  until: { minutes: number },
): Promise<ReserveOutcome> {
  const products = wanted.filter(({ unitIds }) => unitIds.length > 0).sort(byProduct)
  if (products.length === 0) return { ok: true, reserved: [] }
  // Keys of one product are taken or not by the statement itself; only several products need a way back.
  if (products.length > 1) await sql`savepoint reserve_keys`.execute(tx)
  const reserved: Pair[] = []
  const missing: MissingKeys[] = []
  for (const { productId, unitIds } of products) {
    const claimed = await claimKeys(tx, productId, unitIds, until.minutes)
    if (claimed.length < unitIds.length)
      missing.push({ productId, wanted: unitIds.length, got: claimed.length })
    else reserved.push(...claimed)
  }
  if (missing.length === 0) return { ok: true, reserved }
  if (products.length > 1) await sql`rollback to savepoint reserve_keys`.execute(tx)
  return { ok: false, missing }
}

// One order for everybody: two buyers of the same products never wait for each other in a circle.
function byProduct(a: WantedKeys, b: WantedKeys): number {
  return a.productId < b.productId ? -1 : 1
}
