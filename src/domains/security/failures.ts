import type { ConnectionKind } from '../identity/index.ts'

/** What somebody does who has no right to come in. */
export const failures = [
  'sign_in_failed',
  'second_factor_failed',
  'link_failed',
] as const satisfies ConnectionKind[]
