import type { Db } from '../../platform/database/connect.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, days } from '../../shared/time.ts'
import { countSince } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

const linksADay = 5

/**
 * Writes to a mailbox the way to what is held of its owner. Nothing is said of whether anything is: the letter is the same.
 * `mailbox` is a keyed hash of the address, by which the letters of a day are counted.
 */
export async function queuePrivacyLink(
  deps: QueueDeps & { db: Db },
  { email, locale, mailbox }: { email: string; locale: Locale; mailbox: string },
): Promise<void> {
  const now = deps.clock.now()
  const letter = { kind: 'privacy_link', subjectId: mailbox } as const
  await deps.db.transaction().execute(async (tx) => {
    if ((await countSince(tx, letter, after(now, -days(1)))) >= linksADay) return
    await queueMail(tx, deps, {
      ...letter,
      orderId: null,
      accountId: null,
      // Pressed twice in the same minute is one letter.
      cause: now.toISOString().slice(0, 16),
      locale,
      recipient: email,
    })
  })
}
