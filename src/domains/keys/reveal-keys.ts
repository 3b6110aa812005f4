import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import type { Actor } from './key.ts'
import { canRevealKey } from './policy.ts'
import { moveKeys } from './store.ts'

/**
 * Breaks the seal of the keys of these units: from now on they may be opened and never return to stock. A replay is
 * normal (a receipt may be confirmed twice) and changes nothing.
 * @throws AppError `not_allowed` by the policy, `conflict` when a unit holds no sold key.
 */
export async function markRevealed(tx: Tx, unitIds: readonly UnitId[], actor: Actor): Promise<void> {
  if (unitIds.length === 0) return
  if (!canRevealKey(actor, { state: 'assigned' }))
    throw new AppError('not_allowed', `${actor.kind} may not reveal keys`)
  const held = await moveKeys(tx, unitIds, { from: ['assigned'], to: 'revealed', event: 'revealed', actor })
  const open = held.filter((key) => key.moved || key.before === 'revealed').map((key) => key.unitId)
  const missing = new Set(unitIds).difference(new Set(open))
  if (missing.size > 0) throw new AppError('conflict', `no sold key to reveal for ${[...missing].join(', ')}`)
}
