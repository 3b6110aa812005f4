import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import { allocate } from '../../shared/money.ts'
import { type BatchHead, listBatchesOfUnits, listBatchHeads } from '../keys/index.ts'
import { listSoldUnits } from '../orders/index.ts'
import { accounts, salesAccounts } from './accounts.ts'
import { type BatchCost, listBatchCosts } from './balances.ts'

/** What was earned with something within a time; cents, net of VAT. */
export type Margin = {
  soldMinor: number
  /** What the keys that were sold had cost. */
  costMinor: number
  /** What keys had cost that are good for nothing. */
  lostMinor: number
  /** What suppliers credited for them. */
  creditedMinor: number
  marginMinor: number
}

/** Null: of no product, batch or supplier that is known, as keys that are not delivered yet. */
export type Margins = {
  products: (Margin & { productId: ProductId | null })[]
  batches: (Margin & { batchId: BatchId | null; productId: ProductId | null; sourceName: string | null })[]
  suppliers: (Margin & { supplier: string | null })[]
}

type Span = { from: string; to: string }
type Sold = { soldMinor: number; productId: ProductId | null; batchId: BatchId | null }

/**
 * Margin by product, from the books: sales are those of the accounts 707 less multi-purpose vouchers, costs those of the batches. Nothing
 * but the books is read.
 */
export async function listProductMargins(db: Db, span: Span): Promise<Margins['products']> {
  const sold = await sumByProduct(db, span)
  const costs = await listBatchCosts(db, span)
  return summed(sold, costs, ({ productId }) => productId).map(({ key, ...margin }) => ({
    productId: key,
    ...margin,
  }))
}

/** So long a single statement may take, in milliseconds. */
const statementMillis = 20_000

/**
 * The same by batch and by supplier. A sale counts for the batch of the key that its buyer holds; a document over several keys of one
 * product is split by what each of them cost its buyer. All that was sold is walked through, so whoever waits says until when.
 * @param db may read which key a unit holds.
 * @throws the reason of the signal, when it comes in between.
 */
