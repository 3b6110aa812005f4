import type { BooksHeads } from '../../domains/notifications/document-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import type { Voice } from './voice.ts'

const words = {
  en: {
    subject: (day: string, shop: string) => `Books of ${shop}, ${day}`,
    title: (day: string) => `The last documents of ${day}.`,
    lead: 'Each hash takes in its document and all before it. Keep this letter: who changes one of them later cannot change this.',
    kinds: { invoice: 'Invoice', credit_note: 'Credit note' },
    hash: 'SHA-256',
    how: 'akm books verify recomputes the chain, and compares it with what was noted.',
  },
  fr: {
    subject: (day: string, shop: string) => `Livres de ${shop}, ${day}`,
    title: (day: string) => `Les derniers documents du ${day}.`,
    lead: 'Chaque empreinte porte sur son document et sur tous ceux d’avant. Gardez ce message : qui en modifierait un plus tard ne pourra pas le modifier ici.',
    kinds: { invoice: 'Facture', credit_note: 'Avoir' },
    hash: 'SHA-256',
    how: 'akm books verify recalcule la chaîne et la compare à ce qui a été noté.',
  },
}

/** How far the books had come: out of the database, and in the hands of who answers for them. */
export function booksHeads({ day, heads }: BooksHeads, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const date = voice.set.calendarDay(day)
  return {
    subject: say.subject(date, voice.shop.name),
    preview: say.lead,
    title: say.title(date),
    blocks: [
      paragraph(say.lead),
      ...heads.map(({ kind, number, hash }) => ({
        kind: 'facts' as const,
        facts: [
          { label: say.kinds[kind], value: number },
          { label: say.hash, value: hash },
        ],
      })),
      note(say.how),
    ],
  }
}
