import type { CoverOutcome } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Refusal = Extract<CoverOutcome, { ok: false }>['reason'] | 'missing' | 'too_many_bytes'

type CoverWords = {
  title: string
  label: string
  hint: string
  put: string
  remove: string
  news: Record<'cover' | 'drawn', string>
  refused: Record<Refusal, string>
}

export const coverWords: Record<Locale, CoverWords> = {
  en: {
    title: 'Cover',
    label: 'A picture of your own',
    hint: 'JPEG, PNG or WebP, 8 MB at most. It is cut to four by three around its middle. Without one, the cover is drawn.',
    put: 'Show this picture',
    remove: 'Back to the drawn one',
    news: { cover: 'The picture is shown.', drawn: 'The cover is drawn again.' },
    refused: {
      missing: 'Choose a picture.',
      too_many_bytes: 'The picture is larger than 8 MB.',
      type: 'This is no JPEG, PNG or WebP, whatever its name says.',
      broken: 'This picture cannot be read to its end.',
      too_large: 'This picture has too many pixels: 30 million at most.',
      unknown: 'There is no such product any more.',
    },
  },
  fr: {
    title: 'Couverture',
    label: 'Une image à vous',
    hint: 'JPEG, PNG ou WebP, 8\u00a0Mo au plus. Elle est coupée en quatre tiers autour de son milieu. Sans elle, la couverture est dessinée.',
    put: 'Montrer cette image',
    remove: 'Revenir au dessin',
    news: { cover: 'L’image est montrée.', drawn: 'La couverture est de nouveau dessinée.' },
    refused: {
      missing: 'Choisissez une image.',
      too_many_bytes: 'L’image dépasse 8\u00a0Mo.',
      type: 'Ce n’est ni un JPEG, ni un PNG, ni un WebP, quoi qu’en dise son nom.',
      broken: 'Cette image ne peut pas être lue jusqu’au bout.',
      too_large: 'Cette image a trop de pixels\u00a0: 30 millions au plus.',
      unknown: 'Ce produit n’existe plus.',
    },
  },
}
