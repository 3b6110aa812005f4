import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import type { Actor } from './key.ts'
import { moveKeys } from './store.ts'

/**
 * Keys that were seen and whose money is gone: never sold again, and marked, so that the publisher can be told. Keys of
 * these units that are still sealed stay as they are.
 * @returns the units whose key was revoked now.
 */
export async function revokeKeys(
  tx: Tx,
  unitIds: readonly UnitId[],
  actor: Actor,
  reason: 'refunded' | 'disputed' | 'withdrawn',
): Promise<UnitId[]> {
  if (unitIds.length === 0) return []
  const held = await moveKeys(tx, unitIds, {
    from: ['revealed'],
    to: 'revoked',
    event: 'revoked',
    actor,
    reason,
  })
  return held.filter((key) => key.moved).map((key) => key.unitId)
}
