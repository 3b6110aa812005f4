import type { Tx } from '../../platform/database/connect.ts'
import type { UnitId } from '../../shared/ids.ts'
import { reserveKeys } from '../keys/index.ts'
import type { LockedOrder, LockedUnit } from './lock-order.ts'
import { reservationMinutes } from './order.ts'
import { bindKeys, reopenBackorders, setUnits } from './unit-store.ts'

/**
 * Takes keys for units that have none, as far as the stock goes: a payment may arrive after the reservation ended.
 * @returns the units that stay without a key. The order's `units` are brought up to date.
 */
export async function claimMissing(tx: Tx, order: LockedOrder): Promise<UnitId[]> {
  // Whoever asked for the money back gets no key, also when one has come in meanwhile.
  if (order.shortageChoice === 'refund') return order.units.filter(isKeyless).map((unit) => unit.id)
  const keyless = order.units.filter(isKeyless)
  const waitsByConsent = keyless.filter((unit) => unit.consented)
  await reopenBackorders(
    tx,
    waitsByConsent.map((unit) => unit.id),
  )
  for (const unit of waitsByConsent) unit.state = 'backordered'

  const missing: UnitId[] = []
  for (const unit of keyless.filter((unit) => !unit.consented)) {
    const taken = await reserveKeys(tx, [{ productId: unit.productId, unitIds: [unit.id] }], {
      minutes: reservationMinutes,
    })
    if (taken.ok) await bindKeys(tx, taken.reserved)
    else missing.push(unit.id)
    unit.state = taken.ok ? 'reserved' : 'waiting'
  }
  await setUnits(tx, missing, 'waiting')
  return missing
}

const isKeyless = ({ state }: LockedUnit) => state === 'waiting' || state === 'released'
