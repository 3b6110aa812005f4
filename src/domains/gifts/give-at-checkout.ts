import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { findUnitToGive, lockOrder } from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { type GiftCard, unitsAtCheckoutMax } from './gift.ts'
import { activatesIn, give, isTooMuchFor } from './make-gift.ts'

export type CheckoutGiftOutcome =
  | { ok: true }
  | { ok: false; reason: 'gift'; problem: 'region' | 'mailbox_limit' | 'too_many' | 'free' }

/**
 * An order that is placed as a gift: each of its keys is given with it, in the transaction that places it. Nothing is written to
 * anybody before it is paid (`react.ts`); an order that is never paid takes its gifts along.
 */
export async function giveAtCheckout(
  tx: Tx,
  deps: Pick<GiftDeps, 'clock'>,
  { orderId, card, locale }: { orderId: OrderId; card: GiftCard; locale: Locale },
): Promise<CheckoutGiftOutcome> {
  const order = await lockOrder(tx, orderId)
  const units = order?.units ?? []
  if (units.length > unitsAtCheckoutMax) return { ok: false, reason: 'gift', problem: 'too_many' }
  const unitIds = units.map(({ id }) => id)
  if (await isTooMuchFor(tx, card.recipientEmail, unitIds, deps.clock.now()))
    return { ok: false, reason: 'gift', problem: 'mailbox_limit' }
  for (const { id: unitId } of units) {
    const unit = await findUnitToGive(tx, unitId)
    if (!unit || !(await activatesIn(tx, unit, card.country)))
      return { ok: false, reason: 'gift', problem: 'region' }
    await give(tx, deps, { orderId, unitId, card, unit, answersLocale: locale })
  }
  return { ok: true }
}
