import type { Db } from '../../../platform/database/connect.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { findAddressee, listToRemind } from '../../orders/index.ts'
import { listObjections, personOf } from '../../privacy/index.ts'
import { findSuppression } from '../came-back/suppression.ts'
import { type QueueDeps, queueMail } from '../queue-mail.ts'
import { listReminded } from './reminded.ts'
import { readReminderSetting } from './setting.ts'

export type ReminderDeps = QueueDeps & {
  db: Db
  /** Whether the owner of this mailbox had their data restricted (GDPR Art. 18). */
  isRestricted(recipient: string): Promise<boolean>
}

const atOnce = 200

/**
 * Writes once to whoever paid and has not looked at a key for so many days. Nobody is written to who objects, whose data is
 * restricted, or whose mailbox is left alone; and the letter itself is written only while it is still true.
 * @returns how many were written to.
 */
export async function remindBuyers(deps: ReminderDeps): Promise<number> {
  const { db, clock } = deps
  const { afterDays } = await readReminderSetting(db)
  if (afterDays === null) return 0
  const now = clock.now()
  const due = await listToRemind(db, { days: afterDays, not: await listReminded(db), now, limit: atOnce })
  let written = 0
  for (const orderId of due) {
    const addressee = await findAddressee(db, orderId)
    if (!addressee || !(await mayBeReminded(deps, addressee.email))) continue
    const { email: recipient, locale } = addressee
    const id = await db
      .transaction()
      .execute((tx) => queueMail(tx, deps, { ...letterOf(orderId), locale, recipient }))
    if (id) written += 1
  }
  return written
}

const letterOf = (orderId: OrderId) =>
  ({ kind: 'delivery_reminder', subjectId: orderId, orderId, accountId: null, cause: '' }) as const

async function mayBeReminded({ db, clock, isRestricted }: ReminderDeps, recipient: string): Promise<boolean> {
  if (await isRestricted(recipient)) return false
  if (await findSuppression(db, recipient, clock.now())) return false
  return !(await listObjections(db, await personOf(db, recipient))).includes('reminders')
}
