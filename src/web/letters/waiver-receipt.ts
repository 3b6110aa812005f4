import type { WaiverReceipt } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, paragraph } from './content.ts'
import { waiverBlocks } from './delivery.ts'
import { countOf, openOrder, orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string) => `Order ${number}: confirmation of your two answers`,
    title: (count: number) => (count > 1 ? 'Your keys are opening.' : 'Your key is opening.'),
    now: (count: number) =>
      count > 1
        ? 'You asked for the keys now. They open on your order page as soon as this letter is on its way, and follow by e-mail.'
        : 'You asked for the key now. It opens on your order page as soon as this letter is on its way, and follows by e-mail.',
  },
  fr: {
    subject: (number: string) => `Commande ${number} : confirmation de vos deux réponses`,
    title: (count: number) => (count > 1 ? 'Vos clés s’ouvrent.' : 'Votre clé s’ouvre.'),
    now: (count: number) =>
      count > 1
        ? 'Vous avez demandé les clés maintenant. Elles s’ouvrent sur la page de votre commande dès que ce message est parti, et suivent par e-mail.'
        : 'Vous avez demandé la clé maintenant. Elle s’ouvre sur la page de votre commande dès que ce message est parti, et suit par e-mail.',
  },
}

export function waiverReceipt({ order, waivers }: WaiverReceipt, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const count = countOf(waivers.flatMap(({ products }) => products))
  return {
    subject: say.subject(order.number),
    preview: say.now(count),
    title: say.title(count),
    blocks: [
      paragraph(say.now(count)),
      ...waiverBlocks(waivers, voice),
      openOrder(order, voice),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
