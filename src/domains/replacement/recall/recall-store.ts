import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { BatchId, RecallId } from '../../../shared/ids.ts'
import type { Recall } from './recall.ts'

export async function insertRecall(
  tx: Tx,
  recall: Pick<Recall, 'id' | 'batchId' | 'way' | 'reason' | 'askedBy' | 'total'>,
): Promise<void> {
  await tx
    .insertInto('key_recall')
    .values({
      id: recall.id,
      batch_id: recall.batchId,
      way: recall.way,
      reason: recall.reason,
      asked_by: recall.askedBy,
      total: recall.total,
    })
    .execute()
}

/** The recalls of a batch, the latest first. */
export async function listRecalls(db: Db, batchId: BatchId): Promise<Recall[]> {
  return recalls(db).where('batch_id', '=', batchId).orderBy('asked_at', 'desc').execute()
}

export async function findRecall(db: Db, id: RecallId): Promise<Recall | undefined> {
  return recalls(db).where('id', '=', id).executeTakeFirst()
}

/** Takes the next place of a recall. @returns false when it was taken before, by a job that ran twice. */
export async function takePlace(tx: Tx, id: RecallId, position: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('key_recall')
    .set({ after_position: position })
    .where('id', '=', id)
    .where('after_position', '<', position)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export async function countDone(tx: Tx, id: RecallId, isDone: boolean): Promise<void> {
  const column = isDone ? 'done' : 'left_over'
  await tx
    .updateTable('key_recall')
    .set({ [column]: sql<number>`${sql.ref(column)} + 1` })
    .where('id', '=', id)
    .execute()
}

export async function endRecall(tx: Tx, which: { id: RecallId } | { batchId: BatchId }): Promise<void> {
  await tx
    .updateTable('key_recall')
    .set({ ended_at: sql<Date>`now()` })
    .where('id' in which ? 'id' : 'batch_id', '=', 'id' in which ? which.id : which.batchId)
    .where('ended_at', 'is', null)
    .execute()
}

function recalls(db: Db) {
  return db
    .selectFrom('key_recall')
    .select(['id', 'batch_id as batchId', 'way', 'reason', 'asked_by as askedBy', 'asked_at as askedAt'])
    .select(['total', 'done', 'left_over as leftOver', 'after_position as after', 'ended_at as endedAt'])
}
