import type { KeyReplaced } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { keyBlocks } from './delivery.ts'
import { openOrder, orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string) => `Order ${number}: another key for you`,
    title: 'Here is another key.',
    lead: 'The one before it did not work. We are sorry for the trouble. This one takes its place, at no cost.',
    care: 'The key before it is blocked in our books, and we take it up with our supplier. Please do not try it again.',
  },
  fr: {
    subject: (number: string) => `Commande ${number} : une autre clé pour vous`,
    title: 'Voici une autre clé.',
    lead: 'La précédente ne fonctionnait pas. Veuillez nous excuser pour le désagrément. Celle-ci la remplace, sans frais.',
    care: 'La clé précédente est bloquée dans nos livres, et nous nous adressons à notre fournisseur. Ne l’essayez plus.',
  },
}

export function keyReplaced({ order, key }: KeyReplaced, voice: Voice): LetterContent {
  const say = words[voice.locale]
  return {
    subject: say.subject(order.number),
    preview: say.lead,
    title: say.title,
    blocks: [
      paragraph(say.lead),
      ...keyBlocks([key], voice),
      openOrder(order, voice),
      note(say.care),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
