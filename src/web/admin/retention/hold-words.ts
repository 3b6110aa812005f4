import type { Locale } from '../../../shared/locale.ts'

type Words = {
  /** How many are open. */
  are(count: number): string
  held: string
  kinds: Record<'account' | 'order', string>
  anyKind: string
  anyGround: string
  search: string
  searchHint: string
  show: Record<'label' | 'open' | 'ended' | 'all', string>
  placed: string
  ended: string
  act: string
  none: Record<'open' | 'ended' | 'all', string>
  noneSuch: string
}

export const holdWords: Record<Locale, Words> = {
  en: {
    are: (count) => (count === 0 ? 'None is open' : count === 1 ? 'One is open' : `${count} are open`),
    held: 'Held',
    kinds: { account: 'Accounts', order: 'Orders' },
    anyKind: 'Accounts and orders',
    anyGround: 'Any ground',
    search: 'Order or case',
    searchHint: 'The number of an order, or a part of that of a case.',
    show: { label: 'Show', open: 'Open', ended: 'Ended', all: 'All' },
    placed: 'Since',
    ended: 'Ended',
    act: 'To do',
    none: {
      open: 'Nothing is held.',
      ended: 'No hold has ended yet.',
      all: 'Nothing was ever held.',
    },
    noneSuch: 'No hold is like that.',
  },
  fr: {
    are: (count) => (count === 0 ? 'Aucun en cours' : `${count} en cours`),
    held: 'Gelé',
    kinds: { account: 'Comptes', order: 'Commandes' },
    anyKind: 'Comptes et commandes',
    anyGround: 'Tous les motifs',
    search: 'Commande ou dossier',
    searchHint: 'Le numéro d’une commande, ou une partie de celui d’un dossier.',
    show: { label: 'Montrer', open: 'En cours', ended: 'Levés', all: 'Tous' },
    placed: 'Depuis',
    ended: 'Levé le',
    act: 'À faire',
    none: {
      open: 'Rien n’est gelé.',
      ended: 'Aucun gel n’est encore levé.',
      all: 'Rien n’a jamais été gelé.',
    },
    noneSuch: 'Aucun gel ne correspond.',
  },
}
