import type { CameBackState, MailKind, MailState } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

type Words = {
  show: Record<'open' | 'all', string>
  work: { cameBack(count: number): string; claims(count: number): string }
  order: string
  noOrder: string
  cameBack: {
    title: string
    lead: string
    none: string
    noneOpen: string
    noneSuch: string
    letter: string
    kinds: Record<MailKind, string>
    to: string
    when: string
    what: string
    states: Record<CameBackState, string>
    until(day: string): string
    free: string
    act: string
    again: string
    done: string
    isDone: string
    filterShow: string
    filterState: string
    any: string
    sort: string
    sorts: Record<'newest' | 'oldest', string>
    settled: string
  }
  claims: {
    title: string
    lead: string
    none: string
    noneOpen: string
    made: string
    state: string
    states: Record<'open' | 'corrected' | 'refused', string>
    asked: string
    from: string
    to: string
    met: string
    mets: Record<'link' | 'card' | 'amount' | 'day', string>
    misses: string
    noMisses: string
    guessed(count: number, last: string): string
    missedWithLink(count: number): string
    words: string
    keys: string
    keysText(sealed: number, open: number): string
    opened: string
    openedText: string
    correct: string
    correctText: string
    confirm: string
    confirmMissing: string
    correctButton: string
    refuse: string
    note: string
    noteHint: string
    noteMissing: string
    refuseButton: string
    openOrder: string
    corrected: string
    refused: string
    gone: string
  }
  unviewed: {
    title: string
    lead: string
    none: string
    age: string
    ageOf(days: number): string
    products: string
    sealed: string
    mail: string
    mails: Record<MailState, string>
    noMail: string
    reminded: string
    notReminded: string
    refusedAddress: string
    filterDays: string
    atLeast(days: number): string
    filterProduct: string
    allProducts: string
    filterMail: string
    mailFilters: Record<'all' | 'arrived' | 'not_arrived', string>
    sort: string
    sorts: Record<'oldest' | 'newest', string>
    setting: string
    settingText: string
    days: string
    daysHint: string
    daysWrong: string
    save: string
    saved: string
  }
}

