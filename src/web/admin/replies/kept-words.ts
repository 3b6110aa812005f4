import type { Translated } from '../../../shared/locale.ts'

type KeptWords = Record<'label' | 'adminReplies' | 'adminMacros' | 'adminTags', string> &
  Record<'text' | 'state' | 'all' | 'noneSuch', string>

export const keptWords: Translated<KeptWords> = {
  en: {
    label: 'Kept for tickets',
    adminReplies: 'Saved replies',
    adminMacros: 'Macros',
    adminTags: 'Tags',
    text: 'Words',
    state: 'State',
    all: 'All',
    noneSuch: 'Nothing is like that.',
  },
  fr: {
    label: 'Pour les demandes',
    adminReplies: 'Réponses types',
    adminMacros: 'Macros',
    adminTags: 'Étiquettes',
    text: 'Mots',
    state: 'État',
    all: 'Toutes',
    noneSuch: 'Rien ne correspond.',
  },
}
