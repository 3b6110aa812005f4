import { assert } from '../../../shared/errors.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'
import { withoutCountry } from '../../../shared/postal-address.ts'
import { localDayAfter } from '../../../shared/time.ts'
import type { Seller } from '../deps.ts'
import { termsEn20261123, termsEn20261126, termsEn20261127, termsEn20261128 } from './terms-2026-11-en.ts'
import { termsFr20261123, termsFr20261126, termsFr20261127, termsFr20261128 } from './terms-2026-11-fr.ts'
import { linesOfClause, type TermsSection, type TermsText } from './terms-clauses.ts'

export type TermsOfSale = {
  version: string
  /** The day from which they hold, `2026-11-23`. */
  since: string
  text: Translated<TermsText>
}

/**
 * Every version that there ever was, oldest first, whose words never change again: an order keeps the terms that it was placed under, so a change of
 * words is a new entry here, and a new `termsVersion` in the orders.
 */
export const versions: readonly [TermsOfSale, ...TermsOfSale[]] = [
  { version: '2026-11', since: '2026-11-23', text: { en: termsEn20261123, fr: termsFr20261123 } },
  { version: '2026-11-26', since: '2026-11-26', text: { en: termsEn20261126, fr: termsFr20261126 } },
  { version: '2026-11-27', since: '2026-11-27', text: { en: termsEn20261127, fr: termsFr20261127 } },
  { version: '2026-11-28', since: '2026-11-28', text: { en: termsEn20261128, fr: termsFr20261128 } },
]

/** The terms that an order was placed under, whatever its day: around a change of version the two may differ. */
export function termsOf(version: string): TermsOfSale {
  const terms = versions.find((each) => each.version === version)
  assert(terms, `there are no terms of sale ${version}`)
  return terms
}

/** The terms for whoever orders at that time, as the page shows them. */
export function termsOn(at: Date): TermsOfSale {
  const day = localDayAfter(at, 0)
  return versions.findLast(({ since }) => since <= day) ?? versions[0]
}

export function sectionsOf(
  { text }: TermsOfSale,
  shop: { name: string; seller: Seller },
  locale: Locale,
): readonly TermsSection[] {
  const { name, seller } = shop
  const address = addressLines(seller, locale).join(', ')
  return text[locale].sections({ shop: name, seller, address, country: countryName(seller.country, locale) })
}

/** What the page says, line by line, as it is kept. `day` is the day of the version, written out. */
export function termsLines(
  terms: TermsOfSale,
  shop: { name: string; seller: Seller },
  { locale, day }: { locale: Locale; day: string },
): string[] {
  const sections = sectionsOf(terms, shop, locale).flatMap(({ title, clauses }) => [
    title,
    ...clauses.flatMap(linesOfClause),
  ])
  return [terms.text[locale].version(day), ...sections]
}

/** The postal address with its country. */
export function addressLines({ address, country }: Seller, locale: Locale): string[] {
  // Postcode and town stay on one line.
  const lines = withoutCountry(address, country).map((line) => line.replace(/^(\d{4,5}) /, '$1\u00a0'))
  return [...lines, countryName(country, locale)]
}

function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
