import { allocate, roundMinor } from '../../shared/money.ts'
import { creditLines } from './credit.ts'
import { corrects, creditedEuros, type Issued, type Parties, takenOver } from './credit-facts.ts'
import type { DocumentLine } from './document.ts'
import { type Facts, taxInCents, totalsOf } from './invoice-facts.ts'

/** What is invoiced and not credited. */
export function standingMinor(said: readonly Issued[]): number {
  return said.reduce((sum, { kind, grossMinor }) => sum + (kind === 'invoice' ? grossMinor : -grossMinor), 0)
}

/** The credit note over all that stands of a sale, before it is invoiced anew. Pure. */
export function wholeCredit(invoice: Issued, said: readonly Issued[], parties: Parties): Facts {
  const lines = creditLines(invoice.lines, said, { amountMinor: standingMinor(said), units: [] })
  const totals = totalsOf(lines)
  return {
    ...takenOver(invoice, parties),
    kind: 'credit_note',
    corrects: corrects(invoice, 'vat'),
    ...totals,
    taxInEuros:
      invoice.taxInEuros && totals.taxMinor > 0
        ? creditedEuros(invoice.taxInEuros, invoice.currency, said, totals.taxMinor)
        : null,
  }
}

/**
 * The invoice that takes the place of one that was credited: over `grossMinor`, without VAT for a business of another member state, or as
 * the sale was taxed at first. Pure.
 */
export function reinvoice(
  first: Issued,
  credit: Issued,
  { grossMinor, isUntaxed, ...parties }: Parties & { grossMinor: number; isUntaxed: boolean },
): Facts {
  const shares = allocate(
    grossMinor,
    credit.lines.map((line) => (isUntaxed ? line.netMinor : line.grossMinor)),
  )
  const lines = credit.lines.map((line, index) => {
    const sold = first.lines.find(({ position }) => position === line.position) ?? line
    return invoicedLine(isUntaxed ? untaxed(sold) : sold, line.quantity, shares[index] ?? 0)
  })
  const totals = totalsOf(lines)
  return {
    ...takenOver(first, parties),
    kind: 'invoice',
    corrects: corrects(credit, 'vat'),
    ...totals,
    taxInEuros:
      first.taxInEuros && totals.taxMinor > 0
        ? {
            ...first.taxInEuros,
            taxMinor: taxInCents(totals.taxMinor, first.currency, first.taxInEuros.rate),
          }
        : null,
  }
}

const untaxed = (line: DocumentLine): DocumentLine => ({
  ...line,
  ...{ treatment: 'reverse_charge', vatCountry: null, vatBasisPoints: 0, taxMinor: 0 },
})

function invoicedLine(sold: DocumentLine, quantity: number, grossMinor: number): DocumentLine {
  const taxMinor = sold.grossMinor === 0 ? 0 : roundMinor((sold.taxMinor * grossMinor) / sold.grossMinor)
  const unitGrossMinor = Math.ceil(grossMinor / quantity)
  return {
    ...sold,
    ...{ quantity, unitGrossMinor, discountMinor: unitGrossMinor * quantity - grossMinor },
    ...{ netMinor: grossMinor - taxMinor, taxMinor, grossMinor },
  }
}
