import type { DocumentLine, TaxDocument, VatGroup } from '../../domains/invoicing/document.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import { money, rateOf } from '../../shared/money.ts'
import { isTaxed } from './vat-category.ts'

/** Nothing is drawn of which the sums do not add up: what has gone out with a number can only be corrected by another. */
export function checkSums(document: TaxDocument): void {
  const { number, lines, vat, netMinor, taxMinor, grossMinor } = document
  const must = (holds: boolean, what: string) => assert(holds, `${number}: ${what}`)
  const amounts = [document, ...lines, ...vat].flatMap((each) => [each.netMinor, each.taxMinor])
  must(lines.length > 0, 'there are lines')
  must(
    amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0),
    'amounts are whole and not negative',
  )
  must(
    lines.every((line) => line.netMinor + line.taxMinor === line.grossMinor),
    'net and tax of a line are its gross',
  )
  must(
    lines.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0),
    'a line has a whole quantity',
  )
  must(
    new Set(lines.map(({ position }) => position)).size === lines.length,
    'every line has its own position',
  )
  must(netMinor + taxMinor === grossMinor, 'net and tax are the gross')
  must(sumOf(lines, 'netMinor') === netMinor && sumOf(lines, 'taxMinor') === taxMinor, 'lines add up')
  const groups = Map.groupBy(lines, groupName)
  must(vat.length === groups.size, 'every treatment, country and rate is one group')
  for (const group of vat) {
    const own = groups.get(groupName(group)) ?? []
    must(
      sumOf(own, 'netMinor') === group.netMinor && sumOf(own, 'taxMinor') === group.taxMinor,
      `the lines of ${groupName(group)} add up to their group`,
    )
  }
  must(
    vat.every(({ treatment, taxMinor: tax }) => isTaxed(treatment) || tax === 0),
    'no VAT stands where none is charged',
  )
  checkEuros(document)
}

/** The rate is euros for one unit of the currency; the other way round would be printed and nobody would notice. */
function checkEuros({ number, currency, taxMinor, taxInEuros }: TaxDocument): void {
  if (!taxInEuros || taxMinor === 0) return
  assert(currency !== shopCurrency, `${number}: euros are not converted`)
  const unit = rateOf(money(taxMinor, currency), money(taxInEuros.taxMinor, shopCurrency))
  const twoCents = rateOf(money(taxMinor, currency), money(2, shopCurrency))
  assert(
    Math.abs(unit - taxInEuros.rate) <= 0.01 * unit + twoCents,
    `${number}: the VAT in euros is reckoned with its rate`,
  )
}

function groupName({ treatment, vatCountry, vatBasisPoints }: VatGroup | DocumentLine): string {
  return `${treatment} ${vatCountry} ${vatBasisPoints}`
}

function sumOf(lines: readonly DocumentLine[], what: 'netMinor' | 'taxMinor'): number {
  return lines.reduce((sum, line) => sum + line[what], 0)
}
