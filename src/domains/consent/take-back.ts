import { newId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { Allowed, Choice } from './choice.ts'

/** What is wanted now, and what was allowed until now. */
export type Withdrawal = { allowed: Allowed; before: Allowed; textHash: Buffer }

/**
 * An answer without a proof of its own, for whoever answers too often to have each of them kept. It allows nothing that was not
 * allowed before: taking back is possible at any time (GDPR Art. 7(3)), and a refusal needs no proof.
 */
export function takeBack({ clock }: { clock: Clock }, { allowed, before, textHash }: Withdrawal): Choice {
  return {
    proofId: newId('cns'),
    allowed: {
      measurement: before.measurement && allowed.measurement,
      advertising: before.advertising && allowed.advertising,
    },
    textHash,
    at: clock.now(),
  }
}
