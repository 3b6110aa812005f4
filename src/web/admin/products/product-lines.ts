import type { ProductContent } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { productListWords } from './list-words.ts'
import { formOf, type ProductField } from './product-form.ts'
import { productWords } from './product-words/index.ts'

/** Everything that a version says, each with its name and a line of its own, for a comparison. */
export function linesOf(content: ProductContent, locale: Locale): string[] {
  const { fields } = productWords[locale]
  const { states, filters } = productListWords[locale]
  const { version, ...form } = formOf(content, 0)
  const said = Object.entries(form) as [ProductField, string][]
  return [
    `${filters.state}${colon[locale]}${states[content.status]}`,
    ...said.flatMap(([field, value]) =>
      value === '' ? [] : value.split(/\n+/).map((line) => `${fields[field]}${colon[locale]}${line}`),
    ),
  ]
}

const colon = { en: ': ', fr: '\u00a0: ' }
