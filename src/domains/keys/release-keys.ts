import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { type ReleaseReason, releaseReasons } from './key.ts'
import { followBatch, holdBatches } from './quarantine-batch.ts'
import { moveKeys } from './store.ts'

/**
 * Returns the keys of these units to stock, or to the quarantine that their batch is in. Replays are normal (a deadline, a webhook and a button may all end one
 * order): a unit without a key is passed over.
 * @returns the units whose key went back now.
 * @throws AppError `conflict` when a key is further on than the reason allows: seen, or paid for.
 */
export async function releaseKeys(
  tx: Tx,
  unitIds: readonly UnitId[],
  reason: ReleaseReason,
): Promise<UnitId[]> {
  if (unitIds.length === 0) return []
  const from = releaseReasons[reason]
  const isOut = await holdBatches(tx, unitIds)
  const held = await moveKeys(tx, unitIds, {
    from,
    to: 'available',
    event: 'released',
    actor: { kind: 'system' },
    reason,
  })
  const kept = held.find((key) => !key.moved)
  if (kept)
    throw new AppError('conflict', `key of ${kept.unitId} is ${kept.before}: not released as ${reason}`)
  if (isOut)
    await followBatch(
      tx,
      held.map((key) => key.keyId),
    )
  return held.map((key) => key.unitId)
}
