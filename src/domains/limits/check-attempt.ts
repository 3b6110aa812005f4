import type { Attempt, AttemptAnswer, LimitsDeps } from './attempt.ts'
import { printKeys } from './print-keys.ts'
import { countAttempt, spendChallenge } from './store.ts'

/**
 * Asks whether a try may go on, and counts it when it may. Never within the transaction of what is tried: a try that
 * fails must stay counted.
 *
 * @param attempt `proof` is the form's field of that name, as it came.
 */
export async function checkAttempt(
  deps: LimitsDeps,
  attempt: Attempt & { proof?: string | undefined },
  now: Date,
): Promise<AttemptAnswer> {
  const isProved = await acceptProof(deps, attempt.proof, now)
  const answer = await countAttempt(deps.db, printKeys(deps.secret, attempt), { isProved, now })
  if (answer.kind !== 'challenge') return answer
  return { ...answer, challenge: await deps.challenges.create(now) }
}

/** Good once: of two tries with the same proof one is proved. */
async function acceptProof(deps: LimitsDeps, proof: string | undefined, now: Date): Promise<boolean> {
  const solved = proof ? await deps.challenges.read(proof, now) : undefined
  return solved !== undefined && spendChallenge(deps.db, solved)
}
