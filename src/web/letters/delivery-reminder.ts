import type { DeliveryReminder } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { countOf, openOrder, orderFacts, productList, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string, count: number) =>
      `Order ${number}: ${count > 1 ? 'your keys are still sealed' : 'your key is still sealed'}`,
    title: (count: number) => (count > 1 ? 'Your keys are waiting for you.' : 'Your key is waiting for you.'),
    paid: (day: string, count: number) =>
      `You paid on ${day}, and nobody has opened ${count > 1 ? 'the keys' : 'the key'} yet. Perhaps our first letter went unseen, so here is the link once more.`,
    noHurry: (day: string) =>
      `There is no hurry: a sealed key stays yours. Only the right to give it back without a reason ends, on ${day} inclusive.`,
    noHurryOver: 'There is no hurry: a sealed key stays yours.',
    once: 'This is the only reminder that we send for this order.',
    object: 'If you want none for later orders either, say so under “Your data” in our shop.',
  },
  fr: {
    subject: (number: string, count: number) =>
      `Commande ${number} : ${count > 1 ? 'vos clés sont encore scellées' : 'votre clé est encore scellée'}`,
    title: (count: number) => (count > 1 ? 'Vos clés vous attendent.' : 'Votre clé vous attend.'),
    paid: (day: string, count: number) =>
      `Vous avez payé le ${day}, et personne n’a encore ouvert ${count > 1 ? 'les clés' : 'la clé'}. Notre premier message est peut-être passé inaperçu : voici de nouveau le lien.`,
    noHurry: (day: string) =>
      `Rien ne presse : une clé scellée reste à vous. Seul le droit de la rendre sans motif prend fin, le ${day} inclus.`,
    noHurryOver: 'Rien ne presse : une clé scellée reste à vous.',
    once: 'C’est le seul rappel que nous envoyons pour cette commande.',
    object:
      'Si vous n’en voulez pas non plus à l’avenir, indiquez-le sous « Vos données » dans notre boutique.',
  },
}

export function deliveryReminder(
  { order, paidAt, products, withdrawUntil }: DeliveryReminder,
  voice: Voice,
): LetterContent {
  const say = words[voice.locale]
  const count = countOf(products)
  return {
    subject: say.subject(order.number, count),
    preview: say.title(count),
    title: say.title(count),
    blocks: [
      paragraph(say.paid(voice.set.day(paidAt), count)),
      productList(products, voice),
      openOrder(order, voice),
      paragraph(withdrawUntil ? say.noHurry(voice.set.calendarDay(withdrawUntil)) : say.noHurryOver),
      note(`${say.once} ${say.object}`),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
