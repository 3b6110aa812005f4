import type { BatchId } from '../../shared/ids.ts'
import { countOpened } from '../keys/index.ts'
import { isSick } from './batch-health.ts'
import type { ReplacementDeps } from './complain.ts'
import { readSetting } from './setting-store.ts'
import { countFailed } from './store.ts'

/** An alarm as soon as a batch fails more than chance explains; the desk shows it until somebody takes the rest out. */
export async function watchBatch({ db, alarm }: ReplacementDeps, batchId: BatchId): Promise<void> {
  const record = { opened: await countOpened(db, batchId), failed: await countFailed(db, batchId) }
  if (!isSick(record, await readSetting(db))) return
  alarm('replacement.batch_fails', {
    batchId,
    opened: String(record.opened),
    failed: String(record.failed),
  })
}
