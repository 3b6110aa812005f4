import type { Locale } from '../../shared/locale.ts'
import type { Tag } from './operation.ts'

type ApiWords = {
  title: string
  lead(turns: number): string
  security: string
  tags: Record<Tag, string>
  scope(scope: string): string
  idempotencyKey: string
  ifMatch: string
}

/** What the document says in sentences; each operation and each field brings its own. */
export const apiWords: Record<Locale, ApiWords> = {
  en: {
    title: 'API of the shop',
    lead: (turns) =>
      `For programs of the seller. Lists are paged by a cursor, times are in UTC (RFC 3339), amounts in the smallest unit of their currency, errors problem documents (RFC 9457). A key may ask ${turns} times a minute. No browser of another site may ask: there is no CORS.`,
    security: 'A key of the back office, shown once when it is made.',
    tags: {
      products: 'What is sold.',
      stock: 'How much of it there is.',
      orders: 'What was bought. No key is ever in an answer.',
      customers: 'Who has an account.',
      keys: 'New stock.',
      webhooks: 'Who is told what happens.',
    },
    scope: (scope) => `Takes the scope \`${scope}\`.`,
    idempotencyKey:
      'A value that is new with each request, such as a UUID. Sent again with the same request within a day it is answered alike, and nothing is done twice.',
    ifMatch: 'The ETag of the product as it was read.',
  },
  fr: {
    title: 'API de la boutique',
    lead: (turns) =>
      `Pour les programmes du vendeur. Les listes avancent par curseur, les heures sont en UTC (RFC 3339), les montants dans la plus petite unité de leur monnaie, les erreurs sont des documents de problème (RFC 9457). Une clé peut demander ${turns} fois par minute. Aucun navigateur d’un autre site ne peut demander\u00a0: il n’y a pas de CORS.`,
    security: 'Une clé du back-office, montrée une fois à sa création.',
    tags: {
      products: 'Ce qui est vendu.',
      stock: 'Combien il en reste.',
      orders: 'Ce qui a été acheté. Aucune clé ne figure jamais dans une réponse.',
      customers: 'Qui a un compte.',
      keys: 'Nouveau stock.',
      webhooks: 'Qui est averti de ce qui se passe.',
    },
    scope: (scope) => `Demande le droit \`${scope}\`.`,
    idempotencyKey:
      'Une valeur nouvelle à chaque requête, par exemple un UUID. Renvoyée avec la même requête dans la journée, elle reçoit la même réponse, et rien n’est fait deux fois.',
    ifMatch: 'L’ETag du produit tel qu’il a été lu.',
  },
}
