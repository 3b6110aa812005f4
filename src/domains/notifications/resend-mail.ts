import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { MailId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import { countSince } from './queries.ts'
import { enqueueSending, type QueueDeps, queueMail } from './queue-mail.ts'
import { findMail, redirectWaiting } from './store.ts'

/** Letters of one kind about one thing within a day: enough for a person, useless for flooding a mailbox. */
export const lettersPerDayMax = 5

export type ResendOutcome = { ok: true } | { ok: false; reason: 'too_many' }

/**
 * Sends a letter again, to the given address. One that still waits goes to that address at once; one that ended
 * is followed by a new letter, at most one however often it is asked for.
 * @throws AppError `not_found`
 */
export async function resendMail(
  tx: Tx,
  deps: QueueDeps,
  { mailId, recipient }: { mailId: MailId; recipient: string },
): Promise<ResendOutcome> {
  const now = deps.clock.now()
  const mail = await findMail(tx, mailId)
  if (!mail) throw new AppError('not_found', `no mail ${mailId}`)
  if (await redirectWaiting(tx, mailId, recipient, now)) {
    await enqueueSending(tx, deps.jobs, mailId)
    return { ok: true }
  }
  if ((await countSince(tx, mail, after(now, -days(1)))) >= lettersPerDayMax)
    return { ok: false, reason: 'too_many' }
  await queueMail(tx, deps, { ...mail, recipient, cause: `resend:${mailId}` })
  return { ok: true }
}
