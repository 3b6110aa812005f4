import pg from 'pg'

/** Whether a statement failed because a value that must be unique was there already. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint
}

/** The rule of the database that a statement failed on, and what it says of it. */
export function brokenRule(error: unknown): { constraint: string; detail: string } | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23514') return undefined
  return { constraint: error.constraint ?? '', detail: error.detail ?? '' }
}

/** Whether a statement failed on a rule of the database, a constraint or a trigger that names itself as one. */
export function isCheckViolation(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23514' && error.constraint === constraint
}
