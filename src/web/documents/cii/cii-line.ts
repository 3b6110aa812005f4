import type { DocumentLine, TaxDocument } from '../../../domains/invoicing/document.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import { documentWords } from '../document-words.ts'
import { netDiscount, netUnitPrice } from '../unit-price.ts'
import { vatCategoryOf } from '../vat-category.ts'
import { percent } from './percent.ts'
import { element } from './xml.ts'

/** C62 is one of something (UN/ECE Recommendation 20): a key has no measure. */
const unit = { unitCode: 'C62' }

export function ciiLine(line: DocumentLine, document: TaxDocument) {
  const { currency } = document
  const category = vatCategoryOf(line, document)
  return element('ram:IncludedSupplyChainTradeLineItem', [
    element('ram:AssociatedDocumentLineDocument', element('ram:LineID', line.position)),
    element('ram:SpecifiedTradeProduct', element('ram:Name', line.name)),
    element(
      'ram:SpecifiedLineTradeAgreement',
      element('ram:NetPriceProductTradePrice', element('ram:ChargeAmount', netUnitPrice(line, currency))),
    ),
    element('ram:SpecifiedLineTradeDelivery', element('ram:BilledQuantity', line.quantity, unit)),
    element('ram:SpecifiedLineTradeSettlement', [
      element('ram:ApplicableTradeTax', [
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', category.code),
        element('ram:RateApplicablePercent', percent(category.basisPoints)),
      ]),
      line.discountMinor > 0 && discount(line, document),
      element(
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        element('ram:LineTotalAmount', plainAmount(money(line.netMinor, currency))),
      ),
    ]),
  ])
}

/** UNTDID 5189: 95 is a discount. */
function discount(line: DocumentLine, { currency, locale }: TaxDocument) {
  return element('ram:SpecifiedTradeAllowanceCharge', [
    element('ram:ChargeIndicator', element('udt:Indicator', 'false')),
    element('ram:ActualAmount', plainAmount(money(netDiscount(line), currency))),
    element('ram:ReasonCode', '95'),
    element('ram:Reason', documentWords[locale].discountReason),
  ])
}
