import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { accounts } from './accounts.ts'
import { balanced, type Entry } from './entry.ts'
import { postEntry } from './post-entry.ts'

type Left = { party: string; currency: string; leftMinor: number; lastEntry: number }

/**
 * An order in another currency that is even in that currency but not in euros: the rate of the invoice was not that of the balance. The
 * rest is a gain or a loss of exchange. A disputed order waits: what a bank took is told in euros alone.
 * @returns how many orders were evened out.
 */
export async function settleExchange(db: Db, day: string): Promise<number> {
  const { rows } = await sql<Left>`
    select party, max(currency) as currency, sum(debit_minor - credit_minor)::bigint as "leftMinor", max(entry_id) as "lastEntry"
    from shop.book_line where account = ${accounts.customers}
      and party in (select party from shop.book_line where account = ${accounts.customers} and currency is not null)
    group by party
    having bool_and(currency is not null) and sum(foreign_minor) = 0 and count(*) > 1
      and sum(debit_minor) <> sum(credit_minor)`.execute(db)
  let posted = 0
  for (const left of rows) {
    const entry = entryOf(left, day)
    if (entry && (await db.transaction().execute((tx) => postEntry(tx, entry)))) posted += 1
  }
  return posted
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
