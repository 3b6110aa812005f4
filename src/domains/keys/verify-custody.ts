import type { Db } from '../../platform/database/connect.ts'
import {
  type BrokenLink,
  type Contradiction,
  countEvents,
  type KeyRange,
  listBrokenLinks,
  listContradictions,
  nextRange,
} from './custody-queries.ts'

export type CustodyPart = { events: number; findings: (BrokenLink | Contradiction)[] }

/**
 * Recomputes the custody chain of every key and compares its end with the key, part by part, so that a ledger of
 * any length takes no memory. Events cut off at the end of a chain show only where the key says otherwise.
 */
export async function* verifyCustody(db: Db, eventsAtOnce = 20_000): AsyncGenerator<CustodyPart> {
  let range: KeyRange = { after: '', upTo: '' }
  while (range.upTo !== null) {
    range = await nextRange(db, range.upTo, eventsAtOnce)
    const findings = [...(await listBrokenLinks(db, range)), ...(await listContradictions(db, range))]
    yield { events: await countEvents(db, range), findings }
  }
}
