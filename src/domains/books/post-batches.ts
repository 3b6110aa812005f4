import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import { type BatchPosition, listBatchPositions } from '../keys/index.ts'
import { accounts } from './accounts.ts'
import { balanced, type Entry } from './entry.ts'
import { postEntry } from './post-entry.ts'

/** What the books say of a batch so far, in cents. */
export type BookedBatch = { purchasedMinor: number; stockMinor: number; lostMinor: number }
type Booked = BookedBatch & { batchId: BatchId; productId: ProductId; supplier: string }

const nothing: BookedBatch = { purchasedMinor: 0, stockMinor: 0, lostMinor: 0 }

/**
 * Books what became of the keys of each batch since the last time: what was bought, what is still in stock at cost, what is good for
 * nothing; the rest is the cost of what was sold. An entry is the difference to what stands in the books, so a day that was missed
 * is made up for. Once a day. Costs in another currency are booked by an accountant: the shop does not know the rate.
 */
export async function postBatches(db: Db, day: string): Promise<number> {
  const booked = await readBooked(db)
  const positions = await listBatchPositions(db)
  const there = new Set(positions.map(({ batchId }) => batchId))
  const undone = [...booked.values()].filter(({ batchId }) => !there.has(batchId)).map(goneFrom)
  let posted = 0
  for (const position of [...positions, ...undone]) {
    if (position.currency !== shopCurrency) continue
    const entry = entryOfBatch(position, booked.get(position.batchId) ?? nothing, day)
    if (entry && (await db.transaction().execute((tx) => postEntry(tx, entry)))) posted += 1
  }
  return posted
}

/** Pure: the difference between where the keys are and what the books say. */
export function entryOfBatch(position: BatchPosition, booked: BookedBatch, day: string): Entry | undefined {
  const { batchId, productId, supplier, sourceName, unitCostMinor, held, sold, lost } = position
  const purchased = (held + sold + lost) * unitCostMinor - booked.purchasedMinor
  const stock = held * unitCostMinor - booked.stockMinor
  const writtenOff = lost * unitCostMinor - booked.lostMinor
  const of = { productId, batchId }
  return balanced({
    journal: 'AC',
    day,
    piece: sourceName.slice(0, 80),
    pieceDay: day,
    label: `Clés ${batchId}`,
    source: { kind: 'batch', id: `${batchId}:${day}` },
    lines: [
      { account: accounts.purchases, amountMinor: purchased, ...of },
      {
        account: accounts.suppliers,
        party: (supplier ?? sourceName).slice(0, 80),
        amountMinor: -purchased,
        ...of,
      },
      { account: accounts.stock, amountMinor: stock, ...of },
      { account: accounts.writtenOff, amountMinor: writtenOff, ...of },
      { account: accounts.stockChange, amountMinor: -stock - writtenOff, ...of },
    ],
  })
}

/** Its import was undone: nothing was bought after all. */
function goneFrom({ batchId, productId, supplier }: Booked): BatchPosition {
  const keys = { held: 0, sold: 0, lost: 0, unitCostMinor: 0, currency: shopCurrency }
  return { batchId, productId, supplier, sourceName: batchId, ...keys }
}

async function readBooked(db: Db): Promise<ReadonlyMap<BatchId, Booked>> {
  const { rows } = await sql<Booked>`
    select batch_id as "batchId", max(product_id) as "productId", max(party) as supplier,
      sum(case account when ${accounts.purchases} then debit_minor - credit_minor else 0 end)::bigint as "purchasedMinor",
      sum(case account when ${accounts.stock} then debit_minor - credit_minor else 0 end)::bigint as "stockMinor",
      sum(case account when ${accounts.writtenOff} then debit_minor - credit_minor else 0 end)::bigint as "lostMinor"
    from shop.book_line where batch_id is not null group by batch_id`.execute(db)
  return new Map(rows.map((booked) => [booked.batchId, booked]))
}
