import { setOff, type TaxDocument } from '../../domains/invoicing/document.ts'
import type { Typesetter } from '../letters/typesetting.ts'
import { documentWords } from './document-words.ts'

/** How and when it was paid, or that it still is to be. */
export function paymentWords({ kind, locale, payment, grossMinor }: TaxDocument, set: Typesetter): string {
  const words = documentWords[locale]
  if (payment?.method === setOff) return words.setOff
  if (payment) {
    const method = words.methods[payment.method] ?? payment.method.replaceAll('_', ' ')
    return words[kind === 'invoice' ? 'paidBy' : 'refundedBy'](set.calendarDay(payment.paidOn), method)
  }
  return grossMinor === 0 ? words.free : words.dueNow[kind]
}

/**
 * UNTDID 4461. A transfer would have to name an account (BR-50), which is the provider's: all that is not a card or a debit is
 * an online payment service.
 */
export function methodCode(method: string): string {
  return { card: '48', sepa_debit: '59', [setOff]: '97' }[method] ?? '68'
}
