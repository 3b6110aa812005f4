import type { TaxDocument } from '../../domains/invoicing/document.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { money } from '../../shared/money.ts'
import type { Typesetter } from '../letters/typesetting.ts'
import { documentWords } from './document-words.ts'
import { isBusiness } from './parties.ts'
import { taxInEurosOf } from './tax-in-euros.ts'

/** `subject` is UNTDID 4451, by which French platforms find the words that they ask for (XP Z12-012, BR-FR-05). */
export type Mention = { words: string; subject?: 'AAB' | 'PMD' | 'PMT' }

/**
 * What has to be said besides figures: CGI ann. II art. 242 nonies A (I, 6° bis, 11° to 13°), C. com. art. L441-9, directive
 * 2006/112/EC art. 226 (11) and (11a) and 230. What is said to businesses alone says nothing to a consumer and is left out.
 */
export function mentionsOf(document: TaxDocument, set: Typesetter): Mention[] {
  const { locale, seller, buyer, vat } = document
  const words = documentWords[locale]
  const isFrench = seller.address.country === 'FR'
  const law = isFrench ? 'french' : 'european'
  const treatments = new Set(vat.map(({ treatment }) => treatment))
  const mentions: Mention[] = []
  if (isFrench && !(treatments.size === 1 && treatments.has('voucher')))
    mentions.push({ words: words.services })
  if (treatments.has('oss')) mentions.push({ words: words.oss })
  for (const treatment of treatments) {
    const why = words.noVat(treatment, document)
    if (why) mentions.push({ words: why })
  }
  const taxInEuros = taxInEurosOf(document)
  if (taxInEuros) mentions.push({ words: euroWords(document, taxInEuros, set) })
  if (isBusiness(buyer)) {
    mentions.push(
      { words: words.noDiscount, subject: 'AAB' },
      { words: words.interest[law], subject: 'PMD' },
      { words: words.recovery[law], subject: 'PMT' },
    )
  }
  return mentions.map((mention) => ({ ...mention, words: set.text(mention.words) }))
}

function euroWords(
  { locale, currency }: TaxDocument,
  { taxMinor, rate, rateDay }: NonNullable<TaxDocument['taxInEuros']>,
  set: Typesetter,
): string {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6 }).format(rate)
  return documentWords[locale].exchange(
    `1\u00a0${currency} = ${number}\u00a0EUR`,
    set.calendarDay(rateDay),
    set.money(money(taxMinor, shopCurrency)),
  )
}
