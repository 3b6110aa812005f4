import { type BrokenLink, type Contradiction, verifyCustody } from '../domains/keys/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { refuseOptions } from './options.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = 'akm keys verify'

/** Recomputes the custody ledger. @returns the exit code: 1 when anything is wrong. */
export async function run(args: string[], { db, terminal }: { db: Db; terminal: Terminal }): Promise<number> {
  refuseOptions(args, usage)
  let events = 0
  let wrong = 0
  for await (const part of verifyCustody(db)) {
    events += part.events
    wrong += part.findings.length
    for (const finding of part.findings) terminal.complain(describe(finding))
    terminal.status(`${formatCount(events, 'event', 'events')} verified`)
  }
  const verdict =
    wrong === 0 ? 'Every chain is whole.' : `${formatCount(wrong, 'thing is', 'things are')} wrong.`
  terminal.print(`${formatCount(events, 'custody event', 'custody events')} recomputed. ${verdict}`)
  return wrong === 0 ? 0 : 1
}

function describe(finding: BrokenLink | Contradiction): string {
  if (finding.problem === 'broken_chain') return `${finding.keyId}: the chain breaks at event ${finding.seq}`
  const state = finding.state ?? 'not there'
  return `${finding.keyId}: the key is ${state}, but its last event is ${finding.lastEvent ?? 'missing'}`
}
