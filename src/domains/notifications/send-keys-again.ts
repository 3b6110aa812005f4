import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import { findAddressee } from '../orders/index.ts'
import type { KeyLetters } from '../tickets/index.ts'
import type { MailKind } from './letter.ts'
import { countSince, listMailForOrder } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import { lettersPerDayMax } from './resend-mail.ts'

/** What a key went out with, at first or later. */
export const withKeys = [
  'order_confirmation',
  'key_delivery',
  'key_revealed',
  'key_replaced',
] satisfies MailKind[]

/**
 * The latest letter with keys of an order goes out again, to the order's own address, whoever asked. What it says is read when
 * it is sent. The same cause queues one letter, however often it is told.
 */
export function keyLettersOver(deps: QueueDeps): KeyLetters {
  return {
    async refusalOf(tx, orderId) {
      const letter = await findLatest(tx, orderId)
      if (!letter) return 'nothing_to_resend'
      const count = await countSince(tx, letter, after(deps.clock.now(), -days(1)))
      return count >= lettersPerDayMax ? 'too_many' : null
    },
    async sendAgain(tx, { orderId, cause }) {
      const letter = await findLatest(tx, orderId)
      const addressee = await findAddressee(tx, orderId)
      if (!letter || !addressee) return
      const { email: recipient, locale } = addressee
      const again = { ...letter, orderId, accountId: null, locale, recipient, cause: `again:${cause}` }
      await queueMail(tx, deps, again)
    },
  }
}

async function findLatest(
  db: Db,
  orderId: OrderId,
): Promise<{ kind: MailKind; subjectId: string } | undefined> {
  for (const { kind, subjectId } of (await listMailForOrder(db, orderId)).toReversed()) {
    const known = withKeys.find((each) => each === kind)
    if (known) return { kind: known, subjectId }
  }
  return undefined
}
