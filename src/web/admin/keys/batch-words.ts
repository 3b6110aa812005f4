import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  search: string
  searchHint: string
  state: string
  states: Record<'all' | 'in' | 'out', string>
  none: string
  noneLead: string
  nothing: string
  toImport: string
  toHealth: string
  batch: string
  product: string
  supplier: string
  invoice: string
  imported: string
  expires: string
  never: string
  cost: string
  currency: string
  keys: string
  free: string
  reserved: string
  sold: string
  quarantined: string
  expired: string
  bad: string
  out: string
  demo: string
  unknown: string
  counts: string
  edit: string
  editHint: string
  expiryHint: string
  dayHint: string
  save: string
  reason: string
  reasonHint: string
  takeOut: string
  takeOutHint: string
  takeOutButton: string
  putBack: string
  putBackHint: string
  putBackButton: string
  undo: string
  undoHint: string
  undoButton: string
  export: string
  exportHint: string
  exportButton: string
  holders: string
  holdersHint: string
  holdersLink: string
  history: string
  actions: Record<string, string>
  news: Record<'edited' | 'moved' | 'undone' | 'asked', string>
  refusals: Record<
    'reason_missing' | 'not_out' | 'changed_meanwhile' | 'cost_wrong' | 'expiry_wrong' | 'too_long' | 'wrong',
    string
  >
  inUse(keys: string): string
}

