import type { Translated } from '../../shared/locale.ts'

/**
 * What a platform's message means:
 * - `already_used`: somebody has activated this key before.
 * - `not_accepted`: the platform does not know the key.
 * - `wrong_region`: the account lives where this product cannot be activated.
 * - `already_owned`: the account has the product; the key is as good as new.
 * - `platform_down`: nobody can activate anything at the moment.
 */
export const problems = [
  'already_used',
  'not_accepted',
  'wrong_region',
  'already_owned',
  'platform_down',
  'other',
] as const
export type Problem = (typeof problems)[number]

/** Pure rule: another key helps only where this one is at fault. */
export const isKeyAtFault = (problem: Problem) => problem === 'already_used' || problem === 'not_accepted'

/** A message as the platform shows it; `name` is kept with a complaint, so it never changes. */
export type PlatformMessage = { name: string; problem: Problem; text: Translated }
