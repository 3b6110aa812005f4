import type { Locale } from '../../../shared/locale.ts'
import { reviewWords } from './review-words.ts'

/** So many of five, for the eye and for the ear. */
export function StarRow({ stars, locale }: { stars: number; locale: Locale }) {
  return (
    <span class="stars" role="img" aria-label={reviewWords[locale].outOf(String(stars))}>
      {'★'.repeat(stars)}
      <span class="stars-off">{'★'.repeat(5 - stars)}</span>
    </span>
  )
}

/** `43` as people of the language write it. */
export function averageInWords(tenths: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'en' ? 'en-IE' : 'fr-FR', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(tenths / 10)
}
