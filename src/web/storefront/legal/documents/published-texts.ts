import type { DocumentTexts, PublishedDocument } from '../../../../domains/privacy/index.ts'
import type { Locale } from '../../../../shared/locale.ts'
import { noonOf } from '../../../../shared/time.ts'
import { consentText } from '../../../consent/consent-words.ts'
import { formatDate } from '../../../ui/dates.ts'
import type { Shop } from '../../deps.ts'
import { cookiesLead, cookiesText } from '../cookies-text.ts'
import { legalNoticeText } from '../legal-notice-text.ts'
import { policyText } from '../policy/policy-text.ts'
import { termsLines, termsOn } from '../terms-of-sale.ts'
import { withdrawalText } from '../withdrawal-text.ts'
import { linesOf } from './block.ts'

/** What each document says, line by line, as a pure function of the code and the shop's settings. */
const lines: Record<PublishedDocument, (shop: Shop, locale: Locale) => string[]> = {
  privacy: (shop, locale) => linesOf(policyText(shop, locale)),
  terms(shop, locale) {
    const terms = termsOn(shop.termsDate)
    return termsLines(terms, shop, { locale, day: formatDate(noonOf(terms.since), locale) })
  },
  withdrawal: (shop, locale) => linesOf(withdrawalText(shop, locale)),
  'legal-notice': (shop, locale) => linesOf(legalNoticeText(shop, locale)),
  cookies: (shop, locale) => [cookiesLead(shop, locale), ...linesOf(cookiesText(shop, locale))],
  consent: ({ adapters }, locale) => consentText(adapters, locale),
}

const documents = Object.keys(lines) as PublishedDocument[]

/** The text of today: what is hashed, dated, kept and compared. */
export function publishedText(document: PublishedDocument, shop: Shop): DocumentTexts {
  return { en: lines[document](shop, 'en'), fr: lines[document](shop, 'fr') }
}

/** Whatever this shop publishes; where nothing is asked there is no question. */
export function listDocuments({ adapters }: Pick<Shop, 'adapters'>): PublishedDocument[] {
  return documents.filter((document) => document !== 'consent' || adapters.length > 0)
}
