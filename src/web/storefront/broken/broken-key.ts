import type { OrderLineOnPage, OrderOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import type { Complaint } from '../../../domains/replacement/index.ts'
import { parseId } from '../../../shared/ids.ts'

/** A key that somebody complains about, or has complained about, with the number of the next complaint. */
export type BrokenKey = {
  order: OrderOnPage
  line: OrderLineOnPage
  unit: UnitOnPage
  latest: Complaint | null
  seq: number
}

/** The buyer's own, or that of somebody whom they gave it: it is the buyer who complains. */
export const isOpenKey = ({ state }: UnitOnPage) => state.kind === 'open' || state.kind === 'given_open'

/** The key of this order that an address names; only what is open can be complained about. */
export function keyNamed(
  order: OrderOnPage,
  written: string,
): { line: OrderLineOnPage; unit: UnitOnPage } | undefined {
  const id = parseId('unt', written)
  for (const line of order.lines) {
    const unit = line.units.find((each) => each.id === id)
    if (unit) return { line, unit }
  }
  return undefined
}
