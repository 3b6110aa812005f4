import type { Tx } from '../../platform/database/connect.ts'
import { localDayAfter } from '../../shared/time.ts'
import { deleteCounts } from './store.ts'

/** 25 months, as the policy says, though nobody is in them. */
export const keptDays = 760

/** Returns how many rows went. */
export function dropOldCounts(tx: Tx, now: Date): Promise<number> {
  return deleteCounts(tx, localDayAfter(now, -keptDays))
}
