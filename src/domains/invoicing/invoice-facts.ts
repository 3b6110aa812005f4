import { shopCurrency } from '../../shared/currency.ts'
import { money, rateOf, roundMinor } from '../../shared/money.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { SaleFacts, SoldLine } from '../orders/index.ts'
import type { SalePayment } from '../payments/index.ts'
import type { DocumentBuyer, DocumentLine, DocumentSeller, TaxDocument } from './document.ts'
import { groupVat, sumsOf } from './vat-groups.ts'

/** All that a document says but for what it gets when it is issued. */
export type Facts = Omit<TaxDocument, 'id' | 'number' | 'issuedOn'>

export type PaidSale = { sale: SaleFacts & { paidAt: Date }; payment: SalePayment | undefined }

/** The facts of the invoice of a sale. Pure. */
export function invoiceFacts({ sale, payment }: PaidSale, seller: DocumentSeller): Facts {
  const lines = sale.lines.map(invoiceLine)
  const totals = totalsOf(lines)
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
    buyer: buyerOf(sale),
    payment: sale.grossMinor === 0 ? null : { paidOn, method: payment?.method ?? 'card' },
    ...totals,
    taxInEuros:
      inEuros && totals.taxMinor > 0
        ? { taxMinor: taxInCents(totals.taxMinor, sale.currency, inEuros.rate), ...inEuros }
        : null,
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
export function buyerOf({ contact, country }: SaleFacts): DocumentBuyer | null {
  if (!contact || (contact.email === null && !contact.company)) return null
  const { email, name, company } = contact
  return {
    name,
    companyName: company?.name ?? null,
    address: { lines: linesOf(company?.address ?? null), country },
    vatNumber: company?.vatNumber ?? null,
    email: email ?? '',
  }
}

function linesOf(address: string | null): string[] {
  return (address ?? '')
    .split(/\s*[\n;]\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
