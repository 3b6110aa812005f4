import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import { localDayAfter } from '../../shared/time.ts'
import { type BatchPosition, listBatchesBoughtAbroad, listBatchPositions } from '../keys/index.ts'
import { countCredited } from '../replacement/index.ts'
import { accounts } from './accounts.ts'
import { noteNight } from './booked-until.ts'
import { balanced, type Entry } from './entry.ts'
import { postEntry } from './post-entry.ts'
import { inCents, type KnownRate, rateInWords } from './rates/exchange-rate.ts'
import { findRate, listUnratedDays } from './rates/rate-store.ts'

/** What the books say of a batch so far, in cents; `foreignMinor` is what its supplier is owed, in the currency of its cost. */
export type BookedBatch = {
  purchasedMinor: number
  stockMinor: number
  lostMinor: number
  creditedMinor: number
  foreignMinor: number
}
type Booked = BookedBatch & { batchId: BatchId; productId: ProductId; supplier: string }

const nothing: BookedBatch = {
  ...{ purchasedMinor: 0, stockMinor: 0, lostMinor: 0 },
  ...{ creditedMinor: 0, foreignMinor: 0 },
}

/** Where the keys of a batch are, how many of them its supplier has credited, and the rate of the day on which it was bought. */
export type CostedBatch = Omit<BatchPosition, 'importedAt'> & { credited: number; rate: KnownRate | null }

export type BatchDeps = {
  db: Db
  alarm(name: string, details: Record<string, string>): void
}

/**
 * Books what became of the keys of each batch since the last time: what was bought, what is still in stock at cost, what is good for
 * nothing, what the supplier has credited; the rest is the cost of what was sold. An entry is the difference to what stands in the
 * books, so a day that was missed is made up for. Once a day. Costs in another currency are booked at the rate of the day of
 * purchase, or the last banking day before it; while no rate is known, they wait.
 */
export async function postBatches({ db, alarm }: BatchDeps, day: string): Promise<number> {
  const booked = await readBooked(db)
  const credited = await countCredited(db)
  const positions = await listBatchPositions(db)
  const there = new Set(positions.map(({ batchId }) => batchId))
  const undone = [...booked.values()].filter(({ batchId }) => !there.has(batchId)).map(goneFrom)
  let posted = 0
  for (const { importedAt, ...position } of positions) {
    const rate = await findRateOf(db, { ...position, importedAt })
    if (rate === undefined) {
      alarm('books.no_rate', { batchId: position.batchId, currency: position.currency })
      continue
    }
    const costed = { ...position, credited: credited.get(position.batchId) ?? 0, rate }
    if (await postBatch(db, costed, booked.get(position.batchId) ?? nothing, day)) posted += 1
  }
  for (const gone of undone)
    if (await postBatch(db, gone, booked.get(gone.batchId) ?? nothing, day)) posted += 1
  await noteNight(db, day)
  return posted
}

async function postBatch(db: Db, costed: CostedBatch, booked: BookedBatch, day: string): Promise<boolean> {
  const entry = entryOfBatch(costed, booked, day)
  return entry !== undefined && (await db.transaction().execute((tx) => postEntry(tx, entry)))
}

/** Null where none is needed, undefined where none is known. */
async function findRateOf(
  db: Db,
  { currency, importedAt }: Pick<BatchPosition, 'currency' | 'importedAt'>,
): Promise<KnownRate | null | undefined> {
  return currency === shopCurrency ? null : findRate(db, currency, localDayAfter(importedAt, 0))
}

/** Batches that were bought in another currency, on a day of which no rate is known. */
export type UnratedBatch = { batchId: BatchId; sourceName: string; currency: string; day: string }

/** None of their keys is counted for it. */
export async function listUnratedBatches(db: Db): Promise<UnratedBatch[]> {
  const abroad = (await listBatchesBoughtAbroad(db, shopCurrency)).map(({ importedAt, ...batch }) => ({
    ...batch,
    day: localDayAfter(importedAt, 0),
  }))
  const unrated = new Set(
    (await listUnratedDays(db, abroad)).map(({ currency, day }) => `${currency} ${day}`),
  )
  return abroad.filter(({ currency, day }) => unrated.has(`${currency} ${day}`))
}

/** Pure: the difference between where the keys are and what the books say. */
export function entryOfBatch(position: CostedBatch, booked: BookedBatch, day: string): Entry | undefined {
  const { batchId, productId, supplier, sourceName, unitCostMinor, held, sold, lost, credited, rate } =
    position
  const cost = (keys: number) => (rate ? inCents(keys * unitCostMinor, rate) : keys * unitCostMinor)
  const purchased = cost(held + sold + lost) - booked.purchasedMinor
  const stock = cost(held) - booked.stockMinor
  const writtenOff = cost(lost) - booked.lostMinor
  const givenBack = cost(credited) - booked.creditedMinor
  const owedMinor = (held + sold + lost) * unitCostMinor - booked.foreignMinor
  const of = { productId, batchId }
  const party = (supplier ?? sourceName).slice(0, 80)
  return balanced({
    journal: 'AC',
    day,
    piece: sourceName.slice(0, 80),
    pieceDay: day,
    label: rate ? `Clés ${batchId}, ${rateInWords(rate)}` : `Clés ${batchId}`,
    source: { kind: 'batch', id: `${batchId}:${day}` },
    lines: [
      { account: accounts.purchases, amountMinor: purchased, ...of },
      {
        ...{ account: accounts.suppliers, party, amountMinor: -purchased, ...of },
        ...(rate && { foreign: { currency: rate.currency, amountMinor: -owedMinor } }),
      },
      { account: accounts.stock, amountMinor: stock, ...of },
      { account: accounts.writtenOff, amountMinor: writtenOff, ...of },
      { account: accounts.stockChange, amountMinor: -stock - writtenOff, ...of },
      { account: accounts.supplierCredits, party, amountMinor: givenBack, ...of },
      { account: accounts.purchasesCredited, amountMinor: -givenBack, ...of },
    ],
  })
}

/** Its import was undone: nothing was bought after all. */
function goneFrom({ batchId, productId, supplier }: Booked): CostedBatch {
  const keys = { held: 0, sold: 0, lost: 0, credited: 0, unitCostMinor: 0 }
  return { batchId, productId, supplier, sourceName: batchId, currency: shopCurrency, rate: null, ...keys }
}

async function readBooked(db: Db): Promise<ReadonlyMap<BatchId, Booked>> {
  const { rows } = await sql<Booked>`
    select batch_id as "batchId", max(product_id) as "productId", max(party) as supplier,
      coalesce(sum(debit_minor - credit_minor) filter (where account = ${accounts.purchases}), 0)::bigint as "purchasedMinor",
      coalesce(sum(debit_minor - credit_minor) filter (where account = ${accounts.stock}), 0)::bigint as "stockMinor",
      coalesce(sum(debit_minor - credit_minor) filter (where account = ${accounts.writtenOff}), 0)::bigint as "lostMinor",
      coalesce(sum(credit_minor - debit_minor) filter (where account = ${accounts.purchasesCredited}), 0)::bigint as "creditedMinor",
      coalesce(-sum(foreign_minor) filter (where account = ${accounts.suppliers}), 0)::bigint as "foreignMinor"
    from shop.book_line where batch_id is not null group by batch_id`.execute(db)
  return new Map(rows.map((booked) => [booked.batchId, booked]))
}
