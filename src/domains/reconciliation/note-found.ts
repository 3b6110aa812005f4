import type { FindingId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { advance, lookAtAll, type PaymentDeps, reasonOf } from '../payments/index.ts'
import { canMend, type Difference } from './finding.ts'
import { type LookDeps, lookAgain } from './look-again.ts'
import { endFinding, noteFinding, noteWhatIsLeft } from './store.ts'

export type ReconcileDeps = PaymentDeps & LookDeps & { clock: Clock }

/** One run on its way. `youngest`: what was made after it may still be on its way to us. */
export type Work = { deps: ReconcileDeps; startedAt: Date; youngest: Date; mends: boolean; counts: Counts }
export type Counts = { objects: number; found: number; mended: number }

export type Noted = { id: FindingId; difference: Difference }

/** Writes down what was found, but for what somebody answers for. */
export async function note(
  { deps, counts, startedAt }: Work,
  differences: readonly Difference[],
): Promise<Noted[]> {
  const noted: Noted[] = []
  for (const difference of differences) {
    const id = await noteFinding(deps.db, difference, startedAt)
    if (!id) continue
    noted.push({ id, difference })
    counts.found += 1
    const { kind, objectId, orderId } = difference
    deps.alarm(`reconciliation.${kind}`, { objectId, ...(orderId && { orderId }) })
  }
  return noted
}

/** @returns false when that failed: one that cannot be mended keeps none of the others from being looked at. */
export async function lookAtOrder({ deps }: Work, { orderId }: Difference): Promise<boolean> {
  if (!orderId) return false
  try {
    await advance(deps, orderId, lookAtAll)
    return true
  } catch (error) {
    deps.alarm('reconciliation.not_mended', { orderId, reason: reasonOf(error) })
    return false
  }
}

/** Writes it down, and mends it where looking at the order again is enough. */
export async function found(work: Work, difference: Difference): Promise<void> {
  const { deps, mends, counts, startedAt } = work
  const [noted] = await note(work, [difference])
  if (!noted || !mends || !canMend(difference) || !(await lookAtOrder(work, difference))) return
  const { id } = noted
  try {
    const left = await lookAgain(deps, difference)
    if (left) await noteWhatIsLeft(deps.db, id, { before: difference, left, at: startedAt })
    else if (await endFinding(deps.db, id, { outcome: 'mended', at: deps.clock.now() })) counts.mended += 1
  } catch (error) {
    deps.alarm('reconciliation.not_mended', { objectId: difference.objectId, reason: reasonOf(error) })
  }
}
