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

// Connections that were refused, cut or timed out, and PostgreSQL's classes 08 (connection), 53 (out of resources) and
// 57P (the server is going down or coming up).
const outage = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|08...|53...|57P..)$/

/** Whether a request failed because something that the shop stands on is away for the moment. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    outage.test(code) ||
    /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  )
}
