import { derivedId, newId } from '../../shared/ids.ts'
import { type Allowed, type Choice, consentPurposes, exceeds, nothingAllowed } from './choice.ts'
import type { Answer, ConsentDeps } from './record-choice.ts'
import { insertProof } from './store.ts'

/** What is wanted now, and the choice that is in force until now; null where none is. */
export type Withdrawal = Pick<Answer, 'allowed' | 'on' | 'textHash'> & { before: Choice | null }

/**
 * An answer by whoever answers too often to have each kept. It allows nothing that was not allowed before: taking back is
 * possible at any time (GDPR Art. 7(3)). What was taken back leaves its proof, one for each narrower answer to the same
 * choice, so that a cookie that is sent again and again fills nothing. A refusal that takes nothing back needs none.
 */
export async function takeBack({ db, clock }: ConsentDeps, withdrawal: Withdrawal): Promise<Choice> {
  const { before, on, textHash } = withdrawal
  const allowed = narrowed(withdrawal.allowed, before?.allowed ?? nothingAllowed)
  const at = clock.now()
  if (!before) return { proofId: newId('cns'), allowed, textHash, at }
  if (!exceeds(before.allowed, allowed)) return before
  const left = consentPurposes.filter((purpose) => allowed[purpose])
  const choice: Choice = { proofId: derivedId('cns', before.proofId, ...left), allowed, textHash, at }
  await db.transaction().execute((tx) => insertProof(tx, choice, on))
  return choice
}

function narrowed(wanted: Allowed, before: Allowed): Allowed {
  return {
    measurement: before.measurement && wanted.measurement,
    advertising: before.advertising && wanted.advertising,
  }
}
