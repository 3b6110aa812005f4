import type { OrderLineOnPage, UnitOnPage } from '../../../domains/orders/index.ts'

export type UnitRow = { unit: UnitOnPage; line: OrderLineOnPage }

export const unitsOf = (lines: readonly OrderLineOnPage[]): UnitRow[] =>
  lines.flatMap((line) => line.units.map((unit) => ({ unit, line })))
