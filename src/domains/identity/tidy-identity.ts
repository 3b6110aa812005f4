import type { Tx } from '../../platform/database/connect.ts'
import { after, days } from '../../shared/time.ts'
import { idleMillis } from './session.ts'
import { dropEndedSessions, dropOldTracks } from './session-store.ts'

/** What the declarations of personal data say must be gone: ended sessions, old requests, devices not seen for a year. */
export async function tidyIdentity(tx: Tx, now: Date): Promise<void> {
  await dropEndedSessions(tx, now, after(now, -idleMillis))
  await dropOldTracks(tx, after(now, -days(1)), after(now, -days(365)))
}
