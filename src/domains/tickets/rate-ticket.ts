import type { TicketId } from '../../shared/ids.ts'
import type { TicketDeps } from './deps.ts'
import { findSurvivor } from './merge/read-merged.ts'
import { findTicket } from './store.ts'
import type { Rating } from './ticket.ts'

/** What the customer thinks of the answers; may be changed. @returns false when there was none yet. */
export async function rateTicket(
  { db, clock }: Pick<TicketDeps, 'db' | 'clock'>,
  id: TicketId,
  rating: Rating,
): Promise<boolean> {
  const ticket = await findTicket(db, id)
  const survivor = ticket && (await findSurvivor(db, ticket))
  const { numUpdatedRows } = await db
    .updateTable('ticket')
    .set({ rating, rated_at: clock.now() })
    .where('id', '=', survivor?.id ?? id)
    .where('first_answered_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