const en: Words = {
  show: { open: 'Open', all: 'All' },
  work: {
    cameBack: (count) =>
      count === 1 ? 'A letter came back' : `${formatNumber(count, 'en')} letters came back`,
    claims: (count) =>
      count === 1
        ? 'Somebody asks for another address'
        : `${formatNumber(count, 'en')} ask for another address`,
  },
  order: 'Order',
  noOrder: 'about no order',
  cameBack: {
    title: 'Letters that came back',
    lead: 'Nobody has read these. A buyer is asked for another address on the order’s page; whoever has no link needs you.',
    none: 'No letter has come back.',
    noneOpen: 'No letter that came back waits for you.',
    noneSuch: 'There is no such letter.',
    letter: 'Letter',
    kinds: {
      order_confirmation: 'Order confirmation',
      key_delivery: 'Keys have arrived',
      delivery_reminder: 'Reminder of sealed keys',
      waiver_receipt: 'Receipt before opening',
      key_revealed: 'Keys were opened',
      key_replaced: 'Another key',
      shortage_question: 'A key is missing',
      refund_notice: 'Money back',
      payment_review: 'Payment under review',
      order_link: 'Link to the order',
      account_proof: 'Proof of a mailbox',
      account_notice: 'Notice about an account',
      privacy_link: 'Link to one’s data',
      privacy_request: 'Request about data',
      withdrawal_receipt: 'Receipt of a withdrawal',
      review: 'About a review',
      review_report: 'About a report of a review',
      wish: 'News of a wish',
      ticket: 'Ticket',
      gift: 'A gift, for its recipient',
      gift_news: 'News of a gift, for its buyer',
      tax_document: 'Invoice or credit note',
      books_heads: 'Heads of the books',
    },
    to: 'To',
    when: 'When',
    what: 'What happened',
    states: {
      bounced: 'came back',
      refused: 'refused',
      dead: 'given up',
      complained: 'called unwanted',
    },
    until: (day) => `left alone until ${day}`,
    free: 'is written to',
    act: 'To do',
    again: 'Write there again',
    done: 'Dealt with',
    isDone: 'Dealt with',
    filterShow: 'Show',
    filterState: 'What happened',
    any: 'Anything',
    sort: 'Order',
    sorts: { newest: 'Latest first', oldest: 'Oldest first' },
    settled: 'Noted.',
  },
  claims: {
    title: 'Address corrections',
    lead: 'Buyers who mistyped their address and told what they know of the payment. Nothing moves until you decide.',
    none: 'Nobody has asked for another address.',
    noneOpen: 'Nobody waits for another address.',
    made: 'Asked',
    state: 'State',
    states: { open: 'open', corrected: 'corrected', refused: 'refused' },
    asked: 'What is asked',
    from: 'Address of the order',
    to: 'Address asked for',
    met: 'What was right',
    mets: {
      link: 'the order’s link',
      card: 'last four digits of the card',
      amount: 'the exact amount',
      day: 'the day of the payment',
    },
    misses: 'What was wrong',
    noMisses: 'nothing before',
    guessed: (count, last) =>
      count === 1
        ? `one try with day and amount and another card, on ${last}`
        : `${formatNumber(count, 'en')} tries with day and amount and another card, the last on ${last}`,
    missedWithLink: (count) =>
      count === 1
        ? 'one wrong proof with the order’s link'
        : `${formatNumber(count, 'en')} wrong proofs with the order’s link`,
    words: 'Their words',
    keys: 'Keys',
    keysText: (sealed, open) => `${formatNumber(sealed, 'en')} sealed, ${formatNumber(open, 'en')} opened`,
    opened: 'Keys were opened',
    openedText:
      'Whoever opened them may be somebody else: the address could have been right and this claim false. Whoever gets the new link sees the opened keys.',
    correct: 'Correct the address',
    correctText:
      'Compare both addresses: does one look like a slip of the other? The old one is told nothing. Its links stop working, and sealed keys are sent to the new one.',
    confirm: 'I have compared them, and the new address may see this order.',
    confirmMissing: 'Please confirm that you have compared them.',
    correctButton: 'Correct the address',
    refuse: 'Refuse',
    note: 'Why',
    noteHint: 'For the history; the buyer does not see it.',
    noteMissing: 'Please say why in a few words.',
    refuseButton: 'Refuse',
    openOrder: 'Open the order',
    corrected: 'The address is corrected; letters are on their way.',
    refused: 'Refused.',
    gone: 'This was decided already.',
  },
  unviewed: {
    title: 'Paid, never looked at',
    lead: 'Keys that were delivered and that nobody has opened. Often a letter went astray; a dispute begins like this.',
    none: 'Every delivered order was looked at.',
    age: 'Delivered',
    ageOf: (days) =>
      days === 0 ? 'today' : days === 1 ? 'a day ago' : `${formatNumber(days, 'en')} days ago`,
    products: 'Products',
    sealed: 'Sealed keys',
    mail: 'Letter',
    mails: {
      queued: 'waits',
      sending: 'is being sent',
      accepted: 'was taken',
      deferred: 'is tried again',
      refused: 'refused',
      dead: 'given up',
      bounced: 'came back',
      complained: 'called unwanted',
    },
    noMail: 'none',
    reminded: 'reminded',
    notReminded: 'not reminded yet',
    refusedAddress: 'address does not work',
    filterDays: 'Delivered',
    atLeast: (days) => (days === 0 ? 'At any time' : `At least ${formatNumber(days, 'en')} days ago`),
    filterProduct: 'Product',
    allProducts: 'All products',
    filterMail: 'Letter',
    mailFilters: { all: 'Any', arrived: 'Was taken', not_arrived: 'Did not arrive' },
    sort: 'Order',
    sorts: { oldest: 'Oldest first', newest: 'Latest first' },
    setting: 'The reminder',
    settingText:
      'One letter, once for each order placed since it was switched on. None goes to whoever has opened a key, has their money back, objects, or whose address does not work.',
    days: 'Days after delivery',
    daysHint: 'From 1 to 365; empty: no reminder is written.',
    daysWrong: 'Please write a number from 1 to 365, or nothing.',
    save: 'Save',
    saved: 'Saved.',
  },
}

