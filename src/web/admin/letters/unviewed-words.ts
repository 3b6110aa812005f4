import type { MailState } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatNumber } from '../../ui/numbers.ts'

type Words = {
  title: string
  lead: string
  none: string
  noneSuch: string
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
  anyMail: string
  mailFilters: Record<'arrived' | 'not_arrived', string>
  setting: string
  settingText: string
  days: string
  daysHint: string
  daysWrong: string
  save: string
  saved: string
}

/** What was paid and never looked at. */
export const unviewedWords: Record<Locale, Words> = {
  en: {
    title: 'Paid, never looked at',
    lead: 'Keys that were delivered and that nobody has opened. Often a letter went astray; a dispute begins like this.',
    none: 'Every delivered order was looked at.',
    noneSuch: 'There is no such order.',
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
    anyMail: 'Any',
    mailFilters: { arrived: 'Was taken', not_arrived: 'Did not arrive' },
    setting: 'The reminder',
    settingText:
      'One letter, once for each order placed since it was switched on. None goes to whoever has opened a key, has their money back, objects, or whose address does not work.',
    days: 'Days after delivery',
    daysHint: 'From 1 to 365; empty: no reminder is written.',
    daysWrong: 'Please write a number from 1 to 365, or nothing.',
    save: 'Save',
    saved: 'Saved.',
  },
  fr: {
    title: 'Payées, jamais regardées',
    lead: 'Des clés livrées que personne n’a ouvertes. Souvent, un message s’est égaré\u202f; un litige commence ainsi.',
    none: 'Toutes les commandes livrées ont été regardées.',
    noneSuch: 'Il n’y a pas de telle commande.',
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
    anyMail: 'Tous',
    mailFilters: { arrived: 'Accepté', not_arrived: 'Non arrivé' },
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
