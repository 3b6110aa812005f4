import { z } from 'zod'
import { type CategoryText, categoryTextMax, isProductSlug } from '../../../domains/catalog/index.ts'
import { locales } from '../../../shared/locale.ts'

const line = z.string().trim().catch('')
const texts = { nameEn: line, nameFr: line, summaryEn: line, summaryFr: line }
/** What was typed, and what stood there when the page was opened. */
export const categoryForm = z.object({
  slug: line,
  ...texts,
  ...{ seenNameEn: line, seenNameFr: line, seenSummaryEn: line, seenSummaryFr: line },
})
export type CategoryForm = z.infer<typeof categoryForm>
export type CategoryField = 'slug' | keyof typeof texts

export function parseCategory(form: CategoryForm): CategoryText | { wrong: CategoryField[] } {
  const text = textOf(form)
  const wrong: CategoryField[] = [
    ...(isProductSlug(form.slug) && form.slug.length <= categoryTextMax.slug ? [] : (['slug'] as const)),
    ...(['name', 'summary'] as const).flatMap((part) =>
      locales
        .filter((locale) => !(text[part][locale] && text[part][locale].length <= categoryTextMax[part]))
        .map((locale) => `${part}${locale === 'en' ? 'En' : 'Fr'}` as const),
    ),
  ]
  return wrong.length > 0 ? { wrong } : text
}

export const textOf = (form: Pick<CategoryForm, keyof typeof texts>): CategoryText => ({
  name: { en: form.nameEn, fr: form.nameFr },
  summary: { en: form.summaryEn, fr: form.summaryFr },
})

export const seenOf = (form: CategoryForm): CategoryText => ({
  name: { en: form.seenNameEn, fr: form.seenNameFr },
  summary: { en: form.seenSummaryEn, fr: form.seenSummaryFr },
})

/** What a category says, as the fields of the form. */
export const fieldsOf = ({ name, summary }: CategoryText) => ({
  ...{ nameEn: name.en, nameFr: name.fr, summaryEn: summary.en, summaryFr: summary.fr },
})
