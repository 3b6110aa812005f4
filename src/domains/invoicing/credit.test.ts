import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { splitVat } from '../../shared/money.ts'
import { creditLines, type Said } from './credit.ts'
import type { DocumentLine } from './document.ts'

function lineOf(
  position: number,
  quantity: number,
  unitGrossMinor: number,
  vatBasisPoints: number,
): DocumentLine {
  const grossMinor = quantity * unitGrossMinor
  return {
    ...{ position, name: `Product ${position}`, quantity, unitGrossMinor, discountMinor: 0, vatBasisPoints },
    ...splitVat(grossMinor, vatBasisPoints),
    grossMinor,
    ...{ treatment: 'domestic', vatCountry: 'FR' },
  }
}

const unitsOf = (lines: readonly DocumentLine[]) =>
  lines.flatMap(({ position, quantity, unitGrossMinor }) =>
    Array.from({ length: quantity }, () => ({ id: newId('unt'), position, grossMinor: unitGrossMinor })),
  )

const sums = (lines: readonly DocumentLine[]) =>
  lines.reduce(
    ({ net, tax, gross }, line) => ({
      net: net + line.netMinor,
      tax: tax + line.taxMinor,
      gross: gross + line.grossMinor,
    }),
    { net: 0, tax: 0, gross: 0 },
  )

const anInvoice = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 9_999 }),
      fc.constantFrom(0, 550, 2000, 2550),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) => lines.map(([quantity, price, rate], index) => lineOf(index + 1, quantity, price, rate)))

test('whatever goes back in however many parts, credit notes never exceed the invoice, and all of it is all of it', () => {
  const steps = fc.array(
    fc.record({
      kind: fc.constantFrom('units', 'gesture', 'undo'),
      pick: fc.nat({ max: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 14 },
  )
  fc.assert(
    fc.property(anInvoice, steps, (invoice, history) => {
      const said: Said[] = [{ kind: 'invoice', lines: invoice }]
      const units = unitsOf(invoice)
      const standing = () =>
        said.reduce((sum, { kind, lines }) => sum + (kind === 'invoice' ? 1 : -1) * sums(lines).gross, 0)
      const notes: Said[] = []
      const credit = (amountMinor: number, covered: typeof units) => {
        const note: Said = {
          kind: 'credit_note',
          lines: creditLines(invoice, said, { amountMinor, units: covered }),
        }
        expect(sums(note.lines).gross).toBe(amountMinor)
        for (const line of note.lines) {
          expect(line.netMinor).toBeGreaterThanOrEqual(0)
          expect(line.taxMinor).toBeGreaterThanOrEqual(0)
          expect(line.netMinor + line.taxMinor).toBe(line.grossMinor)
          expect(line.unitGrossMinor * line.quantity - line.discountMinor).toBe(line.grossMinor)
        }
        said.push(note)
        notes.push(note)
      }
      for (const { kind, pick, share } of history) {
        const left = standing()
        if (kind === 'undo') {
          const [undone] = notes.splice(pick % Math.max(1, notes.length), 1)
          if (undone) said.push({ kind: 'invoice', lines: undone.lines })
        } else if (left > 0) {
          const covered = kind === 'units' ? units.splice(0, 1 + (pick % 3)) : []
          const wanted = covered.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
          const amount = Math.min(left, kind === 'units' ? wanted : Math.max(1, Math.round(left * share)))
          if (amount > 0) credit(amount, covered)
        }
        const total = sums(invoice)
        const back = said.slice(1).reduce(
          (sum, { kind: each, lines }) => {
            const sign = each === 'credit_note' ? 1 : -1
            const { net, tax, gross } = sums(lines)
            return { net: sum.net + sign * net, tax: sum.tax + sign * tax, gross: sum.gross + sign * gross }
          },
          { net: 0, tax: 0, gross: 0 },
        )
        expect(back.net).toBeLessThanOrEqual(total.net)
        expect(back.tax).toBeLessThanOrEqual(total.tax)
        expect(back.gross).toBeLessThanOrEqual(total.gross)
      }
      if (standing() > 0) credit(standing(), units)
      const all = said.slice(1).reduce(
        (sum, { kind, lines }) => {
          const sign = kind === 'credit_note' ? 1 : -1
          return { net: sum.net + sign * sums(lines).net, tax: sum.tax + sign * sums(lines).tax }
        },
        { net: 0, tax: 0 },
      )
      expect(all).toEqual({ net: sums(invoice).net, tax: sums(invoice).tax })
    }),
    { numRuns: 2_000 },
  )
})

test('the money of a unit is taken from its line, that of a gesture from all of them', () => {
  const invoice = [lineOf(1, 2, 1200, 2000), lineOf(2, 1, 600, 550)]
  const said: Said[] = [{ kind: 'invoice', lines: invoice }]
  const [first] = unitsOf(invoice)
  if (!first) throw new Error('no unit')
  expect(creditLines(invoice, said, { amountMinor: 1200, units: [first] })).toMatchObject([
    { position: 1, quantity: 1, unitGrossMinor: 1200, netMinor: 1000, taxMinor: 200, grossMinor: 1200 },
  ])
  expect(creditLines(invoice, said, { amountMinor: 300, units: [] })).toMatchObject([
    { position: 1, quantity: 1, grossMinor: 240 },
    { position: 2, quantity: 1, grossMinor: 60 },
  ])
})

test('more than was invoiced is refused', () => {
  const invoice = [lineOf(1, 1, 1000, 2000)]
  const said: Said[] = [{ kind: 'invoice', lines: invoice }]
  expect(() => creditLines(invoice, said, { amountMinor: 1001, units: [] })).toThrow(/never exceeds/)
})
