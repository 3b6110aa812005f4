export type ErrorCode =
  | 'not_found'
  | 'not_allowed'
  | 'conflict'
  | 'invalid'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable'

/** Ends a request or a command. Two texts that never mix: one for the visitor, one (message) for the log. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly publicMessage: string | undefined

  constructor(code: ErrorCode, message: string, options: { publicMessage?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.publicMessage = options.publicMessage
  }
}

/** For what cannot happen unless there is a bug. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`impossible: ${message}`)
}

/** Closes an exhaustive switch. */
export function assertNever(value: never): never {
  throw new Error(`impossible: unexpected ${JSON.stringify(value)}`)
}
