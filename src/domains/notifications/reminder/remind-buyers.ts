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

const atOnceMax = 200
/** Whoever could have been reminded for so many days is left alone: nobody hears of last year's order, or twice. */
const lateMax = 30

/**
 * Writes once to whoever paid and has not looked at a key for so many days. Nobody is written to who objects, whose data is
 * restricted, or whose mailbox is left alone; and the letter itself is written only while it is still true.
 * @returns how many were written to.
 */
export async function remindBuyers(deps: ReminderDeps, atOnce = atOnceMax): Promise<number> {
  const { db, clock } = deps
  const { afterDays, since } = await readReminderSetting(db)
  if (afterDays === null) return 0
  const now = clock.now()
  const seen = await listReminded(db)
  let written = 0
  // Those who may not be written to stay at the head for good: they are passed by, and keep nobody else waiting.
  while (written < atOnce) {
    const due = await listToRemind(db, { days: afterDays, since, lateMax, not: seen, now, limit: atOnce })
    if (due.length === 0) break
    seen.push(...due)
    for (const orderId of due) if (await remind(deps, orderId)) written += 1
  }
  return written
}

async function remind(deps: ReminderDeps, orderId: OrderId): Promise<boolean> {
  const addressee = await findAddressee(deps.db, orderId)
  if (!addressee || !(await mayBeReminded(deps, addressee.email))) return false
  const { email: recipient, locale } = addressee
  const id = await deps.db
    .transaction()
    .execute((tx) => queueMail(tx, deps, { ...letterOf(orderId), locale, recipient }))
  return id !== null && id !== undefined
}

const letterOf = (orderId: OrderId) =>
  ({ kind: 'delivery_reminder', subjectId: orderId, orderId, accountId: null, cause: '' }) as const

async function mayBeReminded({ db, clock, isRestricted }: ReminderDeps, recipient: string): Promise<boolean> {
  if (await isRestricted(recipient)) return false
  if (await findSuppression(db, recipient, clock.now())) return false
  return !(await listObjections(db, await personOf(db, recipient))).includes('reminders')
}
