import type { Translated } from '../../../shared/locale.ts'

type KeptWords = { label: string; adminReplies: string; adminTags: string }

export const keptWords: Translated<KeptWords> = {
  en: { label: 'Kept for tickets', adminReplies: 'Saved replies', adminTags: 'Tags' },
  fr: { label: 'Pour les demandes', adminReplies: 'Réponses types', adminTags: 'Étiquettes' },
}
