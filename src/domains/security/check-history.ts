import { recordAudit } from '../../platform/audit/audit.ts'
import { countLinks } from '../../platform/audit/chain.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { countFlaws, examineHistory, verdictOn } from './examine-history.ts'
import { closeCheck, noteProgress, openCheck, takeCheck } from './history-checks.ts'
import { raiseBrokenChain } from './raise-alert.ts'
import type { ChainDeps } from './verify-chains.ts'

export const checkJob = 'security.check_history'

/** Somebody of the staff wants the chain over the history checked. While a check is under way, that one is theirs too. */
export async function askForHistoryCheck(
  { db, queue, clock }: { db: Db; queue: JobQueue; clock: Clock },
  by: AccountId,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = await openCheck(tx, { by, at: clock.now() })
    if (!id) return
    await queue.enqueue(tx, checkJob, {}, { once: 'asked' })
    await recordAudit(tx, {
      subject: { kind: 'history', id },
      action: 'history.check_asked',
      actor: { kind: 'staff', id: by },
    })
  })
}

/**
 * Does the check that waits, or that a worker left when it died, and says after each part how far it has come. What does not hold is an
 * alert, as at night: before the check ends, so that none ends with a flaw of which nobody was told. @returns how many flaws there are.
 */
export async function checkHistory(deps: ChainDeps): Promise<number> {
  const { db, heads, clock } = deps
  const taken = await takeCheck(db, clock.now())
  if (!taken) return 0
  try {
    const of = await countLinks(db)
    const say = (links: number) => noteProgress(db, taken, { links, of, at: clock.now() })
    await say(0)
    const examined = await examineHistory(db, heads, say)
    const count = countFlaws(examined)
    if (count > 0) await raiseBrokenChain(deps, count)
    await closeCheck(db, taken, verdictOn(examined), clock.now())
    return count
  } catch (error) {
    await closeCheck(db, taken, { kind: 'failed' }, clock.now())
    throw error
  }
}
