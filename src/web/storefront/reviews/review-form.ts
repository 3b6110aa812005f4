import { z } from 'zod'
import {
  type Naming,
  namingOf,
  namings,
  type Review,
  type ReviewText,
  refusalReasons,
  shownNameOf,
  starValues,
  textMax,
} from '../../../domains/reviews/index.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { isTakenForShop } from '../../../shared/taken-for-shop.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { isEmail } from '../checkout/email-address.ts'
import { reviewWords } from './review-words.ts'

/** As it was written, but for the ends of lines and what steers a terminal or the direction of writing. */
const writing = z
  .string()
  .catch('')
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]|[\u200b\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
      .trim(),
  )
const line = writing.transform((text) => text.replace(/\s+/g, ' '))
const proof = z.string().max(8000).optional().catch(undefined)

export const reviewForm = z.object({
  stars: z.coerce.number().catch(0),
  title: line,
  body: writing,
  naming: z.enum(namings).catch('anonymous'),
  name: line,
  locale: z.enum(locales).optional().catch(undefined),
  act: z.string().max(20).catch(''),
  proof,
})
export type ReviewForm = z.infer<typeof reviewForm>

export type ReviewErrors = Partial<Record<'stars' | 'title' | 'body' | 'name', string>>

/** What stands in the form before anything is sent: nobody is named who has not said so. */
export function formOf(review: Review | undefined, locale: Locale): ReviewForm {
  const naming: Naming = namingOf(review?.shownName ?? null)
  return {
    stars: review?.stars ?? 0,
    title: review?.title ?? '',
    body: review?.body ?? '',
    naming,
    name: review?.shownName ?? '',
    locale: review?.locale ?? locale,
    act: '',
    proof: undefined,
  }
}

/** `own`: what nobody may be called beside a review, see `ownNames`. */
export function parseReview(
  form: ReviewForm,
  here: Locale,
  own: readonly string[],
): { ok: true; text: ReviewText } | { ok: false; errors: ReviewErrors } {
  const say = reviewWords[here].form.errors
  const stars = starValues.find((each) => each === form.stars)
  const long = (most: number) => say.long(formatNumber(most, here))
  const errors: ReviewErrors = {
    ...(!stars && { stars: say.stars }),
    ...flawOf('title', form.title, say.title),
    ...flawOf('body', form.body, say.body),
    ...(form.naming !== 'anonymous' && form.name === '' && { name: say.name }),
    ...(form.name.length > textMax.name && { name: long(textMax.name) }),
    ...(isTakenForShop(shownNameOf(form.naming, form.name) ?? '', own) && { name: say.takenForShop }),
  }
  if (!stars || Object.keys(errors).length > 0) return { ok: false, errors }
  const { title, body, naming, name, locale = here } = form
  return { ok: true, text: { stars, title, body, shownName: shownNameOf(naming, name), locale } }

  function flawOf(field: 'title' | 'body', text: string, missing: string): ReviewErrors {
    if (text === '') return { [field]: missing }
    return text.length > textMax[field] ? { [field]: long(textMax[field]) } : {}
  }
}

export const reportForm = z.object({
  reason: z.enum(refusalReasons).optional().catch(undefined),
  words: writing,
  name: line,
  email: z.string().trim().max(300).catch(''),
  goodFaith: z.literal('yes').optional().catch(undefined),
  proof,
})
export type ReportForm = z.infer<typeof reportForm>
export type ReportErrors = Partial<Record<'reason' | 'words' | 'name' | 'email' | 'goodFaith', string>>

export function findReportFlaws(form: ReportForm, here: Locale): ReportErrors {
  const { reporting, form: review } = reviewWords[here]
  const say = reporting.errors
  const long = (most: number) => review.errors.long(formatNumber(most, here))
  return {
    ...(!form.reason && { reason: say.reason }),
    ...(form.words === '' && { words: say.words }),
    ...(form.words.length > textMax.words && { words: long(textMax.words) }),
    ...((form.name === '' || form.name.length > 100) && { name: say.name }),
    ...(!isEmail(form.email) && { email: say.email }),
    ...(!form.goodFaith && { goodFaith: say.goodFaith }),
  }
}
