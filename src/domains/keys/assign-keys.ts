import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { moveKeys } from './store.ts'

/**
 * Sells the reserved keys of these units, still sealed. Belongs into the transaction that records the money. A
 * replay is normal (payment news come more than once) and changes nothing.
 *
 * The deadline is not asked: as long as nobody has released the key it is the buyer's, however late they paid.
 * @throws AppError `conflict` when a unit holds no key.
 */
export async function assignKeys(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return
  const held = await moveKeys(tx, unitIds, {
    from: ['reserved'],
    to: 'assigned',
    event: 'assigned',
    actor: { kind: 'system' },
  })
  const missing = new Set(unitIds).difference(new Set(held.map((key) => key.unitId)))
  if (missing.size > 0) throw new AppError('conflict', `no key is reserved for ${[...missing].join(', ')}`)
}
