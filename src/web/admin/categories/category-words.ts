import type { Locale } from '../../../shared/locale.ts'
import type { CategoryField } from './category-form.ts'

type CategoryWords = {
  lead: string
  head: readonly [category: string, summary: string, products: string, order: string]
  up: (name: string) => string
  down: (name: string) => string
  newTitle: string
  fields: Record<CategoryField, string>
  slugHint: string
  wrong: Record<CategoryField, string>
  wrongTitle: string
  taken: string
  create: string
  save: string
  news: Record<'made' | 'saved' | 'moved', string>
  changedMeanwhile: string
  unchanged: string
}

export const categoryWords: Record<Locale, CategoryWords> = {
  en: {
    lead: 'The shelves of the shop, in the order in which visitors see them.',
    head: ['Category', 'What it says', 'Products', 'Order'],
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    newTitle: 'New category',
    fields: {
      slug: 'Address',
      nameEn: 'Name in English',
      nameFr: 'Name in French',
      summaryEn: 'Summary in English',
      summaryFr: 'Summary in French',
    },
    slugHint: 'Small letters, digits and hyphens. It stays.',
    wrong: {
      slug: 'Give an address of small letters, digits and hyphens, 40 at most.',
      nameEn: 'Give a name in English, 60 characters at most.',
      nameFr: 'Give a name in French, 60 characters at most.',
      summaryEn: 'Give a summary in English, 200 characters at most.',
      summaryFr: 'Give a summary in French, 200 characters at most.',
    },
    wrongTitle: 'Something does not fit yet. Nothing was saved.',
    taken: 'Another category has this address.',
    create: 'Make the category',
    save: 'Save',
    news: { made: 'The category is there.', saved: 'Saved.', moved: 'The order is changed.' },
    changedMeanwhile:
      'Somebody changed this category while you were writing. Nothing was saved; this is what they changed, and your own words are below.',
    unchanged: 'The words are the same.',
  },
  fr: {
    lead: 'Les rayons de la boutique, dans l’ordre où les visiteurs les voient.',
    head: ['Catégorie', 'Ce qu’elle dit', 'Produits', 'Ordre'],
    up: (name) => `Monter ${name}`,
    down: (name) => `Descendre ${name}`,
    newTitle: 'Nouvelle catégorie',
    fields: {
      slug: 'Adresse',
      nameEn: 'Nom en anglais',
      nameFr: 'Nom en français',
      summaryEn: 'Résumé en anglais',
      summaryFr: 'Résumé en français',
    },
    slugHint: 'Lettres minuscules, chiffres et traits d’union. Elle reste.',
    wrong: {
      slug: 'Donnez une adresse de lettres minuscules, de chiffres et de traits d’union, 40 au plus.',
      nameEn: 'Donnez un nom en anglais, 60 caractères au plus.',
      nameFr: 'Donnez un nom en français, 60 caractères au plus.',
      summaryEn: 'Donnez un résumé en anglais, 200 caractères au plus.',
      summaryFr: 'Donnez un résumé en français, 200 caractères au plus.',
    },
    wrongTitle: 'Quelque chose ne va pas encore. Rien n’a été enregistré.',
    taken: 'Une autre catégorie a cette adresse.',
    create: 'Créer la catégorie',
    save: 'Enregistrer',
    news: { made: 'La catégorie est là.', saved: 'Enregistré.', moved: 'L’ordre est changé.' },
    changedMeanwhile:
      'Quelqu’un a modifié cette catégorie pendant que vous écriviez. Rien n’a été enregistré\u202f; voici ce qui a changé, et vos propres mots sont en dessous.',
    unchanged: 'Les mots sont les mêmes.',
  },
}
