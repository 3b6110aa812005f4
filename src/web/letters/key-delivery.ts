import type { KeyDelivery } from '../../domains/notifications/order-on-letter.ts'
import type { LetterContent } from './content.ts'
import { paragraph } from './content.ts'
import { keyBlocks, sealedBlocks, waiverBlocks } from './delivery.ts'
import { countOf, openOrder, orderFacts, productList, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string, count: number) =>
      `Order ${number}: ${count > 1 ? 'your keys have arrived' : 'your key has arrived'}`,
    title: (count: number) =>
      count > 1 ? 'The keys you waited for are here.' : 'The key you waited for is here.',
    thanks: 'Thank you for your patience.',
  },
  fr: {
    subject: (number: string, count: number) =>
      `Commande ${number} : ${count > 1 ? 'vos clés sont arrivées' : 'votre clé est arrivée'}`,
    title: (count: number) => (count > 1 ? 'Les clés attendues sont là.' : 'La clé attendue est là.'),
    thanks: 'Merci de votre patience.',
  },
}

export function keyDelivery({ order, delivery }: KeyDelivery, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const count = delivery.kind === 'sealed' ? countOf(delivery.products) : delivery.keys.length
  return {
    subject: say.subject(order.number, count),
    preview: say.thanks,
    title: say.title(count),
    blocks: [
      paragraph(say.thanks),
      ...(delivery.kind === 'sealed'
        ? [productList(delivery.products, voice), ...sealedBlocks(delivery, order, voice)]
        : [
            ...keyBlocks(delivery.keys, voice),
            openOrder(order, voice),
            ...waiverBlocks(delivery.waivers, voice),
          ]),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
