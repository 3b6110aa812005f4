import type { LedgerStep } from '../../../domains/keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  search: string
  searchLead: string
  text: string
  textHint: string
  find: string
  byEnd: string
  found: Record<'whole' | 'tail', (count: number) => string>
  nothing: Record<'whole' | 'tail', string>
  refusals: Record<'empty' | 'too_many', string>
  key: string
  product: string
  state: string
  order: string
  batch: string
  gone: string
  ledger: string
  expires: string
  reference: string
  isImage: string
  yes: string
  verdicts: Record<'whole' | 'broken' | 'contradicts', string>
  custody: string
  steps: Record<LedgerStep['kind'], string>
  actors: Record<LedgerStep['actorKind'], string>
  forOrder(number: string): string
  breaks: string
  proof: string
  history: string
  actions: Record<string, string>
  reason: string
  reasonHint: string
  takeOut: string
  takeOutHint: string
  takeOutButton: string
  putBack: string
  putBackHint: string
  putBackButton: string
  exported: string
  look: string
  lookHint: string
  lookButton: string
  seen: string
  seenHint: string
  news: Record<'out' | 'back', string>
  acts: Record<
    'reason_missing' | 'not_in_stock' | 'batch_is_out' | 'exported' | 'still_sealed' | 'too_many',
    string
  >
}

