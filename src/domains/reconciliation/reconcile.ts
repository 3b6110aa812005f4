import type { FindingId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'
import { reasonOf } from '../payments/index.ts'
import { compareTime } from './compare-time.ts'
import { canMend, type Finding } from './finding.ts'
import { invariantDifference, lookAgainAtAll } from './look-again.ts'
import { type Counts, found, lookAtOrder, note, type ReconcileDeps, type Work } from './note-found.ts'
import {
  closeRun,
  endFinding,
  endUnseenInvariants,
  listUnseen,
  noteWhatIsLeft,
  openRun,
  type RunReason,
} from './store.ts'

export type RunWish = {
  reason: RunReason
  /** Objects that the provider made since then are looked at. */
  from: Date
  requestedBy?: string
  /** What is younger may still be on its way to us. */
  graceMinutes?: number
}

export type RunOutcome =
  | { ok: true; objects: number; found: number; mended: number }
  | { ok: false; reason: 'under_way' | 'failed' }

/**
 * Holds everything that the provider has of a time against orders, payments, keys and books, both ways, day by day. What
 * only was not heard of is looked at again and so mended, except when somebody of the staff asked: then it is only written
 * down. May be stopped at any time and run again; two at once do not happen.
 */
export async function reconcile(deps: ReconcileDeps, wish: RunWish): Promise<RunOutcome> {
  const startedAt = deps.clock.now()
  const { reason, from, requestedBy = null, graceMinutes = 15 } = wish
  const runId = await openRun(deps.db, { reason, from, at: startedAt, requestedBy })
  if (!runId) return { ok: false, reason: 'under_way' }
  const counts: Counts = { objects: 0, found: 0, mended: 0 }
  const youngest = after(startedAt, -minutes(graceMinutes))
  const work: Work = { deps, startedAt, youngest, mends: reason !== 'staff', counts }
  try {
    await compareTime(work, from)
    await compareInvariants(work)
    await lookAtUnseen(work)
    await closeRun(deps.db, runId, { ...counts, at: deps.clock.now(), failure: null })
  } catch (error) {
    await closeRun(deps.db, runId, { ...counts, at: deps.clock.now(), failure: reasonOf(error) })
    deps.alarm('reconciliation.failed', { reason: reasonOf(error) })
    return { ok: false, reason: 'failed' }
  }
  return { ok: true, ...counts }
}

/**
 * Over everything that was ever sold, so they are asked twice in a run and no more: once, and after all that looking again may
 * mend was looked at. What an earlier run found and is whole now has ended.
 */
async function compareInvariants(work: Work): Promise<void> {
  const { deps, startedAt, mends, counts } = work
  const broken = await note(work, (await deps.findBroken()).map(invariantDifference))
  await endUnseenInvariants(deps.db, { since: startedAt, at: deps.clock.now() })
  const looked = mends ? broken.filter(({ difference }) => canMend(difference)) : []
  for (const { difference } of looked) await lookAtOrder(work, difference)
  if (looked.length === 0) return
  const left = new Map(
    (await deps.findBroken()).map(invariantDifference).map((each) => [each.objectId, each]),
  )
  for (const { id, difference } of looked) {
    const still = left.get(difference.objectId)
    if (still) await noteWhatIsLeft(deps.db, id, { before: difference, left: still, at: startedAt })
    else if (await endFinding(deps.db, id, { outcome: 'mended', at: deps.clock.now() })) counts.mended += 1
  }
}

const pageSize = 100

/** What an earlier run found and this one did not come by: it may have ended by itself. Page by page, to the last. */
async function lookAtUnseen(work: Work): Promise<void> {
  const { deps, startedAt, mends, counts } = work
  for (let last: FindingId | null = null; ; ) {
    const page: Finding[] = await listUnseen(deps.db, { since: startedAt, after: last, limit: pageSize })
    const left = await lookAgainAtAll(deps, page)
    for (const [index, finding] of page.entries()) {
      const isOpen = left[index]
      if (!isOpen) await endFinding(deps.db, finding.id, { outcome: 'gone', at: deps.clock.now() })
      else if (mends && canMend(finding)) await found(work, isOpen)
      else counts.found += 1
    }
    last = page.at(-1)?.id ?? null
    if (page.length < pageSize) return
  }
}
