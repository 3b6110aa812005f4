import type { Db } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { reminderHours } from '../dispute.ts'
import type { DisputeEvent } from '../events.ts'
import { noteReminded, takeForgotten } from './evidence-store.ts'

/** Tells the staff of disputes that nobody has answered, 72 and 24 hours before the bank stops listening; once each. */
export async function remindOfDisputes({ db, outbox }: { db: Db; outbox: Outbox }): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const forgotten = await takeForgotten(tx, reminderHours[0])
    for (const { id, orderId, dueAt, hoursLeft } of forgotten) {
      const hours = hoursLeft <= reminderHours[1] ? reminderHours[1] : reminderHours[0]
      await noteReminded(tx, id, hours)
      const event: DisputeEvent = {
        type: 'dispute_news',
        news: `dispute_due_${hours}`,
        subjectId: id,
        orderId,
        at: dueAt.toISOString(),
      }
      await outbox.emit(tx, event)
    }
    return forgotten.length
  })
}
