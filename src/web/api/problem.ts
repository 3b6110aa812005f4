import type { Said } from './said.ts'

/** What can be wrong with a request, with its number: the `type` of a problem document (RFC 9457) ends in its name. */
export const problems = {
  unreadable: { status: 400, title: { en: 'The request cannot be read', fr: 'La requête est illisible' } },
  bad_cursor: {
    status: 400,
    title: { en: 'The cursor is none of this list', fr: 'Le curseur n’est pas de cette liste' },
  },
  idempotency_key_missing: {
    status: 400,
    title: { en: 'The header Idempotency-Key is missing', fr: 'L’en-tête Idempotency-Key manque' },
  },
  not_authenticated: {
    status: 401,
    title: { en: 'No API key that is good', fr: 'Aucune clé d’API valable' },
  },
  scope_missing: { status: 403, title: { en: 'The key lacks a scope', fr: 'Un droit manque à la clé' } },
  not_found: { status: 404, title: { en: 'There is no such thing', fr: 'Cela n’existe pas' } },
  method_not_allowed: { status: 405, title: { en: 'Not with this method', fr: 'Pas avec cette méthode' } },
  conflict: {
    status: 409,
    title: { en: 'What is there does not allow it', fr: 'Ce qui existe ne le permet pas' },
  },
  under_way: {
    status: 409,
    title: {
      en: 'The first request with this key is under way',
      fr: 'La première requête avec cette clé est en cours',
    },
  },
  changed_meanwhile: {
    status: 412,
    title: { en: 'It was changed meanwhile', fr: 'Modifié entre-temps' },
  },
  too_large: { status: 413, title: { en: 'The request is too large', fr: 'La requête est trop grande' } },
  not_json: { status: 415, title: { en: 'The body is not JSON', fr: 'Le corps n’est pas du JSON' } },
  invalid: { status: 422, title: { en: 'Something in it is wrong', fr: 'Quelque chose est faux' } },
  other_request: {
    status: 422,
    title: {
      en: 'This Idempotency-Key came with another request',
      fr: 'Cette Idempotency-Key est venue avec une autre requête',
    },
  },
  refused: { status: 422, title: { en: 'It is refused as it is', fr: 'Refusé tel quel' } },
  too_many: { status: 429, title: { en: 'Too many requests', fr: 'Trop de requêtes' } },
  failed: {
    status: 500,
    title: { en: 'That went wrong, and we know', fr: 'Une erreur est survenue, nous le savons' },
  },
  unavailable: { status: 503, title: { en: 'Not available for a moment', fr: 'Indisponible un instant' } },
} as const satisfies Record<string, { status: number; title: Said }>
export type ProblemName = keyof typeof problems

/** `errors` point into the body (RFC 6901); `reason` is a word for programs. */
export type ProblemDetails = {
  detail?: string
  reason?: string
  errors?: readonly { pointer: string; detail: string }[]
}

/** Ends a request; sent as application/problem+json. */
export class ApiProblem extends Error {
  readonly problem: ProblemName
  readonly details: ProblemDetails

  constructor(problem: ProblemName, details: ProblemDetails = {}) {
    super(details.detail ?? problem)
    this.name = 'ApiProblem'
    this.problem = problem
    this.details = details
  }
}

export function problemBody(name: ProblemName, instance: string, details: ProblemDetails = {}) {
  const { status, title } = problems[name]
  return { type: `/api/v1/reference#${name}`, title: title.en, status, instance, ...details }
}

export function sendProblem(name: ProblemName, instance: string, details?: ProblemDetails): Response {
  return new Response(JSON.stringify(problemBody(name, instance, details)), {
    status: problems[name].status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
