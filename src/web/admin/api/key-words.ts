import type { KeyStanding, Scope } from '../../../domains/api-keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type ApiKeyWords = {
  title: string
  lead: string
  reference: string
  add: string
  none: string
  nothing: string
  filters: { text: string; standing: string; all: string }
  head: Record<'name' | 'key' | 'scopes' | 'used' | 'expires' | 'standing', string>
  never: string
  standings: Record<KeyStanding, string>
  newTitle: string
  fields: { name: string; nameHint: string; scopes: string; scopesHint: string; life: string }
  days(count: number): string
  scopes: Record<Scope, string>
  make: string
  wrong: { title: string; name: string; scopes: string; life: string }
  madeTitle: string
  made: string
  copied: string
  facts: Record<'key' | 'scopes' | 'made' | 'used' | 'expires' | 'revoked', string>
  revokeTitle: string
  revokeLead: string
  reason: string
  reasonHint: string
  reasonMissing: string
  revoke: string
  revoked: string
  file: readonly string[]
}

export const apiKeyWords: Record<Locale, ApiKeyWords> = {
  en: {
    title: 'API keys',
    lead: 'For programs that work with the shop. Each has a key of its own, with nothing more than it needs.',
    reference: 'What can be done with them',
    add: 'Make a key',
    none: 'There is no key yet. A program gets one of its own, so that it can be ended without the others.',
    nothing: 'No key is like that.',
    filters: { text: 'Name or beginning of the key', standing: 'State', all: 'All' },
    head: { name: 'Name', key: 'Key', scopes: 'May', used: 'Last used', expires: 'Ends', standing: 'State' },
    never: 'never',
    standings: { working: 'works', expired: 'run out', revoked: 'revoked' },
    newTitle: 'Make an API key',
    fields: {
      name: 'Name',
      nameHint: 'Which program it is for. It stands in the list and in the history.',
      scopes: 'What it may do',
      scopesHint: 'As little as the program needs. It cannot be changed later; make another key instead.',
      life: 'How long it lives',
    },
    days: (count) => (count === 365 ? 'a year' : `${count} days`),
    scopes: {
      'products.read': 'Read products, drafts too',
      'products.write': 'Write products and their prices',
      'stock.read': 'Read how many keys are in stock',
      'orders.read': 'Read orders, without who bought',
      'customers.read': 'Read names and addresses of customers',
      'keys.import': 'Import keys. It reads none.',
      'webhooks.manage': 'Change webhooks',
    },
    make: 'Make the key',
    wrong: {
      title: 'Something is missing:',
      name: 'Give it a name of at most 80 letters.',
      scopes: 'Choose at least one thing that it may do.',
      life: 'Choose how long it lives.',
    },
    madeTitle: 'The key is made',
    made: 'Copy it now: it is shown this once, and the shop keeps only a digest of it.',
    copied: 'I have it, to the list',
    facts: {
      key: 'Key',
      scopes: 'May',
      made: 'Made',
      used: 'Last used',
      expires: 'Ends',
      revoked: 'Revoked',
    },
    revokeTitle: 'Revoke it',
    revokeLead: 'It ends with the next request, for good. A program that still uses it stops.',
    reason: 'Reason',
    reasonHint: 'It is kept in the history.',
    reasonMissing: 'Say why in a few words.',
    revoke: 'Revoke the key',
    revoked: 'The key is revoked.',
    file: ['id', 'name', 'key', 'scopes', 'made', 'last used', 'ends', 'revoked'],
  },
  fr: {
    title: 'Clés d’API',
    lead: 'Pour les programmes qui travaillent avec la boutique. Chacun a sa clé, avec le strict nécessaire.',
    reference: 'Ce qu’elles permettent',
    add: 'Créer une clé',
    none: 'Il n’y a encore aucune clé. Chaque programme a la sienne, pour qu’elle puisse finir sans les autres.',
    nothing: 'Aucune clé ne correspond.',
    filters: { text: 'Nom ou début de la clé', standing: 'État', all: 'Toutes' },
    head: {
      name: 'Nom',
      key: 'Clé',
      scopes: 'Peut',
      used: 'Dernier usage',
      expires: 'Finit',
      standing: 'État',
    },
    never: 'jamais',
    standings: { working: 'en service', expired: 'échue', revoked: 'révoquée' },
    newTitle: 'Créer une clé d’API',
    fields: {
      name: 'Nom',
      nameHint: 'Pour quel programme. Il figure dans la liste et dans l’historique.',
      scopes: 'Ce qu’elle peut faire',
      scopesHint: 'Le strict nécessaire. Cela ne se change plus\u202f; créez plutôt une autre clé.',
      life: 'Sa durée',
    },
    days: (count) => (count === 365 ? 'un an' : `${count} jours`),
    scopes: {
      'products.read': 'Lire les produits, brouillons compris',
      'products.write': 'Écrire les produits et leurs prix',
      'stock.read': 'Lire combien de clés sont en stock',
      'orders.read': 'Lire les commandes, sans l’acheteur',
      'customers.read': 'Lire les noms et adresses des clients',
      'keys.import': 'Importer des clés. Elle n’en lit aucune.',
      'webhooks.manage': 'Modifier les webhooks',
    },
    make: 'Créer la clé',
    wrong: {
      title: 'Il manque quelque chose\u00a0:',
      name: 'Donnez-lui un nom de 80 lettres au plus.',
      scopes: 'Choisissez au moins une chose qu’elle peut faire.',
      life: 'Choisissez sa durée.',
    },
    madeTitle: 'La clé est créée',
    made: 'Copiez-la maintenant\u00a0: elle n’est montrée qu’ici, la boutique n’en garde qu’une empreinte.',
    copied: 'Je l’ai, vers la liste',
    facts: {
      key: 'Clé',
      scopes: 'Peut',
      made: 'Créée',
      used: 'Dernier usage',
      expires: 'Finit',
      revoked: 'Révoquée',
    },
    revokeTitle: 'La révoquer',
    revokeLead:
      'Elle finit dès la prochaine requête, pour de bon. Un programme qui s’en sert encore s’arrête.',
    reason: 'Motif',
    reasonHint: 'Il reste dans l’historique.',
    reasonMissing: 'Dites pourquoi en quelques mots.',
    revoke: 'Révoquer la clé',
    revoked: 'La clé est révoquée.',
    file: ['id', 'nom', 'clé', 'droits', 'créée', 'dernier usage', 'fin', 'révoquée'],
  },
}
