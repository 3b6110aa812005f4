import type { Tx } from '../../platform/database/connect.ts'
import type { ComplaintId, TicketId } from '../../shared/ids.ts'
import type { Complaint } from './complaint.ts'
import { findComplaint } from './store.ts'

/** The complaint, for whoever opens its ticket in this transaction; undefined when it has one. */
export async function lockWithoutTicket(tx: Tx, id: ComplaintId): Promise<Complaint | undefined> {
  const row = await tx
    .selectFrom('key_complaint')
    .select('id')
    .where('id', '=', id)
    .where('ticket_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && findComplaint(tx, id)
}

export async function noteTicket(tx: Tx, id: ComplaintId, ticketId: TicketId): Promise<void> {
  await tx.updateTable('key_complaint').set({ ticket_id: ticketId }).where('id', '=', id).execute()
}
