import type { KeyRevealed } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { keyBlocks } from './delivery.ts'
import { openOrder, orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string, count: number) =>
      `Order ${number}: ${count > 1 ? `your ${count} keys` : 'your key'}`,
    title: (count: number) => (count > 1 ? 'Here are your keys.' : 'Here is your key.'),
    opened: (moment: string) => `Opened on ${moment}.`,
    trouble: 'It does not work? Write to us, and we put it right.',
  },
  fr: {
    subject: (number: string, count: number) =>
      `Commande ${number} : ${count > 1 ? `vos ${count} clés` : 'votre clé'}`,
    title: (count: number) => (count > 1 ? 'Voici vos clés.' : 'Voici votre clé.'),
    opened: (moment: string) => `Ouverture : le ${moment}.`,
    trouble: 'Elle ne marche pas ? Écrivez-nous, nous réglons cela.',
  },
}

export function keyRevealed({ order, keys, revealedAt }: KeyRevealed, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const opened = say.opened(voice.set.dayAndTime(revealedAt))
  return {
    subject: say.subject(order.number, keys.length),
    preview: opened,
    title: say.title(keys.length),
    blocks: [
      paragraph(opened),
      ...keyBlocks(keys, voice),
      openOrder(order, voice),
      note(say.trouble),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
