import type { TicketId } from '../../shared/ids.ts'
import type { TicketDeps } from './deps.ts'
import type { Rating } from './ticket.ts'

/** What the customer thinks of the answers; may be changed. @returns false when there was none yet. */
export async function rateTicket(
  { db, clock }: Pick<TicketDeps, 'db' | 'clock'>,
  id: TicketId,
  rating: Rating,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('ticket')
    .set({ rating, rated_at: clock.now() })
    .where('id', '=', id)
    .where('first_answered_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
