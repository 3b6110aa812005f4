import type { AddressChanged } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (shop: string) => `The address of your order at ${shop} was changed`,
    title: 'Your order has another address.',
    said: 'Our team was asked to send the letters of this order to another mailbox, and has done so. Links that were sent here no longer open it.',
    object: (email: string) =>
      `It was not you? Write to ${email} at once, from this mailbox: the order can be held while somebody looks into it.`,
    fine: 'It was you? Then there is nothing to do.',
  },
  fr: {
    subject: (shop: string) => `L’adresse de votre commande chez ${shop} a changé`,
    title: 'Votre commande a une autre adresse.',
    said: 'On a demandé à notre équipe d’envoyer les courriers de cette commande à une autre boîte, et c’est fait. Les liens envoyés ici ne l’ouvrent plus.',
    object: (email: string) =>
      `Ce n’était pas vous\u00a0? Écrivez aussitôt à ${email}, depuis cette boîte\u00a0: la commande peut être retenue le temps de vérifier.`,
    fine: 'C’était vous\u00a0? Alors il n’y a rien à faire.',
  },
}

export function addressChanged({ order }: AddressChanged, voice: Voice): LetterContent {
  const say = words[voice.locale]
  return {
    subject: say.subject(voice.shop.name),
    preview: say.said,
    title: say.title,
    blocks: [
      paragraph(say.said),
      paragraph(say.object(voice.shop.seller.email)),
      note(say.fine),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