const fr: Words = {
  show: { open: 'À traiter', all: 'Tout' },
  work: {
    cameBack: (count) =>
      count === 1 ? 'Un message nous est revenu' : `${formatNumber(count, 'fr')} messages nous sont revenus`,
    claims: (count) =>
      count === 1
        ? 'Une correction d’adresse est demandée'
        : `${formatNumber(count, 'fr')} corrections d’adresse demandées`,
  },
  order: 'Commande',
  noOrder: 'sans commande',
  cameBack: {
    title: 'Messages revenus',
    lead: 'Personne ne les a lus. La page de la commande demande une autre adresse\u202f; qui n’a pas le lien a besoin de vous.',
    none: 'Aucun message n’est revenu.',
    noneOpen: 'Aucun message revenu ne vous attend.',
    noneSuch: 'Il n’y a pas de tel message.',
    letter: 'Message',
    kinds: {
      order_confirmation: 'Confirmation de commande',
      key_delivery: 'Clés arrivées',
      delivery_reminder: 'Rappel de clés scellées',
      waiver_receipt: 'Reçu avant ouverture',
      key_revealed: 'Clés ouvertes',
      key_replaced: 'Autre clé',
      shortage_question: 'Clé manquante',
      refund_notice: 'Remboursement',
      payment_review: 'Paiement vérifié',
      order_link: 'Lien de la commande',
      account_proof: 'Preuve d’adresse',
      account_notice: 'Avis sur un compte',
      privacy_link: 'Lien vers ses données',
      privacy_request: 'Demande sur les données',
      withdrawal_receipt: 'Reçu de rétractation',
      review: 'Au sujet d’un avis',
      review_report: 'Au sujet d’un avis signalé',
      wish: 'Nouvelles d’un souhait',
      ticket: 'Demande',
      gift: 'Cadeau, au destinataire',
      gift_news: 'Nouvelles d’un cadeau, à l’acheteur',
      tax_document: 'Facture ou avoir',
      books_heads: 'Têtes des livres',
    },
    to: 'À',
    when: 'Quand',
    what: 'Ce qui s’est passé',
    states: {
      bounced: 'revenu',
      refused: 'refusé',
      dead: 'abandonné',
      complained: 'signalé indésirable',
    },
    until: (day) => `plus d’envoi jusqu’au ${day}`,
    free: 'reçoit nos messages',
    act: 'À faire',
    again: 'Y écrire de nouveau',
    done: 'Traité',
    isDone: 'Traité',
    filterShow: 'Afficher',
    filterState: 'Ce qui s’est passé',
    any: 'Tout',
    sort: 'Ordre',
    sorts: { newest: 'Récents d’abord', oldest: 'Anciens d’abord' },
    settled: 'C’est noté.',
  },
  claims: {
    title: 'Corrections d’adresse',
    lead: 'Des personnes se sont trompées d’adresse et ont indiqué ce qu’elles savent du paiement. Rien ne bouge avant votre décision.',
    none: 'Personne n’a demandé d’autre adresse.',
    noneOpen: 'Personne n’attend d’autre adresse.',
    made: 'Demandée',
    state: 'État',
    states: { open: 'à traiter', corrected: 'corrigée', refused: 'refusée' },
    asked: 'La demande',
    from: 'Adresse de la commande',
    to: 'Adresse demandée',
    met: 'Ce qui était juste',
    mets: {
      link: 'le lien de la commande',
      card: 'les quatre derniers chiffres de la carte',
      amount: 'le montant exact',
      day: 'le jour du paiement',
    },
    misses: 'Ce qui était faux',
    noMisses: 'rien auparavant',
    guessed: (count, last) =>
      count === 1
        ? `un essai avec le jour et le montant mais une autre carte, le ${last}`
        : `${formatNumber(count, 'fr')} essais avec le jour et le montant mais une autre carte, le dernier le ${last}`,
    missedWithLink: (count) =>
      count === 1
        ? 'une preuve fausse avec le lien de la commande'
        : `${formatNumber(count, 'fr')} preuves fausses avec le lien de la commande`,
    words: 'Ses mots',
    keys: 'Clés',
    keysText: (sealed, open) =>
      `${formatNumber(sealed, 'fr')} ${sealed > 1 ? 'scellées' : 'scellée'}, ${formatNumber(open, 'fr')} ${open > 1 ? 'ouvertes' : 'ouverte'}`,
    opened: 'Des clés ont été ouvertes',
    openedText:
      'C’est peut-être une autre personne qui les a ouvertes\u00a0: l’adresse pouvait être juste et la demande fausse. Qui reçoit le nouveau lien voit les clés ouvertes.',
    correct: 'Corriger l’adresse',
    correctText:
      'Comparez les deux adresses\u00a0: l’une ressemble-t-elle à une faute de frappe de l’autre\u202f? L’ancienne n’apprend rien. Ses liens cessent de fonctionner et les clés scellées partent vers la nouvelle.',
    confirm: 'J’ai comparé, et la nouvelle adresse peut voir cette commande.',
    confirmMissing: 'Merci de confirmer que vous avez comparé.',
    correctButton: 'Corriger l’adresse',
    refuse: 'Refuser',
    note: 'Pourquoi',
    noteHint: 'Pour l’historique\u202f; la personne ne le voit pas.',
    noteMissing: 'Merci d’indiquer pourquoi en quelques mots.',
    refuseButton: 'Refuser',
    openOrder: 'Ouvrir la commande',
    corrected: 'L’adresse est corrigée\u202f; les messages partent.',
    refused: 'Refusée.',
    gone: 'C’était déjà décidé.',
  },
  unviewed: {
    title: 'Payées, jamais regardées',
    lead: 'Des clés livrées que personne n’a ouvertes. Souvent, un message s’est égaré\u202f; un litige commence ainsi.',
    none: 'Toutes les commandes livrées ont été regardées.',
    age: 'Livrée',
    ageOf: (days) =>
      days === 0 ? 'aujourd’hui' : days === 1 ? 'il y a un jour' : `il y a ${formatNumber(days, 'fr')} jours`,
    products: 'Produits',
    sealed: 'Clés scellées',
    mail: 'Message',
    mails: {
      queued: 'en attente',
      sending: 'en cours d’envoi',
      accepted: 'accepté',
      deferred: 'nouvel essai prévu',
      refused: 'refusé',
      dead: 'abandonné',
      bounced: 'revenu',
      complained: 'signalé indésirable',
    },
    noMail: 'aucun',
    reminded: 'rappel envoyé',
    notReminded: 'pas encore de rappel',
    refusedAddress: 'l’adresse ne fonctionne pas',
    filterDays: 'Livrée',
    atLeast: (days) => (days === 0 ? 'À tout moment' : `Il y a au moins ${formatNumber(days, 'fr')} jours`),
    filterProduct: 'Produit',
    allProducts: 'Tous les produits',
    filterMail: 'Message',
    mailFilters: { all: 'Tous', arrived: 'Accepté', not_arrived: 'Non arrivé' },
    sort: 'Ordre',
    sorts: { oldest: 'Anciennes d’abord', newest: 'Récentes d’abord' },
    setting: 'Le rappel',
    settingText:
      'Un message, une seule fois par commande passée depuis son activation. Aucun pour qui a ouvert une clé, a été remboursé, s’y oppose, ou dont l’adresse ne fonctionne pas.',
    days: 'Jours après la livraison',
    daysHint: 'De 1 à 365\u202f; vide\u00a0: aucun rappel.',
    daysWrong: 'Merci d’écrire un nombre de 1 à 365, ou rien.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
  },
}

export const letterDeskWords: Record<Locale, Words> = { en, fr }
