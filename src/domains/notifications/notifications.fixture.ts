import type { Db } from '../../platform/database/connect.ts'
import type { JobOptions, JobQueue } from '../../platform/jobs/jobs.ts'
import { type MailId, newId } from '../../shared/ids.ts'
import type { Letter, LetterWriter } from './letter.ts'
import type { MailRequest } from './mail.ts'
import { queueMail } from './queue-mail.ts'

export type TestClock = { now(): Date; pass(millis: number): void }

export function testClock(start = '2026-11-23T09:00:00Z'): TestClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    pass: (millis) => {
      at += millis
    },
  }
}

export type QueuedJob = { name: string; payload: object; options: JobOptions }

/** Notes what would be queued. The real queue has its own tests, and one here. */
export function notedQueue(): JobQueue & { queued: QueuedJob[] } {
  const queued: QueuedJob[] = []
  return {
    queued,
    async enqueue(_tx, name, payload, options = {}) {
      queued.push({ name, payload, options })
    },
  }
}

export const plainLetter: Letter = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', attachments: [] }

export function writerOf(letter: Letter | 'obsolete' = plainLetter): LetterWriter {
  return { write: async () => letter }
}

/** Puts one letter into the outbox. */
export async function queueOne(
  deps: { db: Db; jobs: JobQueue; clock: TestClock },
  change: Partial<MailRequest> = {},
): Promise<MailId> {
  const request: MailRequest = {
    kind: 'order_confirmation',
    subjectId: newId('ord'),
    orderId: null,
    accountId: null,
    cause: '',
    locale: 'en',
    recipient: 'buyer@example.eu',
    ...change,
  }
  const id = await deps.db.transaction().execute((tx) => queueMail(tx, deps, request))
  if (!id) throw new Error('this letter was queued before')
  return id
}

export async function rowOf(db: Db, id: MailId) {
  return db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()
}
