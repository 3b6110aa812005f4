import type { Locale } from '../../../shared/locale.ts'
import type { PlaceField } from './place-form.ts'

type PlaceWords = {
  lead: string
  platforms: string
  regions: string
  head: { platform: readonly [name: string, where: string]; region: readonly [name: string, where: string] }
  newPlatform: string
  newRegion: string
  worldwide: string
  countries: (count: number) => string
  fields: Record<PlaceField, string>
  hints: Partial<Record<PlaceField, string>>
  wrong: Record<PlaceField, string>
  wrongTitle: string
  taken: string
  save: string
  saved: string
  changedMeanwhile: string
  unchanged: string
}

export const placeWords: Record<Locale, PlaceWords> = {
  en: {
    lead: 'Where keys are activated, and in which countries. What is said here is shown with every product.',
    platforms: 'Platforms',
    regions: 'Regions',
    head: { platform: ['Platform', 'Where it leads'], region: ['Region', 'Countries'] },
    newPlatform: 'New platform',
    newRegion: 'New region',
    worldwide: 'Worldwide',
    countries: (count) => (count === 1 ? '1 country' : `${count} countries`),
    fields: {
      code: 'Short name',
      name: 'Name',
      nameEn: 'Name in English',
      nameFr: 'Name in French',
      activationUrl: 'Where keys are redeemed',
      guideEn: 'How to activate, in English',
      guideFr: 'How to activate, in French',
      countries: 'Countries',
    },
    hints: {
      code: 'Small letters, digits and hyphens. It stays.',
      activationUrl: 'An address that begins with https.',
      guideEn: 'An empty line begins a new paragraph.',
      countries: 'Two letters each, such as FR DE IE. Leave it empty for the whole world.',
    },
    wrong: {
      code: 'Give a short name of small letters, digits and hyphens, 40 at most.',
      name: 'Give a name, 60 characters at most.',
      nameEn: 'Give a name in English, 60 characters at most.',
      nameFr: 'Give a name in French, 60 characters at most.',
      activationUrl: 'Give an address that begins with https.',
      guideEn: 'Say in English how to activate, 4,000 characters at most.',
      guideFr: 'Say in French how to activate, 4,000 characters at most.',
      countries: 'Give countries by their two letters, or none.',
    },
    wrongTitle: 'Something does not fit yet. Nothing was saved.',
    taken: 'Another one has this short name.',
    save: 'Save',
    saved: 'Saved. Every page shows it in a moment.',
    changedMeanwhile:
      'Somebody changed this while you were writing. Nothing was saved; this is what they changed, and your own words are below.',
    unchanged: 'The words are the same.',
  },
  fr: {
    lead: 'Où les clés s’activent, et dans quels pays. Ce qui est dit ici se montre avec chaque produit.',
    platforms: 'Plateformes',
    regions: 'Régions',
    head: { platform: ['Plateforme', 'Où elle mène'], region: ['Région', 'Pays'] },
    newPlatform: 'Nouvelle plateforme',
    newRegion: 'Nouvelle région',
    worldwide: 'Monde entier',
    countries: (count) => `${count} pays`,
    fields: {
      code: 'Nom court',
      name: 'Nom',
      nameEn: 'Nom en anglais',
      nameFr: 'Nom en français',
      activationUrl: 'Où les clés s’échangent',
      guideEn: 'Comment activer, en anglais',
      guideFr: 'Comment activer, en français',
      countries: 'Pays',
    },
    hints: {
      code: 'Lettres minuscules, chiffres et traits d’union. Il reste.',
      activationUrl: 'Une adresse qui commence par https.',
      guideEn: 'Une ligne vide commence un paragraphe.',
      countries: 'Deux lettres chacun, comme FR DE IE. À laisser vide pour le monde entier.',
    },
    wrong: {
      code: 'Donnez un nom court de lettres minuscules, de chiffres et de traits d’union, 40 au plus.',
      name: 'Donnez un nom, 60 caractères au plus.',
      nameEn: 'Donnez un nom en anglais, 60 caractères au plus.',
      nameFr: 'Donnez un nom en français, 60 caractères au plus.',
      activationUrl: 'Donnez une adresse qui commence par https.',
      guideEn: 'Dites en anglais comment activer, 4\u202f000 caractères au plus.',
      guideFr: 'Dites en français comment activer, 4\u202f000 caractères au plus.',
      countries: 'Donnez des pays par leurs deux lettres, ou aucun.',
    },
    wrongTitle: 'Quelque chose ne va pas encore. Rien n’a été enregistré.',
    taken: 'Un autre a ce nom court.',
    save: 'Enregistrer',
    saved: 'Enregistré. Toutes les pages le montrent dans un instant.',
    changedMeanwhile:
      'Quelqu’un a modifié ceci pendant que vous écriviez. Rien n’a été enregistré\u202f; voici ce qui a changé, et vos propres mots sont en dessous.',
    unchanged: 'Les mots sont les mêmes.',
  },
}
