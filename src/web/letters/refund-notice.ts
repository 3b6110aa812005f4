import type { RefundNotice } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, paragraph } from './content.ts'
import { openOrder, orderFacts, productList, type Voice } from './voice.ts'

const words = {
  en: {
    subject: {
      refunded: (number: string, amount: string) => `Order ${number}: ${amount} refunded`,
      released: (number: string) => `Order ${number}: nothing was charged`,
    },
    title: {
      refunded: (amount: string) => `${amount} is on its way back to you.`,
      released: () => 'Nothing was charged.',
    },
    why: {
      withdrawal: 'You withdrew from the purchase.',
      shortage: 'A key was missing.',
      vat: 'Your VAT number has turned out valid, so your company accounts for the VAT itself and we pay it back. You keep your keys.',
      other: 'We have cancelled this purchase.',
    },
    how: {
      refunded: () => 'The money goes back the way you paid. Banks take up to ten days to show it.',
      released: (amount: string) =>
        `Your bank had only held ${amount}. It sets the money free by itself, usually within a few days.`,
    },
  },
  fr: {
    subject: {
      refunded: (number: string, amount: string) => `Commande ${number} : ${amount} remboursés`,
      released: (number: string) => `Commande ${number} : rien n’a été débité`,
    },
    title: {
      refunded: (amount: string) => `${amount} vous reviennent.`,
      released: () => 'Rien n’a été débité.',
    },
    why: {
      withdrawal: 'Vous avez renoncé à l’achat.',
      shortage: 'Il manquait une clé.',
      vat: 'Votre numéro de TVA s’est révélé valide : votre entreprise autoliquide la TVA, et nous vous la remboursons. Vous gardez vos clés.',
      other: 'Nous avons annulé cet achat.',
    },
    how: {
      refunded: () =>
        'La somme repart vers le moyen de paiement utilisé. Les banques l’affichent sous dix jours.',
      released: (amount: string) =>
        `Votre banque avait seulement réservé ${amount}. Elle libère la somme d’elle-même, en général sous quelques jours.`,
    },
  },
}

export function refundNotice(
  { order, amount, money, reason, products }: RefundNotice,
  voice: Voice,
): LetterContent {
  const say = words[voice.locale]
  const sum = voice.set.money(amount)
  const how = say.how[money](sum)
  return {
    subject: say.subject[money](order.number, sum),
    preview: how,
    title: say.title[money](sum),
    blocks: [
      paragraph(`${say.why[reason]} ${how}`),
      ...(products.length > 0 ? [productList(products, voice)] : []),
      openOrder(order, voice),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
