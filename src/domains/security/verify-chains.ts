import { linkHistory, pruneHistory } from '../../platform/audit/chain.ts'
import { type HeadLedger, noteHead } from '../../platform/audit/noted-heads.ts'
import { after, hours } from '../../shared/time.ts'
import { verifyCustody } from '../keys/index.ts'
import { countFlaws, examineHistory, verdictOn } from './examine-history.ts'
import { noteNightlyCheck } from './history-checks.ts'
import { type AlertDeps, raiseBrokenChain } from './raise-alert.ts'

export type ChainDeps = AlertDeps & { heads: HeadLedger }

/**
 * Recomputes the custody ledger and the chain over the history, compares that with what was noted of it outside the database, and raises what does not
 * hold. Lines of history that have no link
 * yet get one first, and links that nothing hangs on any more go. What the history came to is written down. @returns how many findings there are.
 */
export async function verifyChains(deps: ChainDeps): Promise<number> {
  const begunAt = deps.clock.now()
  await linkHistory(deps.db)
  const examined = await examineHistory(deps.db, deps.heads)
  const { links } = examined
  const verdict = verdictOn(examined)
  await noteNightlyCheck(deps.db, { begunAt, endedAt: deps.clock.now(), links, verdict })
  let count = countFlaws(examined)
  if (count === 0) await pruneHistory(deps.db)
  for await (const { findings } of verifyCustody(deps.db)) count += findings.length
  if (count > 0) await raiseBrokenChain(deps, count)
  return count
}

/** Links what was just written, and notes outside the database how far the chain has come. */
export async function noteHistory({ db, heads, clock }: ChainDeps): Promise<void> {
  await linkHistory(db, after(clock.now(), -hours(1)))
  await noteHead(db, heads, clock.now())
}
