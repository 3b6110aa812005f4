import type { Answer } from '../../domains/withdrawal/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { withdrawalStatement } from '../storefront/legal/withdrawal-statement.ts'

type Words = {
  subject(number: string): string
  title: string
  lead(moment: string): string
  statement(number: string): string
  what: string
  name: string
  order: string
  email: string
  madeAt: string
  reference: string
  next: string
  answers: Record<Answer, (told: { amount: string; lastDay: string }) => string>
  unknown: string
  waived: string
  keep: string
  file: {
    name(reference: string): string
    title(number: string): string
    lead(seller: string): string
    page(page: number, count: number): string
    seller: string
  }
}

/** "Received", never "accepted": an acknowledgement is no judgement (directive 2011/83/EU art. 11a(4)). */
export const withdrawalReceiptWords: Record<Locale, Words> = {
  en: {
    subject: (number) => `Order ${number}: we have received your withdrawal`,
    title: 'We have received your withdrawal.',
    lead: (moment) => `It reached us on ${moment}. Here is what you declared, and what follows from it.`,
    statement: withdrawalStatement.en,
    what: 'What you declared',
    name: 'Name',
    order: 'Order',
    email: 'E-mail',
    madeAt: 'Received on',
    reference: 'Reference',
    next: 'What follows',
    answers: {
      taken_back: ({ amount }) =>
        `We pay back ${amount}, with the means that you paid with. The seal was whole, so the key goes back to our stock.`,
      cancelled: () => 'The order is cancelled. Nothing was charged, and nothing will be.',
      gone: () => 'Nothing is left to do here: this had been paid back or cancelled before.',
      waived: () =>
        'This key stays yours: it was opened after you had agreed that the right of withdrawal ends with that. Your answers stand below.',
      later: ({ amount }) =>
        `Your withdrawal counts from the moment it reached us. Your bank and we are still settling the payment; ${amount} go back as soon as that is over.`,
      late: ({ lastDay }) =>
        `The last day to withdraw was ${lastDay}. We have passed your statement on all the same: somebody reads it and answers you.`,
      service: () =>
        'This is a digital service that has begun. Somebody looks at what had been provided by then, and answers you.',
      unproved: () =>
        'This key is open, and we have no proof that our confirmation reached you. Somebody looks at it, and answers you.',
      company: () =>
        'The order was placed for a company, which has no legal right of withdrawal. Somebody reads your statement and answers you.',
      mismatch: () =>
        'Your withdrawal counts from the moment it reached us. The payment that came is not the one that we had asked for: somebody looks at it, sees to your money and answers you.',
    },
    unknown:
      'We know of no order with this number and this e-mail address together. Your statement has been taken down all the same: somebody looks for the order and answers you. It counts from the moment it reached us.',
    waived: 'Keys that stay yours',
    keep: 'Please keep this letter. It is the acknowledgement of receipt that the law asks for, and it is enclosed as a file.',
    file: {
      name: (reference) => `withdrawal-${reference}.pdf`,
      title: (number) => `Withdrawal from order ${number}`,
      lead: (seller) => `${seller} confirms that this statement of withdrawal was received.`,
      page: (page, count) => `Page ${page} of ${count}`,
      seller: 'Seller',
    },
  },
  fr: {
    subject: (number) => `Commande ${number} : nous avons reçu votre rétractation`,
    title: 'Nous avons reçu votre rétractation.',
    lead: (moment) =>
      `Elle nous est parvenue le ${moment}. Voici ce que vous avez déclaré, et ce qui s’ensuit.`,
    statement: withdrawalStatement.fr,
    what: 'Votre déclaration',
    name: 'Nom',
    order: 'Commande',
    email: 'E-mail',
    madeAt: 'Reçue le',
    reference: 'Référence',
    next: 'Ce qui s’ensuit',
    answers: {
      taken_back: ({ amount }) =>
        `Nous vous remboursons ${amount}, par le moyen de paiement que vous avez utilisé. Le sceau était intact : la clé retourne dans notre stock.`,
      cancelled: () => 'La commande est annulée. Rien n’a été débité, et rien ne le sera.',
      gone: () => 'Il n’y a plus rien à faire ici : c’était déjà remboursé ou annulé.',
      waived: () =>
        'Cette clé reste la vôtre : elle a été ouverte après que vous avez reconnu perdre ainsi le droit de rétractation. Vos réponses figurent ci-dessous.',
      later: ({ amount }) =>
        `Votre rétractation compte à partir du moment où elle nous est parvenue. Votre banque et nous réglons encore le paiement ; ${amount} vous reviennent dès que c’est fait.`,
      late: ({ lastDay }) =>
        `Le dernier jour pour se rétracter était le ${lastDay}. Nous avons tout de même transmis votre déclaration : quelqu’un la lit et vous répond.`,
      service: () =>
        'C’est un service numérique qui a commencé. Quelqu’un regarde ce qui avait été fourni jusque-là, et vous répond.',
      unproved: () =>
        'Cette clé est ouverte, et nous n’avons pas la preuve que notre confirmation vous est parvenue. Quelqu’un regarde, et vous répond.',
      company: () =>
        'La commande a été passée pour une entreprise, qui n’a pas de droit légal de rétractation. Quelqu’un lit votre déclaration et vous répond.',
      mismatch: () =>
        'Votre rétractation compte à partir du moment où elle nous est parvenue. Le paiement reçu n’est pas celui que nous avions demandé : quelqu’un le regarde, s’occupe de votre argent et vous répond.',
    },
    unknown:
      'Nous ne connaissons pas de commande qui réunisse ce numéro et cette adresse e-mail. Votre déclaration est tout de même consignée : quelqu’un cherche la commande et vous répond. Elle compte à partir du moment où elle nous est parvenue.',
    waived: 'Clés qui restent les vôtres',
    keep: 'Conservez ce message. C’est l’accusé de réception exigé par la loi ; il est joint en fichier.',
    file: {
      name: (reference) => `retractation-${reference}.pdf`,
      title: (number) => `Rétractation de la commande ${number}`,
      lead: (seller) => `${seller} confirme avoir reçu cette déclaration de rétractation.`,
      page: (page, count) => `Page ${page} sur ${count}`,
      seller: 'Vendeur',
    },
  },
}
