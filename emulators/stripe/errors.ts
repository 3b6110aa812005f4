type ErrorBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  message: string
  code?: string
  param?: string
  decline_code?: string
  charge?: string
  payment_intent?: object
}

/** What Stripe answers instead of the object: an HTTP status and a body with an `error` key, always both. */
export class Refusal extends Error {
  readonly status: number
  readonly error: ErrorBody

  constructor(status: number, error: ErrorBody) {
    super(error.message)
    this.status = status
    this.error = error
  }
}

type Detail = { code?: string; param?: string }

export const invalid = (message: string, detail: Detail = {}) =>
  new Refusal(400, { type: 'invalid_request_error', message, ...detail })

/** A card that was refused is an answer of its own, with the intent that it left behind. */
export const cardDeclined = (error: Omit<ErrorBody, 'type'>) =>
  new Refusal(402, { type: 'card_error', ...error })

export const unauthorised = (message: string) => new Refusal(401, { type: 'invalid_request_error', message })

export const notFound = (noun: string, id: string, param: string) =>
  new Refusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  })

export const unknownRoute = (method: string, path: string) =>
  new Refusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  })

/** Stripe would accept the parameter; the emulator says that it cannot play it instead of ignoring it. */
export const notEmulated = (param: string) =>
  invalid(`The emulator does not cover the parameter ${param}.`, { code: 'parameter_not_emulated', param })

export const unexpectedState = (message: string) =>
  invalid(message, { code: 'payment_intent_unexpected_state' })

export const rateLimited = () =>
  new Refusal(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Request rate limit exceeded.',
  })

export const notPermitted = () =>
  new Refusal(403, {
    type: 'invalid_request_error',
    message: 'This account or key may not use this part of the API.',
  })

export const serverError = () =>
  new Refusal(500, {
    type: 'api_error',
    message: 'An unexpected error occurred. The request may have been carried out.',
  })
