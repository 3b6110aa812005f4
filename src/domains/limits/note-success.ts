import type { Attempt, LimitsDeps } from './attempt.ts'
import { printKeys } from './print-keys.ts'
import { forgiveAttempt } from './store.ts'

/**
 * After the right password or code: the account and the request start anew, and the connection gets this one try back.
 * No more than that, or a guesser would sign in to an account of their own between the guesses.
 */
export async function noteSuccess(deps: Pick<LimitsDeps, 'db' | 'secret'>, attempt: Attempt): Promise<void> {
  await forgiveAttempt(deps.db, printKeys(deps.secret, attempt))
}
