import type { OrderLink } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { openOrder, orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (shop: string) => `Your order at ${shop}`,
    title: 'The way to your order.',
    asked: 'You asked for it: this link opens the page with your keys, without an account.',
    care: 'Whoever has the link sees the order, so keep it to yourself. You did not ask for it? Then do nothing: it went to this mailbox only.',
  },
  fr: {
    subject: (shop: string) => `Votre commande chez ${shop}`,
    title: 'Le chemin vers votre commande.',
    asked: 'Vous l’avez demandé : ce lien ouvre la page avec vos clés, sans compte.',
    care: 'Qui possède le lien voit la commande, gardez-le donc pour vous. Vous n’avez rien demandé ? Alors ne faites rien : il n’est parti que vers cette boîte.',
  },
}

export function orderLink({ order }: OrderLink, voice: Voice): LetterContent {
  const say = words[voice.locale]
  return {
    subject: say.subject(voice.shop.name),
    preview: say.asked,
    title: say.title,
    blocks: [
      paragraph(say.asked),
      openOrder(order, voice),
      note(say.care),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
