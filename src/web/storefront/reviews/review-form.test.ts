import { expect, test } from 'vitest'
import { locales } from '../../../shared/locale.ts'
import { parseReview, reviewForm } from './review-form.ts'
import { reviewWords } from './review-words.ts'

const written = { stars: 4, title: 'Good', body: 'It works.', naming: 'first_name', name: 'Nora' }
const errorsOf = (change: object, locale: 'en' | 'fr' = 'en') => {
  const parsed = parseReview(reviewForm.parse({ ...written, ...change }), locale, [
    'AllKeyMasters',
    'keys.example',
  ])
  return parsed.ok ? {} : parsed.errors
}

test.each(locales)('%s: nobody signs a review with the shop’s name, or as its staff', (locale) => {
  const error = { name: reviewWords[locale].form.errors.takenForShop }
  for (const name of ['AllKeyMasters', 'AllKeyM\u0430sters', 'all key masters', 'Support', 'keys.example'])
    expect(errorsOf({ name }, locale), name).toEqual(error)
  expect(errorsOf({}, locale)).toEqual({})
  // What nobody reads harms nobody.
  for (const naming of ['initial', 'anonymous'])
    expect(errorsOf({ naming, name: 'Support' }, locale)).toEqual({})
})
