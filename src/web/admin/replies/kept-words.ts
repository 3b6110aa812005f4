import type { Translated } from '../../../shared/locale.ts'

type KeptWords = { label: string; adminReplies: string; adminMacros: string; adminTags: string }

export const keptWords: Translated<KeptWords> = {
  en: { label: 'Kept for tickets', adminReplies: 'Saved replies', adminMacros: 'Macros', adminTags: 'Tags' },
  fr: {
    label: 'Pour les demandes',
    adminReplies: 'Réponses types',
    adminMacros: 'Macros',
    adminTags: 'Étiquettes',
  },
}
