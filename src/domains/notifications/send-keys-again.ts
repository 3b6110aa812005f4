import type { Db } from '../../platform/database/connect.ts'
import { after, days } from '../../shared/time.ts'
import { findAddressee } from '../orders/index.ts'
import type { KeyMailWanted } from '../tickets/index.ts'
import type { MailKind } from './letter.ts'
import { countSince, listMailForOrder } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import { lettersPerDayMax } from './resend-mail.ts'

/** What a key went out with, at first or later. */
export const withKeys: readonly string[] = [
  'order_confirmation',
  'key_delivery',
  'key_revealed',
  'key_replaced',
] satisfies MailKind[]

/**
 * The latest letter with keys of an order goes out again, to the order's own address, whoever asked. What it says is read when
 * it is sent. The same wish queues one letter, however often it is told.
 */
export async function sendKeysAgain(
  deps: QueueDeps & { db: Db },
  { orderId, cause }: KeyMailWanted,
): Promise<void> {
  const addressee = await findAddressee(deps.db, orderId)
  const letters = await listMailForOrder(deps.db, orderId)
  const last = letters.findLast(({ kind }) => withKeys.includes(kind))
  if (!addressee || !last) return
  const { email: recipient, locale } = addressee
  const letter = { kind: last.kind as MailKind, subjectId: last.subjectId }
  await deps.db.transaction().execute(async (tx) => {
    const since = after(deps.clock.now(), -days(1))
    if ((await countSince(tx, letter, since)) > lettersPerDayMax) return
    await queueMail(tx, deps, {
      ...{ ...letter, orderId, accountId: null, locale, recipient },
      cause: `again:${cause}`,
    })
  })
}
