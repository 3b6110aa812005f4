import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { isReversed, type VatSeller } from '../tax/index.ts'
import { wentToBusiness } from './checked-number.ts'
import { untaxed } from './corrected-sale.ts'
import type { DocumentLine, SaleBasis } from './document.ts'
import { type IssuedHead, invoicesOf, type KnownSale } from './known-sale.ts'
import { countForThreshold, suppliedOf, taxElsewhere } from './taxed-lines.ts'

/**
 * The lines of a sale that is invoiced anew: as the last invoice with its VAT says them, by the country that counts now, or as those of a
 * business. What a business accounts for itself counts for no threshold.
 */
export async function taxAnew(
  tx: Tx,
  seller: VatSeller,
  known: KnownSale,
  basis: SaleBasis,
): Promise<readonly DocumentLine[]> {
  const { sale } = known
  const isOfBusiness = (line: DocumentLine) => isReversed(seller, sale.country, suppliedOf(sale, line))
  const { lines, taxedBy, counted, wasCounted } = taxedBefore(known, basis)
  const ofBusiness = { ...counted, lines: counted.lines.filter(isOfBusiness) }
  if (wentToBusiness(sale, basis)) {
    if (wasCounted) await countForThreshold(tx, seller, sale, { ...ofBusiness, sign: -1 })
    return lines.map((line) => (isOfBusiness(line) ? untaxed(line) : line))
  }
  if (basis.country !== taxedBy) {
    const others = { ...counted, lines: counted.lines.filter((line) => !isOfBusiness(line)) }
    return taxElsewhere(tx, seller, sale, {
      lines: lines.map((line) => (basis.isUntaxed && isOfBusiness(line) ? lessItsVat(line) : line)),
      ...{ country: basis.country, taxedBy, counted: wasCounted ? counted : others },
    })
  }
  if (!wasCounted) await countForThreshold(tx, seller, sale, { ...ofBusiness, sign: 1 })
  return lines
}

type Taxed = { lines: readonly DocumentLine[]; taxedBy: string }
type TaxedBefore = Taxed & {
  /** As they were counted for the threshold; a new name counts nothing anew, and what went back before it has been counted. */
  counted: Taxed
  /** Also those that a business accounts for. */
  wasCounted: boolean
}

/** Lines with their VAT as last invoiced over as much money as now, or as last invoiced. */
function taxedBefore(known: KnownSale, { isUntaxed }: SaleBasis): TaxedBefore {
  const { sale } = known
  const invoices = invoicesOf(known)
  const countryOf = (invoice: IssuedHead | undefined) => invoice?.facts.basis?.country ?? sale.country
  const isToBusiness = (invoice: IssuedHead) =>
    wentToBusiness(sale, { isUntaxed: invoice.isUntaxed, country: countryOf(invoice) })
  const taxed = invoices.filter((invoice) => !isToBusiness(invoice))
  const last = taxed.findLast((each) => each.isUntaxed === isUntaxed) ?? taxed.at(-1)
  const counted = taxed.findLast((each, at) => at === 0 || countryOf(each) !== countryOf(taxed[at - 1]))
  assert(last && counted, `order ${sale.orderId} has no invoice with its VAT`)
  const taxedIn = (invoice: IssuedHead) => ({ lines: invoice.facts.lines, taxedBy: countryOf(invoice) })
  return {
    ...taxedIn(last),
    counted: taxedIn(counted),
    wasCounted: !invoices.slice(-1).some(isToBusiness),
  }
}

/** What stays paid of a line whose VAT went back, though another country counts than that of the number. */
const lessItsVat = (line: DocumentLine): DocumentLine => ({ ...line, grossMinor: line.netMinor, taxMinor: 0 })
