import type { Tx } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { MailId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { MailRequest } from './mail.ts'
import { insertMail } from './store.ts'

export type QueueDeps = { jobs: JobQueue; clock: Clock }

export const sendJob = 'mail.send'

/** Queues a letter with the change that causes it; null when this very letter was queued before (a replay). */
export async function queueMail(tx: Tx, deps: QueueDeps, request: MailRequest): Promise<MailId | null> {
  // Whoever had their address erased is not written to any more.
  if (request.recipient === erasedEmail) return null
  const id = await insertMail(tx, request, deps.clock.now())
  if (!id) return null
  await enqueueSending(tx, deps.jobs, id)
  return id
}

export function enqueueSending(tx: Tx, jobs: JobQueue, mailId: MailId, startAfter?: Date): Promise<void> {
  return jobs.enqueue(
    tx,
    sendJob,
    { mailId },
    {
      // A job for later must not stand in the way of one for now.
      once: startAfter ? `${mailId} later` : mailId,
      ...(startAfter && { startAfter }),
    },
  )
}
