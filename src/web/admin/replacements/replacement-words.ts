import type { ComplaintState, Problem, Reason } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  work(count: number, since: string): string
  show: Record<'open' | 'all', string>
  none: string
  noneOpen: string
  order: string
  made: string
  said: string
  state: string
  states: Record<ComplaintState, string>
  problems: Record<Problem, string>
  reasons: Record<Reason, string>
  why: string
  nothingAgainst: string
  words: string
  facts: string
  daysSinceDelivery: string
  replacedOfUnit: string
  replacedOfMailbox: string
  batch: string
  batchRecord(failed: number, opened: number): string
  key: string
  open: string
  openOrder: string
  openTicket: string
  replace: string
  replaceHint: string
  replaceButton: string
  refundHint: string
  close: string
  closeHint: string
  note: string
  closeButton: string
  batches: string
  news: Record<'replaced' | 'closed' | 'moved' | 'settled' | 'saved', string>
  refusals: Record<
    'decided_already' | 'none_in_stock' | 'held' | 'note_missing' | 'number_wrong' | 'changed_meanwhile',
    string
  >
}

export const replacementDeskWords: Record<Locale, Words> = {
  en: {
    title: 'Keys that do not work',
    lead: 'Within the rules a bad key is replaced at once, without you. What a rule spoke against waits here, with everything that was looked at.',
    work: (count, since) =>
      count === 1
        ? `A key that does not work waits for an answer, since ${since}`
        : `${count} keys that do not work wait for an answer, the first since ${since}`,
    show: { open: 'Open', all: 'All' },
    none: 'Nobody has complained about a key yet.',
    noneOpen: 'Nothing to do.',
    order: 'Order',
    made: 'Since',
    said: 'The platform says',
    state: 'State',
    states: {
      replaced: 'replaced',
      choosing: 'none in stock, the customer chooses',
      waiting: 'waits for stock',
      refunded: 'paid back',
      staff: 'needs an answer',
      closed: 'closed',
    },
    problems: {
      already_used: 'Used before',
      not_accepted: 'Not accepted',
      wrong_region: 'Wrong region',
      already_owned: 'Owned already',
      platform_down: 'Platform down',
      other: 'Something else',
    },
    reasons: {
      problem: 'Another key would not help',
      warranty: 'The days of the warranty are over',
      unit: 'This one was replaced before',
      mailbox: 'This mailbox had several replaced lately',
      held: 'A bank doubts the payment, or somebody looks at it',
    },
    why: 'What spoke against it',
    nothingAgainst: 'Nothing',
    words: 'What the customer wrote',
    facts: 'What was looked at',
    daysSinceDelivery: 'Days since delivery',
    replacedOfUnit: 'Replaced before, of this unit',
    replacedOfMailbox: 'Replaced lately, of this mailbox',
    batch: 'Batch',
    batchRecord: (failed, opened) => `${failed} of ${opened} opened keys failed for others`,
    key: 'Key',
    open: 'Open',
    openOrder: 'Open the order',
    openTicket: 'Open the ticket',
    replace: 'Replace the key',
    replaceHint:
      'The bad key is blocked for good, the supplier owes one, and another goes to the customer at once, by e-mail too.',
    replaceButton: 'Replace it',
    refundHint: 'To pay back instead, open the order; then close this with a word.',
    close: 'Close without a key',
    closeHint: 'What was done, in a sentence.',
    note: 'What was done',
    closeButton: 'Close',
    batches: 'Batches that fail',
    news: {
      replaced: 'Replaced. The customer has it.',
      closed: 'Closed.',
      moved: 'Done: the stock is counted anew.',
      settled: 'Noted.',
      saved: 'Set. It counts from now on.',
    },
    refusals: {
      decided_already: 'This was settled meanwhile.',
      none_in_stock: 'There is no other key of this product in stock.',
      held: 'While a bank doubts the payment no key leaves.',
      note_missing: 'Say in a few words what was done.',
      number_wrong: 'A number is missing or out of bounds.',
      changed_meanwhile: 'Somebody else set them meanwhile: look again.',
    },
  },
  fr: {
    title: 'Clés qui ne marchent pas',
    lead: 'Dans les règles, une mauvaise clé est remplacée aussitôt, sans vous. Ce à quoi une règle s’opposait attend ici, avec tout ce qui a été regardé.',
    work: (count, since) =>
      count === 1
        ? `Une clé qui ne marche pas attend une réponse, depuis le ${since}`
        : `${count} clés qui ne marchent pas attendent une réponse, la première depuis le ${since}`,
    show: { open: 'Ouvertes', all: 'Toutes' },
    none: 'Personne ne s’est encore plaint d’une clé.',
    noneOpen: 'Rien à faire.',
    order: 'Commande',
    made: 'Depuis',
    said: 'La plateforme dit',
    state: 'État',
    states: {
      replaced: 'remplacée',
      choosing: 'rien en stock, le client choisit',
      waiting: 'attend le stock',
      refunded: 'remboursée',
      staff: 'attend une réponse',
      closed: 'close',
    },
    problems: {
      already_used: 'Déjà utilisée',
      not_accepted: 'Refusée',
      wrong_region: 'Mauvaise région',
      already_owned: 'Déjà possédé',
      platform_down: 'Plateforme en panne',
      other: 'Autre chose',
    },
    reasons: {
      problem: 'Une autre clé n’aiderait pas',
      warranty: 'Les jours de garantie sont passés',
      unit: 'Celle-ci a déjà été remplacée',
      mailbox: 'Plusieurs remplacées récemment pour cette boîte',
      held: 'Une banque doute du paiement, ou quelqu’un l’examine',
    },
    why: 'Ce qui s’y opposait',
    nothingAgainst: 'Rien',
    words: 'Ce que le client a écrit',
    facts: 'Ce qui a été regardé',
    daysSinceDelivery: 'Jours depuis la livraison',
    replacedOfUnit: 'Déjà remplacée, cette unité',
    replacedOfMailbox: 'Remplacées récemment, cette boîte',
    batch: 'Lot',
    batchRecord: (failed, opened) => `${failed} clés sur ${opened} ouvertes ont échoué chez d’autres`,
    key: 'Clé',
    open: 'Ouvrir',
    openOrder: 'Ouvrir la commande',
    openTicket: 'Ouvrir le ticket',
    replace: 'Remplacer la clé',
    replaceHint:
      'La mauvaise clé est bloquée pour toujours, le fournisseur en doit une, et une autre part aussitôt au client, par e-mail aussi.',
    replaceButton: 'Remplacer',
    refundHint: 'Pour rembourser plutôt, ouvrez la commande\u202f; puis fermez ceci d’un mot.',
    close: 'Clore sans clé',
    closeHint: 'Ce qui a été fait, en une phrase.',
    note: 'Ce qui a été fait',
    closeButton: 'Clore',
    batches: 'Lots qui échouent',
    news: {
      replaced: 'Remplacée. Le client l’a.',
      closed: 'Close.',
      moved: 'Fait\u00a0: le stock est recompté.',
      settled: 'C’est noté.',
      saved: 'Fixé. Cela compte dès maintenant.',
    },
    refusals: {
      decided_already: 'Cela a été réglé entre-temps.',
      none_in_stock: 'Il n’y a pas d’autre clé de ce produit en stock.',
      held: 'Tant qu’une banque doute du paiement, aucune clé ne part.',
      note_missing: 'Dites en quelques mots ce qui a été fait.',
      number_wrong: 'Un nombre manque ou dépasse les bornes.',
      changed_meanwhile: 'Quelqu’un d’autre les a fixés entre-temps\u00a0: regardez de nouveau.',
    },
  },
}
