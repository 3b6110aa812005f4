import type { OrderLineOnPage, UnitOnPage } from '../../../domains/orders/index.ts'
import { money } from '../../../shared/money.ts'

export type UnitRow = { unit: UnitOnPage; line: OrderLineOnPage }

export const unitsOf = (lines: readonly OrderLineOnPage[]): UnitRow[] =>
  lines.flatMap((line) => line.units.map((unit) => ({ unit, line })))

/** What one unit of a line costs. */
export const priceOf = ({ line }: UnitRow) =>
  money(Math.round(line.gross.minor / line.quantity), line.gross.currency)
