import type { ErrorCode } from '../shared/errors.ts'

/** The one place where an error of the domains gets a number. */
export const statusOf = {
  not_found: 404,
  not_allowed: 403,
  conflict: 409,
  invalid: 422,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>