export const batchWords: Record<Locale, Words> = {
  en: {
    title: 'Batches of keys',
    lead: 'Every import is a batch: where its keys came from, what they cost, and what became of them.',
    search: 'Find',
    searchHint: 'Product, supplier, file, invoice or id',
    state: 'In the shop',
    states: { all: 'All', in: 'For sale', out: 'Taken out' },
    none: 'No keys yet',
    noneLead: 'Bring the first batch in: a file, or a list that you paste.',
    nothing: 'No batch is like that.',
    toImport: 'Import keys',
    toHealth: 'Batches that fail, and what suppliers owe',
    batch: 'Batch',
    product: 'Product',
    supplier: 'Supplier',
    invoice: 'Invoice',
    imported: 'Imported',
    expires: 'Last day of sale',
    never: 'none',
    cost: 'Unit cost',
    currency: 'Currency',
    keys: 'Keys',
    free: 'Unsold',
    reserved: 'Reserved',
    sold: 'Sold',
    quarantined: 'Quarantined',
    expired: 'Expired',
    bad: 'Bad',
    out: 'taken out',
    demo: 'demo',
    unknown: '–',
    counts: 'Where its keys are',
    edit: 'What is known of the purchase',
    editHint: 'A changed cost counts in every figure of the books that is made from now on.',
    expiryHint:
      'Like 2027-12-31; empty for none. It moves the keys that are unsold and had the day of the batch.',
    dayHint: 'Like 2027-12-31; empty for none. A table may have a day for each key.',
    save: 'Save',
    reason: 'Reason',
    reasonHint: 'It is kept in the history. No names of customers.',
    takeOut: 'Take it out of the shop',
    takeOutHint:
      'Unsold keys go into quarantine, and those that buyers give back follow. What is sold stays with its buyers.',
    takeOutButton: 'Take the rest out',
    putBack: 'Put it back into the shop',
    putBackHint:
      'The keys in quarantine are for sale again, from this moment; those that were exported never are. A recall that is under way ends.',
    putBackButton: 'Put the keys back',
    undo: 'Undo the import',
    undoHint:
      'While no key is sold or reserved, all of them can leave as if they had never come. The same file may be imported anew.',
    undoButton: 'Undo the import',
    export: 'Export the unsold keys',
    exportHint:
      'Somebody else has to agree within a day. The keys then leave the shop when the file is taken, and are never sold again.',
    exportButton: 'Ask for the export',
    holders: 'Recall',
    holdersHint: 'Who holds keys of this batch, and what can be done for them.',
    holdersLink: 'Who holds its keys',
    history: 'History',
    actions: {
      'keys.imported': 'Imported',
      'key_batch.edited': 'Facts of the purchase changed',
      'key_batch.quarantined': 'Taken out of the shop',
      'key_batch.cleared': 'Put back into the shop',
      'key_batch.recalled': 'Recalled from its buyers',
    },
    news: {
      edited: 'Saved.',
      moved: 'Done: the stock is counted anew.',
      undone: 'The import is undone. Nothing of it is left in the shop.',
      asked: 'Asked. Somebody else has to agree within a day.',
    },
    refusals: {
      reason_missing: 'Say why, in a few words.',
      not_out: 'This batch is in the shop already: nothing was changed.',
      changed_meanwhile: 'Somebody else changed it meanwhile: look again. What you typed stands below.',
      cost_wrong: 'An amount like 4.20 is wanted.',
      expiry_wrong: 'A day like 2027-12-31 is wanted.',
      too_long: 'That is too long.',
      wrong: 'Nothing was changed: something below is not right.',
    },
    inUse: (keys) => `The import cannot be undone any more: ${keys}. Take the rest out instead.`,
  },
  fr: {
    title: 'Lots de clés',
    lead: 'Chaque import est un lot\u00a0: d’où viennent ses clés, ce qu’elles ont coûté et ce qu’elles sont devenues.',
    search: 'Chercher',
    searchHint: 'Produit, fournisseur, fichier, facture ou identifiant',
    state: 'En boutique',
    states: { all: 'Tous', in: 'En vente', out: 'Retirés' },
    none: 'Pas encore de clés',
    noneLead: 'Apportez le premier lot\u00a0: un fichier, ou une liste que vous collez.',
    nothing: 'Aucun lot n’est ainsi.',
    toImport: 'Importer des clés',
    toHealth: 'Les lots qui échouent, et ce que doivent les fournisseurs',
    batch: 'Lot',
    product: 'Produit',
    supplier: 'Fournisseur',
    invoice: 'Facture',
    imported: 'Importé le',
    expires: 'Dernier jour de vente',
    never: 'aucun',
    cost: 'Coût unitaire',
    currency: 'Devise',
    keys: 'Clés',
    free: 'Invendues',
    reserved: 'Réservées',
    sold: 'Vendues',
    quarantined: 'En quarantaine',
    expired: 'Expirées',
    bad: 'Mauvaises',
    out: 'retiré',
    demo: 'démo',
    unknown: '–',
    counts: 'Où sont ses clés',
    edit: 'Ce qu’on sait de l’achat',
    editHint: 'Un coût changé compte dans tout chiffre des comptes établi à partir de maintenant.',
    expiryHint:
      'Comme 2027-12-31\u202f; vide pour aucun. Il déplace les clés invendues qui avaient le jour du lot.',
    dayHint: 'Comme 2027-12-31\u202f; vide pour aucun. Un tableau peut avoir un jour par clé.',
    save: 'Enregistrer',
    reason: 'Raison',
    reasonHint: 'Elle est gardée dans l’historique. Pas de noms de clients.',
    takeOut: 'Le retirer de la boutique',
    takeOutHint:
      'Les clés invendues vont en quarantaine, et celles que des acheteurs rendent suivent. Ce qui est vendu reste chez ses acheteurs.',
    takeOutButton: 'Retirer le reste',
    putBack: 'Le remettre en boutique',
    putBackHint:
      'Les clés en quarantaine sont de nouveau en vente, dès cet instant\u202f; celles qui ont été exportées ne le sont jamais. Un rappel en cours se termine.',
    putBackButton: 'Remettre les clés',
    undo: 'Annuler l’import',
    undoHint:
      'Tant qu’aucune clé n’est vendue ou réservée, toutes peuvent partir comme si elles n’étaient jamais venues. Le même fichier peut être importé de nouveau.',
    undoButton: 'Annuler l’import',
    export: 'Exporter les clés invendues',
    exportHint:
      'Quelqu’un d’autre doit donner son accord dans la journée. Les clés quittent alors la boutique quand le fichier est pris, et ne sont plus jamais vendues.',
    exportButton: 'Demander l’export',
    holders: 'Rappel',
    holdersHint: 'Qui détient des clés de ce lot, et ce qui peut être fait pour eux.',
    holdersLink: 'Qui détient ses clés',
    history: 'Historique',
    actions: {
      'keys.imported': 'Importé',
      'key_batch.edited': 'Données de l’achat changées',
      'key_batch.quarantined': 'Retiré de la boutique',
      'key_batch.cleared': 'Remis en boutique',
      'key_batch.recalled': 'Rappelé auprès de ses acheteurs',
    },
    news: {
      edited: 'Enregistré.',
      moved: 'Fait\u00a0: le stock est recompté.',
      undone: 'L’import est annulé. Il n’en reste rien dans la boutique.',
      asked: 'Demandé. Quelqu’un d’autre doit donner son accord dans la journée.',
    },
    refusals: {
      reason_missing: 'Dites pourquoi, en quelques mots.',
      not_out: 'Ce lot est déjà en boutique\u00a0: rien n’a été changé.',
      changed_meanwhile:
        'Quelqu’un d’autre l’a changé entre-temps\u00a0: regardez de nouveau. Ce que vous avez tapé est ci-dessous.',
      cost_wrong: 'Il faut un montant comme 4.20.',
      expiry_wrong: 'Il faut un jour comme 2027-12-31.',
      too_long: 'C’est trop long.',
      wrong: 'Rien n’a été changé\u00a0: quelque chose ci-dessous ne va pas.',
    },
    inUse: (keys) => `L’import ne peut plus être annulé\u00a0: ${keys}. Retirez plutôt le reste.`,
  },
}

/** What the states of keys are called. */
export const keyStateWords: Record<Locale, Record<string, string>> = {
  en: {
    available: 'for sale',
    reserved: 'reserved',
    assigned: 'sold, sealed',
    revealed: 'sold, opened',
    revoked: 'revoked',
    replaced: 'replaced',
    quarantined: 'in quarantine',
  },
  fr: {
    available: 'en vente',
    reserved: 'réservée',
    assigned: 'vendue, scellée',
    revealed: 'vendue, ouverte',
    revoked: 'révoquée',
    replaced: 'remplacée',
    quarantined: 'en quarantaine',
  },
}
