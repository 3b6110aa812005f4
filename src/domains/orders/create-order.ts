import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type ProductId, type UnitId } from '../../shared/ids.ts'
import { reserveKeys } from '../keys/index.ts'
import { insertLines, insertOrder, insertUnits } from './insert-order.ts'
import { type NewOrder, newOrderNumber, type PlacedOrder, reservationMinutes } from './order.ts'
import { bindKeys } from './unit-store.ts'
import { insertWaivers } from './waiver-store.ts'
import { waiverTextVersion } from './waiver-text.ts'

export type CreateOrderOutcome =
  | { ok: true; order: PlacedOrder }
  | { ok: false; reason: 'sold_out'; products: { productId: ProductId; wanted: number; left: number }[] }

/**
 * Writes an order with its units and takes a concrete key for each of them; pre-ordered units wait for theirs.
 * When it answers `sold_out` nothing of the order may stay: the caller rolls the transaction back.
 */
export async function createOrder(tx: Tx, order: NewOrder): Promise<CreateOrderOutcome> {
  const id = newId('ord')
  const number = newOrderNumber()
  const lines = order.lines.map((line) => ({ ...line, id: newId('lin') }))
  const units = lines.flatMap((line) =>
    Array.from({ length: line.quantity }, (_, index) => ({ id: newId('unt'), line, position: index + 1 })),
  )
  const totals = sumLines(order)

  await insertOrder(tx, id, number, order, totals)
  await insertLines(tx, { id, eurTotalMinor: order.eurTotalMinor }, lines)
  await insertUnits(tx, id, units)
  if (order.delivery === 'at_once') {
    const waivers = units.map((unit) => ({ id: newId('wvr'), unitId: unit.id }))
    await insertWaivers(
      tx,
      { id, locale: order.locale, country: order.country },
      'checkout',
      waiverTextVersion,
      waivers,
    )
  }

  const wanted = unitsByProduct(units.filter((unit) => !unit.line.releaseAt))
  const reservation = await reserveKeys(tx, wanted, { minutes: reservationMinutes })
  if (!reservation.ok) {
    const products = reservation.missing.map(({ productId, wanted, got }) => ({
      productId,
      wanted,
      left: got,
    }))
    return { ok: false, reason: 'sold_out', products }
  }
  await bindKeys(tx, reservation.reserved)
  await recordAudit(tx, {
    subject: { kind: 'order', id },
    action: 'order.placed',
    actor: order.placedBy ? { kind: 'staff', id: order.placedBy } : { kind: 'customer' },
    details: { grossMinor: totals.grossMinor, units: units.length, delivery: order.delivery },
  })
  return { ok: true, order: { id, number, grossMinor: totals.grossMinor } }
}

function sumLines(order: NewOrder): { netMinor: number; taxMinor: number; grossMinor: number } {
  const sum = (of: 'netMinor' | 'taxMinor' | 'grossMinor') =>
    order.lines.reduce((total, line) => total + line[of], 0)
  return { netMinor: sum('netMinor'), taxMinor: sum('taxMinor'), grossMinor: sum('grossMinor') }
}

function unitsByProduct(
  units: readonly { id: UnitId; line: { productId: ProductId } }[],
): { productId: ProductId; unitIds: UnitId[] }[] {
  const groups = Map.groupBy(units, (unit) => unit.line.productId)
  return [...groups].map(([productId, members]) => ({
    productId,
    unitIds: members.map((member) => member.id),
  }))
}
