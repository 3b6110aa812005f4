import { shopCurrency } from '../../shared/currency.ts'
import { money, rateOf, roundMinor } from '../../shared/money.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { SaleFacts, SoldLine } from '../orders/index.ts'
import type { SalePayment } from '../payments/index.ts'
import type { DocumentBuyer, DocumentLine, DocumentSeller, SaleBasis, TaxDocument } from './document.ts'
import type { Corrected } from './sale-corrections.ts'
import { groupVat, sumsOf } from './vat-groups.ts'

/** All that a document says but for what it gets when it is issued. */
export type Facts = Omit<TaxDocument, 'id' | 'number' | 'issuedOn'>

export type PaidSale = { sale: SaleFacts & { paidAt: Date }; payment: SalePayment | undefined }

/** What is said of a sale besides what the order says. */
export type SaidOfSale = {
  seller: DocumentSeller
  buyer: DocumentBuyer | null
  /** As they are taxed. */
  lines: readonly SoldLine[]
  basis: SaleBasis
}

/** The facts of the first invoice of a sale. Pure. */
export function invoiceFacts(
  { sale, payment }: PaidSale,
  { seller, buyer, lines, basis }: SaidOfSale,
): Facts {
  const totals = totalsOf(lines.map(invoiceLine))
  const inEuros = rateInEuros({ sale, payment })
  const paidOn = localDayAfter(sale.paidAt, 0)
  return {
    kind: 'invoice',
    // Money for a service makes VAT due when it comes (directive 2006/112/EC art. 65), whenever the key follows.
    suppliedOn: paidOn,
    orderId: sale.orderId,
    orderNumber: sale.number,
    locale: sale.locale,
    currency: sale.currency,
    corrects: null,
    seller,
    buyer,
    payment: sale.grossMinor === 0 ? null : { paidOn, method: payment?.method ?? 'card' },
    ...totals,
    taxInEuros: inEuros && {
      taxMinor: taxInCents(totals.taxMinor, sale.currency, inEuros.rate),
      ...inEuros,
    },
    basis,
  }
}

function invoiceLine(line: SoldLine): DocumentLine {
  const { vatBasisPoints, unitGrossMinor, quantity, treatment, vatCountry } = line
  const { position, name, discountMinor, netMinor, taxMinor, grossMinor } = line
  return {
    ...{ position, name, quantity, unitGrossMinor, discountMinor },
    ...{ netMinor, taxMinor, grossMinor, vatBasisPoints, treatment, vatCountry },
  }
}

/** What lines add up to, by group and in all. */
export function totalsOf(
  lines: readonly DocumentLine[],
): Pick<Facts, 'lines' | 'vat' | 'netMinor' | 'taxMinor' | 'grossMinor'> {
  const { netMinor, taxMinor } = sumsOf(lines)
  return { lines, vat: groupVat(lines), netMinor, taxMinor, grossMinor: netMinor + taxMinor }
}

/** VAT in cents of a euro, of an amount in the smallest unit of another currency. */
export function taxInCents(taxMinor: number, currency: string, rate: number): number {
  return roundMinor((taxMinor * rate) / rateOf(money(1, currency), money(1, shopCurrency)))
}

/**
 * The rate of the provider's own statement where it is known (a bank's selling rate of that day, directive 2006/112/EC art. 91(2)),
 * otherwise that of the shop's price lists. With six digits, as it is printed.
 */
function rateInEuros({ sale, payment }: PaidSale): { rate: number; rateDay: string } | null {
  if (sale.currency === shopCurrency || sale.grossMinor === 0) return null
  const settled = payment?.settled?.currency === shopCurrency ? payment.settled : null
  const euros = settled ?? money(sale.eurTotalMinor, shopCurrency)
  const rate = rateOf(money(sale.grossMinor, sale.currency), euros)
  return { rate: Number(rate.toPrecision(6)), rateDay: localDayAfter(sale.paidAt, 0) }
}

/** Of a consumer no address is known but the country. Null where erasure has left nobody to name. */
export function buyerOf(
  { contact, country: declared }: SaleFacts,
  { company: named, country }: Pick<Corrected, 'company' | 'country'>,
): DocumentBuyer | null {
  if (!named && (!contact || (contact.email === null && !contact.company))) return null
  const company = contact?.company ?? null
  return {
    name: contact?.name ?? null,
    companyName: named?.name ?? company?.name ?? null,
    address: {
      lines: named ? named.addressLines : linesOf(company?.address ?? null),
      country: country ?? declared,
    },
    vatNumber: (named ?? company)?.vatNumber ?? null,
    email: contact?.email ?? '',
  }
}

function linesOf(address: string | null): string[] {
  return (address ?? '')
    .split(/\s*[\n;]\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
