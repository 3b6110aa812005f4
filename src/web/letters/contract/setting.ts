import type { Locale } from '../../../shared/locale.ts'
import type { Sheets } from '../../paper/sheets.ts'
import type { Run } from '../../paper/text-lines.ts'
import { href } from '../../routes.ts'
import type { Phrase } from '../../storefront/legal/terms-clauses.ts'

/** What everything that is set on the sheets needs to know. */
export type Setting = { sheets: Sheets; locale: Locale; baseUrl: string }

/** Words of a link hold together, so that a link stands on one line and is heard as one. */
export function runsOf(phrase: Phrase, { locale, baseUrl }: Setting): Run[] {
  if (typeof phrase === 'string') return [{ text: phrase }]
  return phrase.map((part) => {
    if (typeof part === 'string') return { text: part }
    const to = 'page' in part.to ? baseUrl + href(locale, part.to.page) : part.to.address
    return { text: part.words.replaceAll(' ', '\u00a0'), to }
  })
}
