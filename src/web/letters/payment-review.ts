import type { PaymentReview } from '../../domains/notifications/order-on-letter.ts'
import { type LetterContent, paragraph } from './content.ts'
import { openOrder, orderFacts, productList, type Voice } from './voice.ts'

const words = {
  en: {
    held: {
      subject: (number: string) => `Order ${number}: we are looking at the payment`,
      title: 'A person looks at your payment.',
      why: 'Some payments are looked at by hand before keys go out. That protects people whose cards are stolen, and it is not a judgement of you.',
      until: (moment: string) =>
        `Somebody decides by ${moment} at the latest, mostly much sooner. You need not do anything.`,
      charged: (amount: string) =>
        `Your payment of ${amount} has arrived. If we cannot accept it, all of it goes back to you.`,
      notCharged: (amount: string) =>
        `Nothing has been charged: your bank only holds ${amount}. Your keys are set aside for you.`,
    },
    rejected: {
      subject: (number: string) => `Order ${number}: not accepted`,
      title: 'We could not accept this payment.',
      why: 'A person has looked at it and decided not to take it. The order has ended.',
    },
    expired: {
      subject: (number: string) => `Order ${number}: not decided in time`,
      title: 'We did not decide in time.',
      why: 'Nobody could look at your payment in time. That is our fault, and we are sorry. The order has ended; you are welcome to order again.',
    },
    released: (amount: string) =>
      `Nothing was charged. Your bank had only held ${amount}. It sets the money free by itself, usually within a few days.`,
    returned: (amount: string) =>
      `Your payment of ${amount} had already arrived. All of it goes back to where it came from; we write again when it is on its way, and your bank shows it within a few days.`,
    ask: 'If you think that this is wrong, answer this letter: a person reads it and looks again.',
  },
  fr: {
    held: {
      subject: (number: string) => `Commande ${number} : nous vérifions le paiement`,
      title: 'Une personne vérifie votre paiement.',
      why: 'Certains paiements sont vérifiés à la main avant l’envoi des clés. Cela protège les personnes dont la carte a été volée ; ce n’est pas un jugement sur vous.',
      until: (moment: string) =>
        `Quelqu’un décide au plus tard le ${moment}, le plus souvent bien avant. Vous n’avez rien à faire.`,
      charged: (amount: string) =>
        `Votre paiement de ${amount} est arrivé. Si nous ne pouvons pas l’accepter, la somme entière vous revient.`,
      notCharged: (amount: string) =>
        `Rien n’a été débité : votre banque réserve seulement ${amount}. Vos clés sont mises de côté pour vous.`,
    },
    rejected: {
      subject: (number: string) => `Commande ${number} : non acceptée`,
      title: 'Nous n’avons pas pu accepter ce paiement.',
      why: 'Une personne l’a vérifié et a décidé de ne pas le prendre. La commande est terminée.',
    },
    expired: {
      subject: (number: string) => `Commande ${number} : pas de décision à temps`,
      title: 'Nous n’avons pas décidé à temps.',
      why: 'Personne n’a pu vérifier votre paiement à temps. C’est notre faute, et nous en sommes désolés. La commande est terminée ; vous pouvez bien sûr commander à nouveau.',
    },
    released: (amount: string) =>
      `Rien n’a été débité. Votre banque avait seulement réservé ${amount}. Elle libère la somme d’elle-même, en général sous quelques jours.`,
    returned: (amount: string) =>
      `Votre paiement de ${amount} était déjà arrivé. La somme entière retourne d’où elle vient ; nous vous écrivons quand elle est en route, et votre banque l’affiche sous quelques jours.`,
    ask: 'Si cela vous semble une erreur, répondez à cette lettre : une personne la lit et vérifie à nouveau.',
  },
}

export function paymentReview(model: PaymentReview, voice: Voice): LetterContent {
  const { order, products } = model
  const say = words[voice.locale]
  const amount = voice.set.money(model.amount)
  const about = say[model.how]
  const first = model.how === 'held' ? say.held.until(voice.set.dayAndTime(model.until)) : about.why
  const rest =
    model.how === 'held'
      ? [model.charged ? say.held.charged(amount) : say.held.notCharged(amount), say.held.why]
      : [model.charged ? say.returned(amount) : say.released(amount), say.ask]
  return {
    subject: about.subject(order.number),
    preview: first,
    title: about.title,
    blocks: [
      paragraph(first),
      ...rest.map(paragraph),
      productList(products, voice),
      openOrder(order, voice),
      { kind: 'facts', facts: orderFacts(order, voice) },
    ],
  }
}
