import type { Answer } from '../../../domains/withdrawal/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { withdrawalStatement } from '../legal/withdrawal-statement.ts'

type Words = {
  title: string
  lead: string
  formTitle: string
  name: string
  number: string
  numberHint: string
  email: string
  emailHint: string
  next: string
  errors: { name: string; number: string; email: string; form: string; keysGone: string }
  yours: string
  yoursLead: string
  yoursLink(number: string): string
  signIn: string
  ofOrder(number: string): string
  until(day: string): string
  untilNote: string
  over(day: string): string
  keysLegend: string
  keysHint: string
  key(name: string, position: number, count: number): string
  nothingSealed: string
  confirmTitle: string
  confirmLead: string
  statement(number: string): string
  onlyThese: string
  odd: string
  confirm: string
  change: string
  received: string
  receivedLead(moment: string): string
  receipt(email: string): string
  whatFollows: string
  neutral: string
  reference: string
  keep: string
  answers: Record<Answer, string>
  back: string
}

/** The law's own words where it gives them: the link, the button, and "received", never "accepted". */
export const withdrawalWords: Record<Locale, Words> = {
  en: {
    title: 'Withdraw from contract here',
    lead: 'You may withdraw within 14 days, without giving a reason, for every key whose seal you have not opened. It takes two steps, and no account.',
    formTitle: 'Your withdrawal',
    name: 'Your name',
    number: 'Order number',
    numberHint: 'Eight letters and digits, in the e-mail about your order: 7KQM-2RX9',
    email: 'E-mail address',
    emailHint: 'The acknowledgement of receipt goes there. Please give the address that you ordered with.',
    next: 'Continue',
    errors: {
      name: 'Please tell us your name.',
      number: 'Please tell us which order you mean.',
      email: 'Please give an e-mail address that a letter can reach.',
      form: 'This form has grown old. Please check it and press once more.',
      keysGone:
        'None of the keys that you ticked can be given back any more, and nothing has been sent. Without a tick your withdrawal is about the whole order.',
    },
    yours: 'Your orders',
    yoursLead: 'You are signed in: choose an order, and the form is filled in.',
    yoursLink: (number) => `Withdraw from order ${number}`,
    signIn: 'Sign in to choose from your orders',
    ofOrder: (number) => `Withdraw from order ${number}`,
    until: (day) => `The last day is ${day}. You may withdraw until its end.`,
    untilNote: 'A key that was opened after your two answers stays yours; sealed ones are paid back.',
    over: (day) =>
      `The last day to withdraw was ${day}. You can send your statement all the same: it is taken down, and somebody answers you.`,
    keysLegend: 'Only some of the keys?',
    keysHint:
      'Tick those that you want to give back. Without a tick your withdrawal is about the whole order.',
    key: (name, position, count) => (count > 1 ? `${name}, key ${position} of ${count}` : name),
    nothingSealed:
      'No key of this order is sealed any more. You can send your statement all the same: it is taken down, and answered key by key.',
    confirmTitle: 'Is this right?',
    confirmLead: 'Nothing has been sent yet. With the next press you withdraw.',
    statement: withdrawalStatement.en,
    onlyThese: 'Only for these keys',
    odd: 'This does not look like one of our order numbers. You can send it all the same: somebody then looks for your order.',
    confirm: 'Confirm withdrawal here',
    change: 'Change something',
    received: 'We have received your withdrawal',
    receivedLead: (moment) => `It reached us on ${moment}, and counts from that moment.`,
    receipt: (email) =>
      `The acknowledgement, with content, date and time, is on its way to ${email}. It also says what follows for each key.`,
    whatFollows: 'What follows',
    neutral:
      'If number and address belong to an order, sealed keys that are in time are paid back by themselves, with the means that you paid with. If not, somebody looks for your order and answers you.',
    reference: 'Reference',
    keep: 'You may print or save this page.',
    answers: {
      taken_back: 'Paid back, with the means that you paid with',
      cancelled: 'Cancelled; nothing was charged',
      gone: 'Had been paid back or cancelled before',
      waived: 'Stays yours: it was opened after you had agreed to lose the right',
      later: 'Paid back as soon as the payment is settled',
      late: 'After the last day: somebody answers you',
      service: 'A service that has begun: somebody answers you',
      unproved: 'Open, without proof of our confirmation: somebody answers you',
      company: 'Bought for a company: somebody answers you',
      mismatch: 'The payment is not the one that was asked for: somebody answers you',
    },
    back: 'Back to the order',
  },
  fr: {
    title: 'Renoncer au contrat ici',
    lead: 'Vous disposez de 14 jours pour vous rétracter, sans donner de motif, pour chaque clé dont vous n’avez pas ouvert le sceau. En deux étapes, sans compte.',
    formTitle: 'Votre rétractation',
    name: 'Votre nom',
    number: 'Numéro de commande',
    numberHint: 'Huit lettres et chiffres, dans l’e-mail sur votre commande\u00a0: 7KQM-2RX9',
    email: 'Adresse e-mail',
    emailHint: 'L’accusé de réception y est envoyé. Indiquez l’adresse utilisée pour commander.',
    next: 'Continuer',
    errors: {
      name: 'Indiquez votre nom.',
      number: 'Indiquez de quelle commande il s’agit.',
      email: 'Indiquez une adresse e-mail qui peut recevoir un message.',
      form: 'Ce formulaire a vieilli. Vérifiez-le et appuyez encore une fois.',
      keysGone:
        'Aucune des clés cochées ne peut plus être rendue, et rien n’a été envoyé. Si rien n’est coché, la rétractation porte sur toute la commande.',
    },
    yours: 'Vos commandes',
    yoursLead: 'Vous êtes connecté\u00a0: choisissez une commande, et le formulaire est rempli.',
    yoursLink: (number) => `Renoncer à la commande ${number}`,
    signIn: 'Se connecter pour choisir parmi vos commandes',
    ofOrder: (number) => `Renoncer à la commande ${number}`,
    until: (day) => `Le dernier jour est le ${day}. Vous pouvez vous rétracter jusqu’à la fin de ce jour.`,
    untilNote:
      'Une clé ouverte après vos deux réponses reste la vôtre\u202f; celles qui sont scellées sont remboursées.',
    over: (day) =>
      `Le dernier jour pour se rétracter était le ${day}. Vous pouvez tout de même envoyer votre déclaration\u00a0: elle est consignée, et quelqu’un vous répond.`,
    keysLegend: 'Seulement certaines clés\u202f?',
    keysHint:
      'Cochez celles que vous voulez rendre. Si rien n’est coché, la rétractation porte sur toute la commande.',
    key: (name, position, count) => (count > 1 ? `${name}, clé ${position} sur ${count}` : name),
    nothingSealed:
      'Aucune clé de cette commande n’est plus scellée. Vous pouvez tout de même envoyer votre déclaration\u00a0: elle est consignée, avec une réponse pour chaque clé.',
    confirmTitle: 'Est-ce exact\u202f?',
    confirmLead: 'Rien n’est encore envoyé. En appuyant maintenant, vous vous rétractez.',
    statement: withdrawalStatement.fr,
    onlyThese: 'Seulement pour ces clés',
    odd: 'Cela ne ressemble pas à l’un de nos numéros de commande. Vous pouvez tout de même l’envoyer\u00a0: quelqu’un cherche alors votre commande.',
    confirm: 'Confirmer la rétractation',
    change: 'Modifier',
    received: 'Nous avons reçu votre rétractation',
    receivedLead: (moment) => `Elle nous est parvenue le ${moment}, et compte à partir de ce moment.`,
    receipt: (email) =>
      `L’accusé de réception, avec le contenu, la date et l’heure, est en route vers ${email}. Il dit aussi ce qui s’ensuit pour chaque clé.`,
    whatFollows: 'Ce qui s’ensuit',
    neutral:
      'Si le numéro et l’adresse appartiennent à une commande, les clés scellées qui sont dans le délai sont remboursées d’elles-mêmes, par le moyen de paiement que vous avez utilisé. Sinon, quelqu’un cherche votre commande et vous répond.',
    reference: 'Référence',
    keep: 'Vous pouvez imprimer ou enregistrer cette page.',
    answers: {
      taken_back: 'Remboursée, par le moyen de paiement que vous avez utilisé',
      cancelled: 'Annulée\u202f; rien n’a été débité',
      gone: 'Déjà remboursée ou annulée',
      waived: 'Reste la vôtre\u00a0: ouverte après que vous avez accepté de perdre ce droit',
      later: 'Remboursée dès que le paiement est réglé',
      late: 'Après le dernier jour\u00a0: quelqu’un vous répond',
      service: 'Un service qui a commencé\u00a0: quelqu’un vous répond',
      unproved: 'Ouverte, sans preuve de notre confirmation\u00a0: quelqu’un vous répond',
      company: 'Achetée pour une entreprise\u00a0: quelqu’un vous répond',
      mismatch: 'Le paiement n’est pas celui demandé\u00a0: quelqu’un vous répond',
    },
    back: 'Retour à la commande',
  },
}
