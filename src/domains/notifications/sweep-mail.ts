import type { Db } from '../../platform/database/connect.ts'
import { listDue } from './queries.ts'
import { enqueueSending, type QueueDeps } from './queue-mail.ts'

const batchSize = 500

/** Queues what is due and has no waiting job, so that neither a lost job nor a killed sender loses a letter. */
export async function sweepMail(deps: QueueDeps & { db: Db }): Promise<number> {
  const due = await listDue(deps.db, deps.clock.now(), batchSize)
  await deps.db.transaction().execute(async (tx) => {
    for (const mailId of due) await enqueueSending(tx, deps.jobs, mailId)
  })
  return due.length
}
