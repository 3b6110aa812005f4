import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import { accountLabel, accounts } from './accounts.ts'

/** One account of a financial year, also of its open days; cents. */
export type AccountBalance = { account: string; label: string; debitMinor: number; creditMinor: number }

/** The trial balance of the days from `from` to `to`. */
export async function listBalances(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<AccountBalance[]> {
  const { rows } = await sql<Omit<AccountBalance, 'label'>>`
    select l.account, sum(l.debit_minor)::bigint as "debitMinor", sum(l.credit_minor)::bigint as "creditMinor"
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.day between ${from} and ${to} group by 1 order by 1`.execute(db)
  return rows.map((row) => ({ ...row, label: accountLabel(row.account) }))
}

/** An order that is not even: who owes is positive. Days ago counts from its last entry. */
export type OpenOrder = { orderNumber: string; leftMinor: number; lastDay: string }

/** Orders whose invoices, payments and refunds do not come to nothing, the oldest first. */
export async function listOpenOrders(db: Db, limit: number): Promise<OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select l.party as "orderNumber", sum(l.debit_minor - l.credit_minor)::bigint as "leftMinor",
      to_char(max(e.day), 'YYYY-MM-DD') as "lastDay"
    from shop.book_line l join shop.book_entry e on e.id = l.entry_id
    where l.account = ${accounts.customers} and l.party is not null
    group by l.party having sum(l.debit_minor) <> sum(l.credit_minor)
    order by max(e.day), l.party limit ${limit}`.execute(db)
  return rows
}

/** What keys of a batch cost and where that money is; cents. */
export type BatchCost = {
  batchId: BatchId
  productId: ProductId
  /** As the books know it; an import without a name stands under that of its file. */
  supplier: string | null
  purchasedMinor: number
  stockMinor: number
  soldMinor: number
  lostMinor: number
  /** What the supplier has credited, or owes. */
  creditedMinor: number
}

/** What was bought, sold, written off and credited within a time, and the stock as it stands, batch by batch. */
export async function listBatchCosts(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<BatchCost[]> {
  const { rows } = await sql<BatchCost>`
    select l.batch_id as "batchId", max(l.product_id) as "productId", max(l.party) as supplier,
      coalesce(sum(l.debit_minor - l.credit_minor) filter (where l.account = ${accounts.purchases} and e.day between ${from} and ${to}), 0)::bigint as "purchasedMinor",
      coalesce(sum(l.debit_minor - l.credit_minor) filter (where l.account = ${accounts.stock}), 0)::bigint as "stockMinor",
      coalesce(sum(l.debit_minor - l.credit_minor) filter (where l.account in (${accounts.purchases}, ${accounts.stockChange}) and e.day between ${from} and ${to}), 0)::bigint as "soldMinor",
      coalesce(sum(l.debit_minor - l.credit_minor) filter (where l.account = ${accounts.writtenOff} and e.day between ${from} and ${to}), 0)::bigint as "lostMinor",
      coalesce(sum(l.credit_minor - l.debit_minor) filter (where l.account = ${accounts.purchasesCredited} and e.day between ${from} and ${to}), 0)::bigint as "creditedMinor"
    from shop.book_line l join shop.book_entry e on e.id = l.entry_id
    where l.batch_id is not null group by l.batch_id order by l.batch_id`.execute(db)
  return rows
}
