import type { CameBackState, MailKind } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
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

/** Letters that came back. */
export const cameBackWords: Record<Locale, Words> = {
  en: {
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
  fr: {
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
}
