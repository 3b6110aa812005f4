import type { Tag } from '../../../domains/tickets/index.ts'
import type { Translated } from '../../../shared/locale.ts'

type TagWords = {
  lead: string
  head: readonly [name: string, address: string, state: string]
  file: readonly string[]
  none: string
  newOne: string
  add: string
  save: string
  states: Record<Tag['state'], string>
  acts: Record<Tag['state'], string>
  en: string
  fr: string
  english: string
  slug: string
  wrong: string
  taken: string
  noLetters: string
  changedMeanwhile: (en: string, fr: string) => string
  news: Record<'saved' | 'created' | Tag['state'], string>
  section: string
  nothing: string
  choose: string
  choosing: string
  put: string
  remove: (name: string) => string
  all: string
  search: string
}

export const tagWords: Translated<TagWords> = {
  en: {
    lead: 'Words by which tickets are found together. Whoever answers picks from this list and cannot add to it.',
    head: ['Tag', 'In addresses', 'State'],
    file: ['in addresses', 'english', 'french', 'state'],
    none: 'There are no tags yet.',
    newOne: 'Add a tag',
    add: 'Add',
    save: 'Save',
    states: { used: 'In use', archived: 'Put away' },
    acts: { used: 'Take it up again', archived: 'Put away' },
    en: 'In English',
    fr: 'In French',
    english: 'Its name in addresses is made from it, and stays.',
    slug: 'In addresses',
    wrong: 'Write it in up to 40 characters.',
    taken: 'There is such a tag already.',
    noLetters: 'It needs a Latin letter or a digit.',
    changedMeanwhile: (en, fr) =>
      `Nothing was saved: meanwhile somebody called it “${en}” and “${fr}”. Save again to put yours in its place.`,
    news: {
      saved: 'Saved.',
      created: 'It can be put to tickets now.',
      used: 'It can be put to tickets again.',
      archived: 'It is put away. Tickets that have it keep it.',
    },
    section: 'Tags',
    nothing: 'No tag yet.',
    choose: 'Add a tag',
    choosing: 'Choose one',
    put: 'Add',
    remove: (name) => `Remove “${name}”`,
    all: 'All',
    search: 'Number, address or words',
  },
  fr: {
    lead: 'Des mots qui rassemblent les demandes. Qui répond choisit dans cette liste et n’y ajoute rien.',
    head: ['Étiquette', 'Dans les adresses', 'État'],
    file: ['dans les adresses', 'anglais', 'français', 'état'],
    none: 'Il n’y a pas encore d’étiquette.',
    newOne: 'Ajouter une étiquette',
    add: 'Ajouter',
    save: 'Enregistrer',
    states: { used: 'Utilisée', archived: 'Rangée' },
    acts: { used: 'La reprendre', archived: 'Ranger' },
    en: 'En anglais',
    fr: 'En français',
    english: 'Son nom dans les adresses en vient, et reste.',
    slug: 'Dans les adresses',
    wrong: 'Écrivez-la en 40 caractères au plus.',
    taken: 'Cette étiquette existe déjà.',
    noLetters: 'Il lui faut une lettre latine ou un chiffre.',
    changedMeanwhile: (en, fr) =>
      `Rien n’a été enregistré\u00a0: entre-temps, quelqu’un l’a nommée «\u00a0${en}\u00a0» et «\u00a0${fr}\u00a0». Enregistrez de nouveau pour mettre vos mots à la place.`,
    news: {
      saved: 'Enregistré.',
      created: 'On peut désormais la mettre aux demandes.',
      used: 'On peut de nouveau la mettre aux demandes.',
      archived: 'Elle est rangée. Les demandes qui l’ont la gardent.',
    },
    section: 'Étiquettes',
    nothing: 'Pas encore d’étiquette.',
    choose: 'Ajouter une étiquette',
    choosing: 'Choisissez',
    put: 'Ajouter',
    remove: (name) => `Retirer «\u00a0${name}\u00a0»`,
    all: 'Toutes',
    search: 'Numéro, adresse ou mots',
  },
}
