import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import { isUniqueViolation } from '../../../platform/database/errors.ts'
import type { JobQueue } from '../../../platform/jobs/jobs.ts'
import { type AccountId, type BatchId, newId } from '../../../shared/ids.ts'
import { countHolders, holdBatch } from '../../keys/index.ts'
import { type RecallJob, type RecallWay, recallJob } from './recall.ts'
import { insertRecall } from './recall-store.ts'

export type StartOutcome =
  | { ok: true }
  | { ok: false; reason: 'not_found' | 'not_out' | 'nobody_holds' | 'under_way' }

/**
 * Calls a batch back from its buyers. Only one that is out of the shop, and until it is put back: else its own keys would be what
 * they get. What is done for each of them is done by a job, one after the other.
 */
export async function startRecall(
  { db, queue }: { db: Db; queue: JobQueue },
  { batchId, way, reason, by }: { batchId: BatchId; way: RecallWay; reason: string; by: AccountId },
): Promise<StartOutcome> {
  try {
    return await db.transaction().execute(async (tx): Promise<StartOutcome> => {
      const isOut = await holdBatch(tx, batchId)
      if (!isOut) return { ok: false, reason: isOut === undefined ? 'not_found' : 'not_out' }
      const { held } = await countHolders(tx, batchId)
      if (held === 0) return { ok: false, reason: 'nobody_holds' }
      const id = newId('rcl')
      await insertRecall(tx, { id, batchId, way, reason, askedBy: by, total: held })
      await recordAudit(tx, {
        subject: { kind: 'key_batch', id: batchId },
        action: 'key_batch.recalled',
        actor: { kind: 'staff', id: by },
        details: { reason, way, keys: held },
      })
      await queue.enqueue(tx, recallJob, { recallId: id, after: 0 } satisfies RecallJob)
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error, 'key_recall_open')) return { ok: false, reason: 'under_way' }
    throw error
  }
}