export async function listKeyMargins(
  db: Db,
  span: Span,
  signal?: AbortSignal,
): Promise<Pick<Margins, 'batches' | 'suppliers'>> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(statementMillis)}, true)`.execute(tx)
      return reckonKeyMargins(tx, span, signal)
    })
}

async function reckonKeyMargins(db: Db, span: Span, signal: AbortSignal | undefined) {
  const costs = await listBatchCosts(db, span)
  const sold = await sumByBatch(db, span, signal)
  const heads = await headsOf(db, [
    ...sold.flatMap(({ batchId }) => batchId ?? []),
    ...costs.map((each) => each.batchId),
  ])
  const bookedSupplier = new Map(costs.map(({ batchId, supplier }) => [batchId, supplier]))
  const supplierOf = (batchId: BatchId) => heads.get(batchId)?.supplier ?? bookedSupplier.get(batchId) ?? null
  return {
    batches: summed(sold, costs, ({ batchId }) => batchId).map(({ key, ...margin }) => ({
      batchId: key,
      productId: (key && heads.get(key)?.productId) ?? null,
      sourceName: (key && heads.get(key)?.sourceName) ?? null,
      ...margin,
    })),
    suppliers: summed(sold, costs, ({ batchId }) => batchId && supplierOf(batchId)).map(
      ({ key, ...margin }) => ({ supplier: key, ...margin }),
    ),
  }
}

async function headsOf(db: Db, batchIds: readonly BatchId[]): Promise<ReadonlyMap<BatchId, BatchHead>> {
  const heads = await listBatchHeads(db, [...new Set(batchIds)])
  return new Map(heads.map((head) => [head.batchId, head]))
}

type Named = { productId: ProductId | null; batchId: BatchId | null }

/** Pure: sales and costs of the same name together, the most sold first. */
function summed<Key extends string>(
  sold: readonly Sold[],
  costs: readonly BatchCost[],
  keyOf: (named: Named) => Key | null,
): (Margin & { key: Key | null })[] {
  const sums = new Map<Key | null, Margin>()
  const add = (key: Key | null, more: Partial<Margin>) => {
    const before = sums.get(key) ?? {
      soldMinor: 0,
      costMinor: 0,
      lostMinor: 0,
      creditedMinor: 0,
      marginMinor: 0,
    }
    const { soldMinor = 0, costMinor = 0, lostMinor = 0, creditedMinor = 0 } = more
    sums.set(key, {
      soldMinor: before.soldMinor + soldMinor,
      costMinor: before.costMinor + costMinor,
      lostMinor: before.lostMinor + lostMinor,
      creditedMinor: before.creditedMinor + creditedMinor,
      marginMinor: before.marginMinor + soldMinor - costMinor - lostMinor + creditedMinor,
    })
  }
  for (const each of sold) add(keyOf(each), { soldMinor: each.soldMinor })
  for (const { soldMinor: costMinor, lostMinor, creditedMinor, ...named } of costs)
    add(keyOf(named), { costMinor, lostMinor, creditedMinor })
  return [...sums]
    .map(([key, margin]) => ({ key, ...margin }))
    .filter(({ soldMinor, costMinor, lostMinor, creditedMinor }) =>
      [soldMinor, costMinor, lostMinor, creditedMinor].some((minor) => minor !== 0),
    )
    .toSorted((a, b) => b.soldMinor - a.soldMinor || String(a.key).localeCompare(String(b.key)))
}

const isSale = sql`l.account like '707%' and l.account <> ${salesAccounts.voucher}`

async function sumByProduct(db: Db, { from, to }: Span): Promise<Sold[]> {
  const { rows } = await sql<Sold>`
    select l.product_id as "productId", null as "batchId", sum(l.credit_minor - l.debit_minor)::bigint as "soldMinor"
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    where e.source_kind = 'document' and e.day between ${from} and ${to} and ${isSale}
    group by l.product_id`.execute(db)
  return rows
}

/** Sales by product and batch: page by page, so that memory does not grow with the year. */
async function sumByBatch(db: Db, span: Span, signal: AbortSignal | undefined): Promise<Sold[]> {
  const sums = new Map<string, Sold>()
  for (let last = 0; ; ) {
    signal?.throwIfAborted()
    const page = await readSales(db, span, last)
    if (page.length === 0) return [...sums.values()]
    for (const { productId, batchId, soldMinor } of await byBatch(db, page)) {
      const key = `${productId} ${batchId}`
      const before = sums.get(key)?.soldMinor ?? 0
      sums.set(key, { productId, batchId, soldMinor: before + soldMinor })
    }
    last = page.at(-1)?.entryId ?? 0
  }
}

type Sale = {
  entryId: number
  orderNumber: string
  productId: ProductId | null
  /** Null of a document that sold nothing but vouchers. */
  netMinor: number | null
}

/** Documents. */
const pageSize = 2000

async function readSales(db: Db, { from, to }: Span, last: number): Promise<Sale[]> {
  const { rows } = await sql<Sale>`
    select e.id as "entryId", c.party as "orderNumber", l.product_id as "productId",
      (l.credit_minor - l.debit_minor) as "netMinor"
    from (select id from shop.book_entry where source_kind = 'document' and day between ${from} and ${to} and id > ${last}
      order by id limit ${pageSize}) e
    join shop.book_line c on c.entry_id = e.id and c.account = ${accounts.customers}
    left join shop.book_line l on l.entry_id = e.id and ${isSale}
    order by e.id, l.position`.execute(db)
  return rows
}

async function byBatch(db: Db, page: readonly Sale[]): Promise<Sold[]> {
  const units = await listSoldUnits(db, [...new Set(page.map(({ orderNumber }) => orderNumber))])
  const batches = await listBatchesOfUnits(
    db,
    units.map(({ unitId }) => unitId),
  )
  const keyOf = (of: { orderNumber: string; productId: ProductId | null }) =>
    `${of.orderNumber} ${of.productId}`
  const sold = Map.groupBy(units, keyOf)
  return page.flatMap((sale) => {
    const members = sold.get(keyOf(sale)) ?? []
    const { productId, netMinor } = sale
    if (netMinor === null) return []
    if (members.length === 0) return [{ productId, batchId: null, soldMinor: netMinor }]
    const shares = allocate(
      Math.abs(netMinor),
      members.map(({ grossMinor }) => grossMinor),
    )
    return members.map(({ unitId }, index) => ({
      productId,
      batchId: batches.get(unitId) ?? null,
      soldMinor: Math.sign(netMinor) * (shares[index] ?? 0),
    }))
  })
}
