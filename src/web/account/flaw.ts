import type { PasswordFlaw } from '../../domains/identity/index.ts'
import type { Messages } from '../ui/messages/index.ts'

/** What is wrong with a password, in words. */
export function flawIn({ account: { flaws } }: Messages, flaw: PasswordFlaw, min: number): string {
  return flaw === 'too_short' ? flaws.too_short(min) : flaws[flaw]
}
