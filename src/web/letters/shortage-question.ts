import type { ShortageQuestion } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, paragraph } from './content.ts'
import { countOf, orderFacts, productList, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string, count: number) =>
      `Order ${number}: ${count > 1 ? `${count} keys are missing` : 'a key is missing'}, your choice`,
    title: (count: number) =>
      count > 1 ? `${count} keys are missing. You decide.` : 'A key is missing. You decide.',
    sorry: 'Our stock ran out while you were paying. We are sorry. This is what we cannot deliver today:',
    charged: 'You have paid; nothing is lost.',
    held: 'Your bank only holds the money: nothing has been charged yet.',
    wait: 'Wait for the key',
    waitText: (days: number) =>
      `You keep your place in the queue and hear from us as soon as it is here. If it has not come within ${days} days, your money goes back.`,
    waitHeld: 'Your payment is then charged.',
    refund: 'Money back',
    cancel: 'Do without it',
    refundCharged: 'We refund what the missing key cost, to the way you paid.',
    refundHeld: 'The missing key is not charged.',
    deadline: (moment: string) =>
      `Please choose by ${moment}. Without an answer the missing key is cancelled, and you do not pay for it.`,
  },
  fr: {
    subject: (number: string, count: number) =>
      `Commande ${number} : ${count > 1 ? `il manque ${count} clés` : 'il manque une clé'}, à vous de choisir`,
    title: (count: number) =>
      count > 1 ? `Il manque ${count} clés. À vous de choisir.` : 'Il manque une clé. À vous de choisir.',
    sorry:
      'Notre stock s’est épuisé pendant votre paiement. Nous en sommes désolés. Voici ce que nous ne pouvons pas livrer aujourd’hui :',
    charged: 'Vous avez payé ; rien n’est perdu.',
    held: 'Votre banque ne fait que réserver la somme : rien n’a encore été débité.',
    wait: 'Attendre la clé',
    waitText: (days: number) =>
      `Vous gardez votre place dans la file et nous vous écrivons dès l’arrivée. Si elle n’est pas venue sous ${days} jours, nous vous remboursons.`,
    waitHeld: 'Votre paiement est alors débité.',
    refund: 'Être remboursé',
    cancel: 'Y renoncer',
    refundCharged: 'Nous remboursons le prix de la clé manquante, par le moyen de paiement utilisé.',
    refundHeld: 'La clé manquante n’est pas débitée.',
    deadline: (moment: string) =>
      `Répondez avant le ${moment}. Sans réponse, la clé manquante est annulée et vous ne la payez pas.`,
  },
}

export function shortageQuestion(model: ShortageQuestion, voice: Voice): LetterContent {
  const { order, missing, charged } = model
  const say = words[voice.locale]
  const waitText = say.waitText(model.waitDays)
  const deadline = say.deadline(voice.set.dayAndTime(model.answerBy))
  return {
    subject: say.subject(order.number, countOf(missing)),
    preview: deadline,
    title: say.title(countOf(missing)),
    blocks: [
      paragraph(say.sorry),
      productList(missing, voice),
      paragraph(charged ? say.charged : say.held),
      {
        kind: 'choice',
        options: [
          { label: say.wait, text: charged ? waitText : `${say.waitHeld} ${waitText}`, url: model.waitUrl },
          charged
            ? { label: say.refund, text: say.refundCharged, url: model.refundUrl }
            : { label: say.cancel, text: say.refundHeld, url: model.refundUrl },
        ],
      },
      paragraph(deadline),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
