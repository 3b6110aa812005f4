import { verifyCustody } from '../keys/index.ts'
import { type AlertDeps, raiseAlert } from './raise-alert.ts'

/** Recomputes the custody ledger and raises what does not hold. @returns how many findings there are. */
export async function verifyChains(deps: AlertDeps): Promise<number> {
  let count = 0
  for await (const { findings } of verifyCustody(deps.db)) count += findings.length
  const at = deps.clock.now()
  if (count > 0) await raiseAlert(deps, { kind: 'chain_broken', accountId: null, network: null, count, at })
  return count
}
