import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, WithdrawalId } from '../../shared/ids.ts'
import { type Answer, forStaff } from './judge-unit.ts'
import { type Need, needsOf, receiptOf } from './withdrawal.ts'

export type WithdrawalInList = {
  id: WithdrawalId
  orderNumber: string
  orderId: OrderId | null
  madeAt: Date
  inTime: boolean | null
  isClosed: boolean
  answers: Answer[]
  needs: Need[]
}

export const withdrawalsPerPage = 50

// What needsOf says of a row, for the rows that the database has to find.
// Each reason by an index of its own: most statements settle by themselves and are looked at by nobody.
const needsSomebody = sql<boolean>`(
  withdrawal.closed_at is null and withdrawal.id in (
    select id from shop.withdrawal where closed_at is null and order_id is null
    union select id from shop.withdrawal
      where closed_at is null and receipt_refused_at is not null and receipt_accepted_at is null
    union select withdrawal_id from shop.withdrawal_unit
      where answer in (${sql.join(forStaff.map((answer) => sql.lit(answer)))})))`

/** For the staff: what needs somebody first in time, everything else the latest first. It names nobody. */
export async function listWithdrawals(
  db: Db,
  { show, page, isDescending }: { show: 'open' | 'all'; page: number; isDescending: boolean },
): Promise<{ rows: WithdrawalInList[]; total: number }> {
  const rows = await db
    .selectFrom('withdrawal')
    .select(['id', 'order_number', 'order_id', 'made_at', 'in_time', 'closed_at'])
    .select(['receipt_accepted_at', 'receipt_refused_at'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .select(
      sql<Answer[]>`array(select u.answer from shop.withdrawal_unit u
        where u.withdrawal_id = withdrawal.id order by u.unit_id)`.as('answers'),
    )
    .$if(show === 'open', (query) => query.where(needsSomebody))
    .orderBy('made_at', isDescending ? 'desc' : 'asc')
    .orderBy('id', isDescending ? 'desc' : 'asc')
    .limit(withdrawalsPerPage)
    .offset((page - 1) * withdrawalsPerPage)
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      orderNumber: row.order_number,
      orderId: row.order_id,
      madeAt: row.made_at,
      inTime: row.in_time,
      isClosed: row.closed_at !== null,
      answers: row.answers,
      needs: needsOf({
        orderId: row.order_id,
        closed: row.closed_at && { at: row.closed_at, note: null },
        receipt: receiptOf(row),
        units: row.answers.map((answer) => ({ answer })),
      }),
    })),
  }
}

export async function countOpenWithdrawals(db: Db): Promise<{ open: number; firstMadeAt: Date | null }> {
  const row = await db
    .selectFrom('withdrawal')
    .select(({ fn }) => [fn.countAll<number>().as('open'), fn.min('made_at').as('firstMadeAt')])
    .where(needsSomebody)
    .executeTakeFirst()
  return { open: row?.open ?? 0, firstMadeAt: row?.firstMadeAt ?? null }
}
