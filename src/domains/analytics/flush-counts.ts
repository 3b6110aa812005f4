import type { Db } from '../../platform/database/connect.ts'
import type { Counters } from './counters.ts'
import { addCounts } from './store.ts'

/** Writes down what this process has counted. What cannot be written is kept for the next time. */
export async function flushCounts(db: Db, counters: Counters): Promise<void> {
  const batch = counters.take()
  if (batch.pages.length + batch.gaps.length === 0) return
  try {
    await db.transaction().execute((tx) => addCounts(tx, batch))
  } catch (error) {
    counters.giveBack(batch)
    throw error
  }
}
