import { z } from 'zod'
import type { HistoryFilter } from '../../../domains/security/index.ts'
import { parseId } from '../../../shared/ids.ts'
import { fromWallClock, localDayAfter, noonOf } from '../../../shared/time.ts'

const word = z.string().trim().max(100).catch('')
const day = z.string().date().catch('')
export const auditQuery = z.object({
  actor: word,
  action: word,
  subject: word,
  from: day,
  until: day,
  before: word,
})

/** What the address asks for; whatever cannot be read asks for nothing. */
export type AuditQuery = z.infer<typeof auditQuery>

export function filterOf({ actor, action, subject, from, until, before }: AuditQuery): HistoryFilter {
  return {
    actor: actor || undefined,
    action: action || undefined,
    subject: subject || undefined,
    from: fromWallClock(`${from}T00:00`),
    // The last day is one of them.
    until: until ? fromWallClock(`${localDayAfter(noonOf(until), 1)}T00:00`) : undefined,
    before: parseId('aud', before),
  }
}
