import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { after, minutes } from '../../../shared/time.ts'
import { findAddressee } from '../../orders/index.ts'
import { deliveryKinds, isOneOf } from '../mail.ts'
import { listMailForOrder } from '../queries.ts'
import type { QueueDeps } from '../queue-mail.ts'
import { lettersPerDayMax, resendMail } from '../resend-mail.ts'

export type ResendDeliveryOutcome = { ok: true } | { ok: false; reason: 'too_soon' | 'too_many' | 'nothing' }

/** A letter may take so long; pressed again before, nothing more is sent. */
const patience = minutes(10)

/**
 * Sends the latest letter with a delivery again, to the order's own address and no other. Whoever holds the order's link may ask,
 * a few times a day.
 */
export async function resendDelivery(
  deps: QueueDeps & { db: Db },
  orderId: OrderId,
): Promise<ResendDeliveryOutcome> {
  return deps.db.transaction().execute(async (tx): Promise<ResendDeliveryOutcome> => {
    const addressee = await findAddressee(tx, orderId)
    const sent = (await listMailForOrder(tx, orderId)).filter(({ kind }) => isOneOf(deliveryKinds, kind))
    const letter = sent.at(-1)
    if (!addressee || !letter) return { ok: false, reason: 'nothing' }
    const now = deps.clock.now()
    if (after(letter.createdAt, patience) > now) return { ok: false, reason: 'too_soon' }
    if (sent.filter(({ createdAt }) => createdAt >= after(now, -minutes(24 * 60))).length >= lettersPerDayMax)
      return { ok: false, reason: 'too_many' }
    return resendMail(tx, deps, { mailId: letter.id, recipient: addressee.email })
  })
}
