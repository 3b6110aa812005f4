import { recordAudit } from '../../platform/audit/audit.ts'
import type { AccountId, FindingId } from '../../shared/ids.ts'
import { advance, lookAtAll, ProviderError } from '../payments/index.ts'
import { canMend, type Finding } from './finding.ts'
import { lookAgain } from './look-again.ts'
import type { ReconcileDeps } from './note-found.ts'
import { endFinding, findOpenFinding, noteWhatIsLeft } from './store.ts'

export type RepairOutcome =
  | { ok: true }
  | { ok: false; reason: 'ended_already' | 'still_there' | 'by_hand' | 'unavailable' }

/**
 * Mends what a run has found, by one press: the order is brought to where its money is, and what was found is compared
 * anew. Pressed twice, or by two, it does nothing twice; it says that it is mended only when it is.
 */
export async function repairFinding(
  deps: ReconcileDeps,
  { findingId, by }: { findingId: FindingId; by: AccountId },
): Promise<RepairOutcome> {
  const finding = await findOpenFinding(deps.db, findingId)
  if (!finding) return { ok: false, reason: 'ended_already' }
  try {
    if (canMend(finding) && finding.orderId) await advance(deps, finding.orderId, lookAtAll)
    const left = await lookAgain(deps, finding)
    if (left) {
      const seen = { before: finding, left, at: deps.clock.now() }
      if (!(await noteWhatIsLeft(deps.db, findingId, seen))) return { ok: false, reason: 'ended_already' }
      return { ok: false, reason: canMend(left) ? 'still_there' : 'by_hand' }
    }
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, reason: 'unavailable' }
    throw error
  }
  const isFirst = await end(deps, finding, { outcome: 'repaired', by, action: 'finding.repaired' })
  return isFirst ? { ok: true } : { ok: false, reason: 'ended_already' }
}

/** Somebody answers for a difference as it is: it is asked about no more unless it changes. */
export async function acceptFinding(
  deps: Pick<ReconcileDeps, 'db' | 'clock'>,
  { findingId, by, note }: { findingId: FindingId; by: AccountId; note: string },
): Promise<boolean> {
  const finding = await findOpenFinding(deps.db, findingId)
  return (
    finding !== undefined && end(deps, finding, { outcome: 'accepted', by, note, action: 'finding.accepted' })
  )
}

type End = { outcome: 'repaired' | 'accepted'; by: AccountId; note?: string; action: string }

async function end(
  { db, clock }: Pick<ReconcileDeps, 'db' | 'clock'>,
  finding: Finding,
  { action, by, ...how }: End,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const isFirst = await endFinding(tx, finding.id, { ...how, by, at: clock.now() })
    if (!isFirst) return false
    await recordAudit(tx, {
      subject: finding.orderId ? { kind: 'order', id: finding.orderId } : { kind: 'finding', id: finding.id },
      action,
      actor: { kind: 'staff', id: by },
      details: { kind: finding.kind, objectId: finding.objectId },
    })
    return true
  })
}
