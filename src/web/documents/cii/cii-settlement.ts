import type { TaxDocument } from '../../../domains/invoicing/document.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import type { Typesetter } from '../../letters/typesetting.ts'
import { methodCode, paymentWords } from '../payment-words.ts'
import { taxInEurosOf } from '../tax-in-euros.ts'
import { type CategorySum, categorySums } from '../vat-category.ts'
import { day } from './day.ts'
import { fromHundredths, toHundredths } from './hundredths.ts'
import { percent } from './percent.ts'
import { toldTax } from './told-tax.ts'
import { element } from './xml.ts'

export function ciiSettlement(document: TaxDocument, set: Typesetter) {
  const { currency, payment, corrects } = document
  return element('ram:ApplicableHeaderTradeSettlement', [
    element('ram:TaxCurrencyCode', taxInEurosOf(document) && shopCurrency),
    element('ram:InvoiceCurrencyCode', currency),
    payment &&
      element(
        'ram:SpecifiedTradeSettlementPaymentMeans',
        element('ram:TypeCode', methodCode(payment.method)),
      ),
    ...categorySums(document).map((sum) => taxGroup(sum, currency)),
    element('ram:SpecifiedTradePaymentTerms', [
      element('ram:Description', paymentWords(document, set)),
      element('ram:DueDateDateTime', day('udt', payment?.paidOn ?? document.issuedOn)),
    ]),
    sums(document),
    corrects &&
      element('ram:InvoiceReferencedDocument', [
        element('ram:IssuerAssignedID', corrects.number),
        element('ram:FormattedIssueDateTime', day('qdt', corrects.issuedOn)),
      ]),
  ])
}

function taxGroup(sum: CategorySum, currency: string) {
  const { code, basisPoints, reason, reasonCode, netMinor } = sum
  return element('ram:ApplicableTradeTax', [
    element('ram:CalculatedAmount', fromHundredths(toldTax(sum, currency).told, currency)),
    element('ram:TypeCode', 'VAT'),
    element('ram:ExemptionReason', reason),
    element('ram:BasisAmount', plainAmount(money(netMinor, currency))),
    element('ram:CategoryCode', code),
    element('ram:ExemptionReasonCode', reasonCode),
    element('ram:RateApplicablePercent', percent(basisPoints)),
  ])
}

/** What was paid before the document was issued is taken off, and mostly nothing is left. */
function sums(document: TaxDocument) {
  const { currency, netMinor, taxMinor, grossMinor, payment } = document
  const taxInEuros = taxInEurosOf(document)
  const rounding = categorySums(document)
    .map((sum) => toldTax(sum, currency).rounding)
    .reduce((one, other) => one + other, 0)
  const amount = (minor: number, less = 0) => fromHundredths(toHundredths(minor, currency) - less, currency)
  return element('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    element('ram:LineTotalAmount', amount(netMinor)),
    element('ram:TaxBasisTotalAmount', amount(netMinor)),
    element('ram:TaxTotalAmount', amount(taxMinor, rounding), { currencyID: currency }),
    taxInEuros &&
      element('ram:TaxTotalAmount', plainAmount(money(taxInEuros.taxMinor, shopCurrency)), {
        currencyID: shopCurrency,
      }),
    rounding !== 0 && element('ram:RoundingAmount', fromHundredths(rounding, currency)),
    element('ram:GrandTotalAmount', amount(grossMinor, rounding)),
    payment && element('ram:TotalPrepaidAmount', amount(grossMinor)),
    element('ram:DuePayableAmount', amount(leftToPay(document))),
  ])
}

function leftToPay({ payment, grossMinor }: TaxDocument): number {
  return payment ? 0 : grossMinor
}
