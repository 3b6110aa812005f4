import type { Tx } from '../../platform/database/connect.ts'
import { roundMinor, splitVat } from '../../shared/money.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { SaleFacts, SoldLine } from '../orders/index.ts'
import {
  addCrossBorderSale,
  crossBorderTreatments,
  decideVat,
  isBelowThreshold,
  isTaxed,
  lockCrossBorderSales,
  readVatRates,
  type Supplied,
  type VatRates,
  type VatSeller,
} from '../tax/index.ts'
import type { DocumentLine } from './document.ts'

type PaidSale = SaleFacts & { paidAt: Date }
type Place = { seller: VatSeller; country: string; at: Date; rates: VatRates; isBelowThreshold: boolean }
type TaxedLine = Pick<DocumentLine, 'position' | 'grossMinor' | 'treatment' | 'vatCountry' | 'netMinor'>

const isCrossBorder = ({ treatment }: Pick<TaxedLine, 'treatment'>) =>
  (crossBorderTreatments as readonly string[]).includes(treatment)

/**
 * The lines of a sale as its first invoice says them: by the country that counts, and by the threshold as it stands in the order of
 * invoices. What was paid stays what was paid; VAT is what it holds. Under the lock of the series.
 */
export async function taxSale(
  tx: Tx,
  seller: VatSeller,
  sale: PaidSale,
  country: string,
): Promise<readonly SoldLine[]> {
  const counted = { lines: [], taxedBy: sale.country }
  return taxAgain(tx, seller, sale, { lines: sale.lines, country, taxedBy: sale.country, counted })
}

/** The same of lines that were invoiced, and that another country counts for now. */
export async function taxElsewhere(
  tx: Tx,
  seller: VatSeller,
  sale: PaidSale,
  again: Again<DocumentLine>,
): Promise<readonly DocumentLine[]> {
  return taxAgain(tx, seller, sale, again)
}

/**
 * Takes lines out of what counts for the threshold, because a business bought them (directive 2006/112/EC art. 59c counts sales to
 * consumers alone), or, with the other sign, puts them back.
 */
export async function countForThreshold(
  tx: Tx,
  seller: VatSeller,
  sale: PaidSale,
  { lines, taxedBy, sign }: Counted & { sign: 1 | -1 },
): Promise<void> {
  await addCrossBorderSale(tx, yearOf(sale), sign * countedMinor(seller, sale, { lines, taxedBy }))
}

type Again<Line> = {
  lines: readonly Line[]
  country: string
  taxedBy: string
  /** What of it is counted for the threshold already, and by which country that was taxed. */
  counted: Counted
}
type Counted = { lines: readonly TaxedLine[]; taxedBy: string }

async function taxAgain<Line extends TaxedLine>(
  tx: Tx,
  seller: VatSeller,
  sale: PaidSale,
  { lines, country, taxedBy, counted }: Again<Line>,
): Promise<readonly Line[]> {
  const isMoved = country !== taxedBy
  const mayCross = isMoved || lines.some(isCrossBorder)
  if (!mayCross) return lines
  const year = yearOf(sale)
  const before = await lockCrossBorderSales(tx, year)
  const countedBefore = countedMinor(seller, sale, counted)
  const others = { ...before, thisYearMinor: before.thisYearMinor - countedBefore }
  const taxed = await decide(tx, { seller, country, at: sale.paidAt }, { sale, lines, isMoved, others })
  const counts = countedMinor(seller, sale, { lines: taxed, taxedBy: country })
  await addCrossBorderSale(tx, year, counts - countedBefore)
  return taxed
}

const yearOf = ({ paidAt }: PaidSale) => Number(localDayAfter(paidAt, 0).slice(0, 4))

/** Sales to whoever lives where the seller is are none, wherever a voucher may be redeemed. */
function countedMinor(seller: VatSeller, sale: PaidSale, { lines, taxedBy }: Counted): number {
  return taxedBy === seller.country ? 0 : crossBorderMinor(sale, lines)
}

type Deciding<Line> = {
  sale: PaidSale
  lines: readonly Line[]
  isMoved: boolean
  others: { thisYearMinor: number; lastYearMinor: number }
}

async function decide<Line extends TaxedLine>(
  tx: Tx,
  place: Pick<Place, 'seller' | 'country' | 'at'>,
  { sale, lines, isMoved, others }: Deciding<Line>,
): Promise<readonly Line[]> {
  // By choice where the buyer is, whatever was sold: only another country changes anything.
  if (place.seller.scheme !== 'threshold' && !isMoved) return lines
  const rates = await readVatRates(tx)
  const taxed = (isBelow: boolean) =>
    lines.map((line) =>
      isMoved || isCrossBorder(line)
        ? taxedIn(line, suppliedOf(sale, line), { ...place, rates, isBelowThreshold: isBelow })
        : line,
    )
  const atHome = taxed(true)
  return isBelowThreshold(others, crossBorderMinor(sale, atHome)) ? atHome : taxed(false)
}

/** Pure rule: a line by its place; whose VAT depends on no place stays as it is. */
export function taxedIn<Line extends TaxedLine>(line: Line, supplied: Supplied, place: Place): Line {
  if (['reverse_charge', 'exempt', 'voucher'].includes(line.treatment)) return line
  const { seller, country, ...known } = place
  const vat = decideVat(seller, { country, isCheckedBusiness: false }, supplied, known)
  return {
    ...line,
    treatment: vat.treatment,
    vatCountry: isTaxed(vat.treatment) ? vat.country : null,
    vatBasisPoints: vat.basisPoints,
    ...splitVat(line.grossMinor, vat.basisPoints),
  }
}

export function suppliedOf({ lines }: PaidSale, { position }: Pick<TaxedLine, 'position'>): Supplied {
  const sold = lines.find((line) => line.position === position)
  return sold?.supplied ?? { legalNature: 'digital_content', voucherPurpose: null, countries: null }
}

/** What lines count for the threshold: net, in cents of euros. */
function crossBorderMinor(sale: PaidSale, lines: readonly TaxedLine[]): number {
  const netMinor = lines.filter(isCrossBorder).reduce((sum, line) => sum + line.netMinor, 0)
  return sale.grossMinor === 0 ? 0 : roundMinor((netMinor * sale.eurTotalMinor) / sale.grossMinor)
}
