import type { MailKind } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

/** What the pages about letters say alike. */
type Words = {
  show: Record<'open' | 'all', string>
  work: { cameBack(count: number): string; claims(count: number): string }
  kinds: Record<MailKind, string>
  order: string
  noOrder: string
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
    address_changed: 'Address changed',
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
  order: 'Order',
  noOrder: 'about no order',
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
    address_changed: 'Adresse changée',
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
  order: 'Commande',
  noOrder: 'sans commande',
}

export const letterDeskWords: Record<Locale, Words> = { en, fr }
