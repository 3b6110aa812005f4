import { ConfigError } from '../config.ts'
import { EmbeddedPostgresError } from '../platform/postgres/index.ts'
import { AppError } from '../shared/errors.ts'
import { StartError } from './start-error.ts'

/** The sentence for the operator, when the error has one; anything else is a bug and shows its stack. */
export function explain(error: unknown): string | undefined {
  const kinds = [ConfigError, StartError, EmbeddedPostgresError, AppError]
  return error instanceof Error && kinds.some((kind) => error instanceof kind) ? error.message : undefined
}
