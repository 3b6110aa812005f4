import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { Complaint } from './complaint.ts'
import { complaintFrom } from './store.ts'

export const complaintsPerPage = 50

export type ComplaintQuery = { show: 'open' | 'all'; isDescending: boolean; page: number }

/** For the staff: what waits for somebody, or everything, by when it was made. */
export async function listComplaints(
  db: Db,
  { show, isDescending, page }: ComplaintQuery,
): Promise<{ rows: Complaint[]; total: number }> {
  const rows = await db
    .selectFrom('key_complaint')
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .$if(show === 'open', (query) => query.where('state', 'in', ['staff', 'choosing', 'waiting']))
    .orderBy('made_at', isDescending ? 'desc' : 'asc')
    .orderBy('id', isDescending ? 'desc' : 'asc')
    .limit(complaintsPerPage)
    .offset((page - 1) * complaintsPerPage)
    .execute()
  return { total: rows[0]?.total ?? 0, rows: rows.map(complaintFrom) }
}

export async function countOpenComplaints(db: Db): Promise<{ open: number; firstMadeAt: Date | null }> {
  const row = await db
    .selectFrom('key_complaint')
    .select(({ fn }) => [fn.countAll<number>().as('open'), fn.min('made_at').as('firstMadeAt')])
    .where('state', '=', 'staff')
    .executeTakeFirst()
  return { open: row?.open ?? 0, firstMadeAt: row?.firstMadeAt ?? null }
}

/** The latest complaint of each unit of an order. */
export async function listComplaintsOfOrder(db: Db, orderId: OrderId): Promise<Map<UnitId, Complaint>> {
  const rows = await db
    .selectFrom('key_complaint')
    .selectAll()
    .distinctOn('unit_id')
    .where('order_id', '=', orderId)
    .orderBy('unit_id')
    .orderBy('seq', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unit_id, complaintFrom(row)]))
}
