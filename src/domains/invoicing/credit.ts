import { assert } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { allocate, roundMinor } from '../../shared/money.ts'
import type { DocumentLine } from './document.ts'

/** What documents of an order have said of one line so far: invoiced less credited. */
type Standing = { line: DocumentLine; grossMinor: number; taxMinor: number }

export type Said = { kind: 'invoice' | 'credit_note'; lines: readonly DocumentLine[] }
export type CreditedUnit = { id: UnitId; position: number; grossMinor: number }

/**
 * Pure rule: the lines of a credit note over an amount. The money of units is taken from their lines; of a gesture, or where a
 * line has no more to give, from all that is left, in proportion. The tax of a line follows its gross so that whoever gets
 * everything back, in however many parts, gets the tax of the invoice to the cent.
 */
export function creditLines(
  sale: readonly DocumentLine[],
  said: readonly Said[],
  { amountMinor, units }: { amountMinor: number; units: readonly CreditedUnit[] },
): DocumentLine[] {
  const standing = sale.map((line) => standingOf(line, said))
  const left = standing.map(({ grossMinor }) => grossMinor)
  assert(amountMinor > 0 && amountMinor <= sum(left), 'a credit note never exceeds what was invoiced')
  const wanted = standing.map(({ line }) => sum(unitsOf(line, units).map(({ grossMinor }) => grossMinor)))
  const ofUnits = wanted.map((minor, index) => Math.min(minor, left[index] ?? 0))
  const fromUnits = allocate(Math.min(amountMinor, sum(ofUnits)), ofUnits)
  const spare = left.map((minor, index) => minor - (fromUnits[index] ?? 0))
  const fromAll = allocate(amountMinor - sum(fromUnits), spare)
  return standing.flatMap((each, index) => {
    const grossMinor = (fromUnits[index] ?? 0) + (fromAll[index] ?? 0)
    return grossMinor === 0 ? [] : [creditLine(each, grossMinor, unitsOf(each.line, units))]
  })
}

/**
 * What stands of lines, as lines: as many units as were not credited as units, what else went back of them as a discount. Pure.
 */
export function standingLines(lines: readonly DocumentLine[], said: readonly Said[]): DocumentLine[] {
  return lines.flatMap((line) => {
    const { grossMinor, taxMinor } = standingOf(line, said)
    // What cost nothing from the start stands as it is.
    if (grossMinor === 0 && line.grossMinor > 0) return []
    const left = unitsLeft(line, said)
    const hasUnits = left > 0 && left * line.unitGrossMinor >= grossMinor
    const [quantity, unitGrossMinor] = hasUnits ? [left, line.unitGrossMinor] : [1, grossMinor]
    const discountMinor = quantity * unitGrossMinor - grossMinor
    const amounts = { netMinor: grossMinor - taxMinor, taxMinor, grossMinor }
    return [{ ...line, quantity, unitGrossMinor, discountMinor, ...amounts }]
  })
}

// A gesture is an amount and no unit.
function unitsLeft({ position, unitGrossMinor }: DocumentLine, said: readonly Said[]): number {
  return said.reduce((count, { kind, lines }) => {
    const line = lines.find((each) => each.position === position && each.unitGrossMinor === unitGrossMinor)
    return count + (kind === 'invoice' ? 1 : -1) * (line?.quantity ?? 0)
  }, 0)
}

const unitsOf = ({ position }: DocumentLine, units: readonly CreditedUnit[]) =>
  units.filter((unit) => unit.position === position)

function standingOf(line: DocumentLine, said: readonly Said[]): Standing {
  const standing = { line, grossMinor: 0, taxMinor: 0 }
  for (const { kind, lines } of said) {
    const sign = kind === 'invoice' ? 1 : -1
    for (const each of lines.filter(({ position }) => position === line.position)) {
      standing.grossMinor += sign * each.grossMinor
      standing.taxMinor += sign * each.taxMinor
    }
  }
  return standing
}

function creditLine(standing: Standing, grossMinor: number, units: readonly CreditedUnit[]): DocumentLine {
  const { line } = standing
  const taxMinor = creditedTax(standing, grossMinor)
  const isUnits = units.length > 0 && sum(units.map((unit) => unit.grossMinor)) === grossMinor
  const quantity = isUnits ? units.length : 1
  const unitGrossMinor = isUnits ? line.unitGrossMinor : grossMinor
  return {
    ...line,
    quantity,
    unitGrossMinor,
    discountMinor: unitGrossMinor * quantity - grossMinor,
    netMinor: grossMinor - taxMinor,
    taxMinor,
    grossMinor,
  }
}

// By what stands after it, not by itself: roundings of several credit notes then never add up beyond the invoice.
function creditedTax({ line, ...standing }: Standing, grossMinor: number): number {
  const after = roundMinor((line.taxMinor * (standing.grossMinor - grossMinor)) / line.grossMinor)
  const netStanding = standing.grossMinor - standing.taxMinor
  const most = Math.min(grossMinor, standing.taxMinor)
  const least = Math.max(0, grossMinor - netStanding)
  return Math.max(least, Math.min(most, standing.taxMinor - after))
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
