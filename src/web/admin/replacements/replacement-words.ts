import type { ComplaintState, Problem, Reason } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { SettingNumber } from './setting-form.ts'

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
  batchesLead: string
  noBatches: string
  supplier: string
  failed: string
  left: string
  atLeast: string
  sick: string
  healthy: string
  act: string
  takeOut: string
  putBack: string
  claimRest: string
  claims: string
  claimsLead: string
  claimsOfBatches: string
  keys: string
  cost: string
  allCredited: string
  allRefused: string
  claimsFile: string
  noClaims: string
  credited: string
  refused: string
  claimed: string
  rules: string
  rulesLead(version: number): string
  numbers: Record<SettingNumber, { label: string; hint: string }>
  save: string
  news: Record<'replaced' | 'closed' | 'moved' | 'claimed' | 'settled' | 'saved', string>
  refusals: Record<
    | 'decided_already'
    | 'none_in_stock'
    | 'held'
    | 'note_missing'
    | 'number_wrong'
    | 'changed_meanwhile'
    | 'not_out'
    | 'not_found',
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
    batchesLead:
      'The share is what fails at least, with 97.5 % certainty: of few keys it says little. Taking the rest out stops the sale of this batch until you put it back.',
    noBatches: 'No batch has been imported yet.',
    supplier: 'Supplier',
    failed: 'Failed',
    left: 'Left',
    atLeast: 'At least',
    sick: 'fails too often',
    healthy: 'within chance',
    act: 'To do',
    takeOut: 'Take the rest out',
    putBack: 'Put it back',
    claimRest: 'Claim the rest',
    claims: 'What suppliers owe',
    claimsLead:
      'Bad keys, keys that were called back, and what is left of batches that are out of the shop. What is credited stands in the books the next morning, at what the keys cost; a key that was still in the shop is then never sold. The file names keys by their id, and no customer.',
    claimsOfBatches: 'Claims by batch',
    keys: 'Keys',
    cost: 'At cost',
    allCredited: 'All credited',
    allRefused: 'All refused',
    claimsFile: 'Download as CSV',
    noClaims: 'Nothing is owed.',
    credited: 'Credited',
    refused: 'Refused',
    claimed: 'Claimed',
    rules: 'The rules’ numbers',
    rulesLead: (version) =>
      `Version ${version}. A change counts from now on; what was decided before keeps its version.`,
    numbers: {
      warrantyDays: {
        label: 'Days of warranty',
        hint: 'So long after delivery a key is replaced without you.',
      },
      mailboxMax: {
        label: 'Replacements for one mailbox',
        hint: 'More within the days below are for a human.',
      },
      mailboxDays: { label: 'Within so many days', hint: '' },
      unitMax: { label: 'Replacements for one unit', hint: 'One more is for a human.' },
      sickShareBasisPoints: {
        label: 'Share of a batch that may fail, in hundredths of a percent',
        hint: '200 is 2 %. Above it there is an alarm.',
      },
      sickKeysMin: { label: 'Keys that have to fail at least', hint: '' },
    },
    save: 'Set anew',
    news: {
      replaced: 'Replaced. The customer has it.',
      closed: 'Closed.',
      moved: 'Done: the stock is counted anew.',
      settled: 'Noted.',
      claimed: 'Claimed: the supplier owes the rest of the batch.',
      saved: 'Set. It counts from now on.',
    },
    refusals: {
      decided_already: 'This was settled meanwhile.',
      none_in_stock: 'There is no other key of this product in stock.',
      held: 'While a bank doubts the payment no key leaves.',
      note_missing: 'Say in a few words what was done.',
      number_wrong: 'A number is missing or out of bounds.',
      changed_meanwhile: 'Somebody else set them meanwhile: look again.',
      not_out: 'This batch is in the shop already: nothing was changed.',
      not_found: 'There is no such batch.',
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
    batchesLead:
      'La part est ce qui échoue au moins, avec 97,5\u202f% de certitude\u00a0: sur peu de clés elle dit peu. Retirer le reste arrête la vente de ce lot jusqu’à ce que vous le remettiez.',
    noBatches: 'Aucun lot n’a encore été importé.',
    supplier: 'Fournisseur',
    failed: 'Échecs',
    left: 'Reste',
    atLeast: 'Au moins',
    sick: 'échoue trop souvent',
    healthy: 'dans le hasard',
    act: 'À faire',
    takeOut: 'Retirer le reste',
    putBack: 'Remettre',
    claimRest: 'Réclamer le reste',
    claims: 'Ce que doivent les fournisseurs',
    claimsLead:
      'Les mauvaises clés, les clés rappelées, et ce qui reste des lots retirés de la boutique. Ce qui est crédité figure dès le lendemain dans la comptabilité, à ce que les clés ont coûté\u202f; une clé qui était encore en boutique n’est alors plus jamais vendue. Le fichier nomme les clés par leur identifiant, et aucun client.',
    claimsOfBatches: 'Réclamations par lot',
    keys: 'Clés',
    cost: 'Au coût d’achat',
    allCredited: 'Toutes créditées',
    allRefused: 'Toutes refusées',
    claimsFile: 'Télécharger en CSV',
    noClaims: 'Rien n’est dû.',
    credited: 'Créditée',
    refused: 'Refusée',
    claimed: 'Réclamée le',
    rules: 'Les nombres des règles',
    rulesLead: (version) =>
      `Version ${version}. Un changement compte dès maintenant\u202f; ce qui a été décidé avant garde sa version.`,
    numbers: {
      warrantyDays: {
        label: 'Jours de garantie',
        hint: 'Si longtemps après la livraison, une clé est remplacée sans vous.',
      },
      mailboxMax: {
        label: 'Remplacements pour une boîte',
        hint: 'Davantage dans les jours ci-dessous est pour un humain.',
      },
      mailboxDays: { label: 'En tant de jours', hint: '' },
      unitMax: { label: 'Remplacements pour une unité', hint: 'Un de plus est pour un humain.' },
      sickShareBasisPoints: {
        label: 'Part d’un lot qui peut échouer, en centièmes de pour cent',
        hint: '200 font 2\u202f%. Au-dessus, il y a une alarme.',
      },
      sickKeysMin: { label: 'Clés qui doivent échouer au moins', hint: '' },
    },
    save: 'Fixer',
    news: {
      replaced: 'Remplacée. Le client l’a.',
      closed: 'Close.',
      moved: 'Fait\u00a0: le stock est recompté.',
      settled: 'C’est noté.',
      claimed: 'Réclamé\u00a0: le fournisseur doit le reste du lot.',
      saved: 'Fixé. Cela compte dès maintenant.',
    },
    refusals: {
      decided_already: 'Cela a été réglé entre-temps.',
      none_in_stock: 'Il n’y a pas d’autre clé de ce produit en stock.',
      held: 'Tant qu’une banque doute du paiement, aucune clé ne part.',
      note_missing: 'Dites en quelques mots ce qui a été fait.',
      number_wrong: 'Un nombre manque ou dépasse les bornes.',
      changed_meanwhile: 'Quelqu’un d’autre les a fixés entre-temps\u00a0: regardez de nouveau.',
      not_out: 'Ce lot est déjà en boutique\u00a0: rien n’a été changé.',
      not_found: 'Il n’y a pas de tel lot.',
    },
  },
}