export const keyWords: Record<Locale, Words> = {
  en: {
    search: 'Find a key',
    searchLead:
      'By the whole key, or by its last five characters, as a customer reads them out. What you type is compared as a keyed fingerprint; it is stored nowhere, and no key is shown. That you looked is kept in the history.',
    text: 'Key, or its last five characters',
    textHint: 'Dashes, blanks and small letters do not matter.',
    find: 'Find',
    byEnd: 'Look for a key that ends like this',
    found: {
      whole: () => 'This key is known.',
      tail: (count) =>
        count === 1 ? '1 key ends like this.' : `${count} keys end like this, the newest first.`,
    },
    nothing: {
      whole: 'This key was never in the shop. Is it typed right?',
      tail: 'No key ends like this. Images of keys have no end that could be read out.',
    },
    refusals: {
      empty: 'Five characters at least.',
      too_many: 'That was a lot for one day. Go on tomorrow, or ask a colleague.',
    },
    key: 'Key',
    product: 'Product',
    state: 'State',
    order: 'Order',
    batch: 'Batch',
    gone: 'left the shop',
    ledger: 'Custody of a key',
    expires: 'Last day of sale',
    reference: 'Reference of the supplier',
    isImage: 'Image',
    yes: 'yes',
    verdicts: {
      whole: 'The chain was computed anew: it is whole, and the key is where it says.',
      broken: 'The chain does not hold: an entry was changed, or is missing.',
      contradicts: 'The chain holds, but the key is not where its last entry says.',
    },
    custody: 'Where it has been',
    steps: {
      imported: 'Imported',
      reserved: 'Reserved',
      released: 'Back for sale',
      assigned: 'Sold, sealed',
      revealed: 'Opened by its buyer',
      viewed: 'Looked at by staff',
      replaced: 'Replaced by another',
      revoked: 'Revoked',
      quarantined: 'Put into quarantine',
      undone: 'Taken out with its import',
    },
    actors: {
      customer: 'its customer',
      recipient: 'who it was given to',
      staff: 'staff',
      system: 'the shop',
    },
    forOrder: (number) => `order ${number}`,
    breaks: 'the chain breaks here',
    proof: 'Fingerprint of the entry',
    history: 'Acts of the staff',
    actions: {
      'key.viewed': 'Looked at',
      'key.quarantined': 'Put into quarantine',
      'key.cleared': 'Put back for sale',
    },
    reason: 'Reason',
    reasonHint: 'It is kept in the history. No names of customers.',
    takeOut: 'Put it into quarantine',
    takeOutHint: 'It is not sold until you put it back.',
    takeOutButton: 'Take it out',
    putBack: 'Put it back for sale',
    putBackHint: 'It may be sold from this moment on.',
    putBackButton: 'Put it back',
    exported: 'It left the shop in a file, and is never sold again.',
    look: 'Look at the key',
    lookHint:
      'Only a key that its buyer has opened. It is shown once, here; that you saw it, and when, stands in its custody for good.',
    lookButton: 'Show the key',
    seen: 'The key',
    seenHint: 'It is gone when you leave this page.',
    news: { out: 'It is in quarantine.', back: 'It is for sale again.' },
    acts: {
      reason_missing: 'Say why, in a few words.',
      not_in_stock: 'It has moved meanwhile: look again.',
      batch_is_out: 'Its whole batch is taken out: put the batch back.',
      exported: 'It was exported: it is never sold again.',
      still_sealed: 'Nobody may see a key that its buyer has not opened, or that may still be sold.',
      too_many: 'That was a lot for one day. Go on tomorrow, or ask a colleague.',
    },
  },
  fr: {
    search: 'Trouver une clé',
    searchLead:
      'Par la clé entière, ou par ses cinq derniers caractères, comme un client les lit. Ce que vous tapez est comparé comme empreinte à secret\u202f; cela n’est enregistré nulle part, et aucune clé n’est montrée. Que vous avez cherché reste dans l’historique.',
    text: 'Clé, ou ses cinq derniers caractères',
    textHint: 'Tirets, espaces et minuscules ne comptent pas.',
    find: 'Trouver',
    byEnd: 'Chercher une clé qui finit ainsi',
    found: {
      whole: () => 'Cette clé est connue.',
      tail: (count) =>
        count === 1 ? '1 clé finit ainsi.' : `${count} clés finissent ainsi, la plus récente d’abord.`,
    },
    nothing: {
      whole: 'Cette clé n’a jamais été dans la boutique. Est-elle bien tapée\u202f?',
      tail: 'Aucune clé ne finit ainsi. Les images de clés n’ont pas de fin qu’on puisse lire.',
    },
    refusals: {
      empty: 'Cinq caractères au moins.',
      too_many: 'C’était beaucoup pour un jour. Continuez demain, ou demandez à un collègue.',
    },
    key: 'Clé',
    product: 'Produit',
    state: 'État',
    order: 'Commande',
    batch: 'Lot',
    gone: 'a quitté la boutique',
    ledger: 'Garde d’une clé',
    expires: 'Dernier jour de vente',
    reference: 'Référence du fournisseur',
    isImage: 'Image',
    yes: 'oui',
    verdicts: {
      whole: 'La chaîne a été recalculée\u00a0: elle est entière, et la clé est où elle le dit.',
      broken: 'La chaîne ne tient pas\u00a0: une entrée a été changée, ou manque.',
      contradicts: 'La chaîne tient, mais la clé n’est pas où sa dernière entrée le dit.',
    },
    custody: 'Où elle a été',
    steps: {
      imported: 'Importée',
      reserved: 'Réservée',
      released: 'De nouveau en vente',
      assigned: 'Vendue, scellée',
      revealed: 'Ouverte par son acheteur',
      viewed: 'Regardée par l’équipe',
      replaced: 'Remplacée par une autre',
      revoked: 'Révoquée',
      quarantined: 'Mise en quarantaine',
      undone: 'Retirée avec son import',
    },
    actors: {
      customer: 'son client',
      recipient: 'à qui elle a été offerte',
      staff: 'l’équipe',
      system: 'la boutique',
    },
    forOrder: (number) => `commande ${number}`,
    breaks: 'la chaîne casse ici',
    proof: 'Empreinte de l’entrée',
    history: 'Actes de l’équipe',
    actions: {
      'key.viewed': 'Regardée',
      'key.quarantined': 'Mise en quarantaine',
      'key.cleared': 'Remise en vente',
    },
    reason: 'Raison',
    reasonHint: 'Elle est gardée dans l’historique. Pas de noms de clients.',
    takeOut: 'La mettre en quarantaine',
    takeOutHint: 'Elle n’est pas vendue avant que vous la remettiez.',
    takeOutButton: 'La retirer',
    putBack: 'La remettre en vente',
    putBackHint: 'Elle peut être vendue dès cet instant.',
    putBackButton: 'La remettre',
    exported: 'Elle a quitté la boutique dans un fichier, et n’est plus jamais vendue.',
    look: 'Regarder la clé',
    lookHint:
      'Seulement une clé que son acheteur a ouverte. Elle est montrée une fois, ici\u202f; que vous l’avez vue, et quand, reste dans sa garde pour toujours.',
    lookButton: 'Montrer la clé',
    seen: 'La clé',
    seenHint: 'Elle disparaît quand vous quittez cette page.',
    news: { out: 'Elle est en quarantaine.', back: 'Elle est de nouveau en vente.' },
    acts: {
      reason_missing: 'Dites pourquoi, en quelques mots.',
      not_in_stock: 'Elle a bougé entre-temps\u00a0: regardez de nouveau.',
      batch_is_out: 'Tout son lot est retiré\u00a0: remettez le lot.',
      exported: 'Elle a été exportée\u00a0: elle n’est plus jamais vendue.',
      still_sealed:
        'Personne ne peut voir une clé que son acheteur n’a pas ouverte, ou qui peut encore être vendue.',
      too_many: 'C’était beaucoup pour un jour. Continuez demain, ou demandez à un collègue.',
    },
  },
}
