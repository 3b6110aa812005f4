import { linkHistory, pruneHistory, verifyHistory } from '../../platform/audit/chain.ts'
import { verifyCustody } from '../keys/index.ts'
import { type AlertDeps, raiseAlert } from './raise-alert.ts'

/**
 * Recomputes the custody ledger and the chain over the history, and raises what does not hold. Lines of history that have no link
 * yet get one first, and links that nothing hangs on any more go. @returns how many findings there are.
 */
export async function verifyChains(deps: AlertDeps): Promise<number> {
  let count = 0
  await linkHistory(deps.db)
  for await (const { flaws } of verifyHistory(deps.db)) count += flaws.length
  if (count === 0) await pruneHistory(deps.db)
  for await (const { findings } of verifyCustody(deps.db)) count += findings.length
  const at = deps.clock.now()
  if (count > 0)
    await raiseAlert(deps, { kind: 'chain_broken', accountId: null, network: null, country: null, count, at })
  return count
}
