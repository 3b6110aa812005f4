export type EmbeddedPostgresProblem =
  | 'no_binaries'
  | 'data_dir_unusable'
  | 'data_dir_foreign'
  | 'in_use'
  | 'version_mismatch'
  | 'init_failed'
  | 'start_failed'

/** One sentence for the operator: what is wrong and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly problem: EmbeddedPostgresProblem

  constructor(problem: EmbeddedPostgresProblem, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'EmbeddedPostgresError'
    this.problem = problem
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
