import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { findOrderByNumber } from '../orders/index.ts'
import { isOver, listOurPayments } from '../payments/index.ts'
import { accounts } from './accounts.ts'
import { balanced, type Entry } from './entry.ts'
import { postEntry } from './post-entry.ts'

type Left = {
  party: string
  /** In which the rest is written down, with an amount of nothing: one that is not the euro. */
  currency: string
  leftMinor: number
  /** What is left in each currency, in its smallest unit. */
  sums: Record<string, number>
  lastEntry: number
}

/**
 * An order of which every currency comes to nothing and the euros do not: the rate of the invoice was not that of the balance, or a bank
 * gave back at another rate what it had taken. The rest is a gain or a loss of exchange. So it is of an order that a bank took in
 * another currency than that of the order, once the bank has spoken its last word.
 * @returns how many orders were evened out.
 */
export async function settleExchange(db: Db, day: string): Promise<number> {
  let posted = 0
  for (const left of await listLeft(db)) {
    if (!isEven(left.sums) && !(await isEvenByDispute(db, left))) continue
    const entry = entryOf(left, day)
    if (entry && (await db.transaction().execute((tx) => postEntry(tx, entry)))) posted += 1
  }
  return posted
}

async function listLeft(db: Db): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select party, max(currency) filter (where currency <> ${shopCurrency}) as currency,
      sum(euros)::bigint as "leftMinor", json_object_agg(currency, own) as sums, max(last) as "lastEntry"
    from (
      select party, coalesce(currency, ${shopCurrency}) as currency, sum(debit_minor - credit_minor) as euros,
        sum(coalesce(foreign_minor, debit_minor - credit_minor))::bigint as own, count(*) as lines, max(entry_id) as last
      from shop.book_line where account = ${accounts.customers}
        and party in (select party from shop.book_line where account = ${accounts.customers} and currency is not null)
      group by 1, 2) of_currency
    group by party having sum(euros) <> 0 and sum(lines) > 1 and bool_or(currency <> ${shopCurrency})`.execute(
    db,
  )
  return rows
}

const isEven = (sums: Left['sums']) => Object.values(sums).every((minor) => minor === 0)

/** The order itself ends at what its bank has kept, and what the bank took stands in another currency beside it. */
async function isEvenByDispute(db: Db, { party, sums }: Left): Promise<boolean> {
  const orderId = await findOrderByNumber(db, party)
  if (!orderId) return false
  const [payment] = await listOurPayments(db, { intentIds: [], orderIds: [orderId] })
  if (!payment || payment.disputes.length === 0 || !payment.disputes.every(isOver)) return false
  const kept = payment.refunds
    .filter(({ origin, state }) => origin === 'bank' && state === 'succeeded')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return kept > 0 && (sums[payment.currency] ?? 0) === -kept
}

function entryOf({ party, currency, leftMinor, lastEntry }: Left, day: string): Entry | undefined {
  return balanced({
    journal: 'OD',
    day,
    piece: party,
    pieceDay: day,
    label: `Écart de change ${party}`,
    source: { kind: 'exchange', id: `${party}:${lastEntry}` },
    lines: [
      { account: accounts.customers, party, amountMinor: -leftMinor, foreign: { currency, amountMinor: 0 } },
      { account: leftMinor > 0 ? accounts.exchangeLoss : accounts.exchangeGain, amountMinor: leftMinor },
    ],
  })
}
