import type { Locale } from '../../../shared/locale.ts'

type ReferenceWords = {
  title: string
  document: string
  contents: string
  first: string
  firstText: string
  scope: string
  field: string
  kind: string
  meaning: string
  required: string
  parameters: string
  body: string
  answers: string
  answer: string
  listOf(name: string): string
  or: string
  schemas: string
  problems: string
  problemsText: string
  webhooks: string
  webhooksText: readonly string[]
}

export const referenceWords: Record<Locale, ReferenceWords> = {
  en: {
    title: 'API reference',
    document: 'The same as an OpenAPI document',
    contents: 'Contents',
    first: 'A first request',
    firstText: 'Make a key in the back office under “API keys” and send it with each request:',
    scope: 'Scope',
    field: 'Name',
    kind: 'Kind',
    meaning: 'Meaning',
    required: 'required',
    parameters: 'Parameters',
    body: 'Body',
    answers: 'Answers',
    answer: 'Answer',
    listOf: (name) => `list of ${name}`,
    or: 'or',
    schemas: 'What is in a body',
    problems: 'Problems',
    problemsText:
      'An error is a document of the type application/problem+json. Its type leads here. Every operation may end with 401, 403, 429, 500 or 503.',
    webhooks: 'Webhooks',
    webhooksText: [
      'What happens is told to endpoints of yours by POST, signed as standardwebhooks.com has it: webhook-id, webhook-timestamp and webhook-signature. Libraries for it exist in most languages.',
      'A message holds ids and states. Answer with 2xx within 15 seconds; anything else is tried again, ten times within four days. The same webhook-id may come twice: what was done once is not done again.',
    ],
  },
  fr: {
    title: 'Référence de l’API',
    document: 'La même en document OpenAPI',
    contents: 'Sommaire',
    first: 'Une première requête',
    firstText:
      'Créez une clé dans le back-office, sous «\u00a0Clés d’API\u00a0», et envoyez-la à chaque requête\u00a0:',
    scope: 'Droit',
    field: 'Nom',
    kind: 'Type',
    meaning: 'Sens',
    required: 'requis',
    parameters: 'Paramètres',
    body: 'Corps',
    answers: 'Réponses',
    answer: 'Réponse',
    listOf: (name) => `liste de ${name}`,
    or: 'ou',
    schemas: 'Ce que contient un corps',
    problems: 'Problèmes',
    problemsText:
      'Une erreur est un document de type application/problem+json. Son type mène ici. Toute opération peut finir par 401, 403, 429, 500 ou 503.',
    webhooks: 'Webhooks',
    webhooksText: [
      'Ce qui se passe est dit à vos points de réception par POST, signé comme le veut standardwebhooks.com\u00a0: webhook-id, webhook-timestamp et webhook-signature. Il en existe des bibliothèques dans la plupart des langages.',
      'Un message contient des identifiants et des états. Répondez par 2xx en 15 secondes\u202f; tout le reste est retenté, dix fois en quatre jours. Le même webhook-id peut venir deux fois\u00a0: ce qui a été fait ne se refait pas.',
    ],
  },
}
