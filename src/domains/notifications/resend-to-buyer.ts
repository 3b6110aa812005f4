import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import { findAddressee } from '../orders/index.ts'
import type { MailKind } from './letter.ts'
import { countSince, listMailForOrder } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import { lettersPerDayMax } from './resend-mail.ts'
import { withKeys } from './send-keys-again.ts'

/** The latest letter with keys, or the latest confirmation of the customer's two answers. */
export const resendables = ['keys', 'receipt'] as const
export type Resendable = (typeof resendables)[number]
export type ResendToBuyerOutcome = { ok: true } | { ok: false; reason: 'nothing' | 'too_many' }

const kindsOf: Record<Resendable, readonly string[]> = {
  keys: withKeys,
  // Of what was opened at once the order's confirmation is the receipt.
  receipt: ['waiver_receipt', 'order_confirmation'] satisfies MailKind[],
}

/** Because somebody of the staff says so, to the address that the order has today. A double click sends one. */
export async function resendToBuyer(
  deps: QueueDeps & { db: Db },
  { orderId, what, by }: { orderId: OrderId; what: Resendable; by: AccountId },
): Promise<ResendToBuyerOutcome> {
  const addressee = await findAddressee(deps.db, orderId)
  const letters = await listMailForOrder(deps.db, orderId)
  const last = letters.findLast(({ kind }) => kindsOf[what].includes(kind))
  if (!addressee || !last || addressee.email === erasedEmail) return { ok: false, reason: 'nothing' }
  const { email: recipient, locale } = addressee
  const about = { kind: last.kind as MailKind, subjectId: last.subjectId }
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (tx): Promise<ResendToBuyerOutcome> => {
    if ((await countSince(tx, about, after(now, -days(1)))) >= lettersPerDayMax)
      return { ok: false, reason: 'too_many' }
    const cause = `again:${now.toISOString().slice(0, 16)}`
    const queued = await queueMail(tx, deps, { ...about, orderId, accountId: null, cause, locale, recipient })
    if (queued)
      await recordAudit(tx, {
        subject: { kind: 'order', id: orderId },
        action: `order.${what}_sent_again`,
        actor: { kind: 'staff', id: by },
      })
    return { ok: true }
  })
}
