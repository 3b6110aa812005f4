import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../../shared/ids.ts'

export const batchesPerPage = 50
export type BatchSort = 'imported' | 'supplier' | 'expires' | 'cost' | 'keys'

export type BatchFilter = {
  /** Within the name of the file, the supplier, the invoice or the batch's id. */
  text: string
  /** Of these products as well, which were found by the same words. */
  products: readonly ProductId[]
  state: '' | 'in' | 'out'
}

/** A batch with what became of its keys. */
export type BatchInList = {
  id: BatchId
  productId: ProductId
  sourceName: string
  supplier: string | null
  invoiceReference: string | null
  unitCostMinor: number | null
  currency: string | null
  /** For keys that brought no day of their own. */
  expiresOn: string | null
  importedAt: Date
  isDemo: boolean
  isOut: boolean
  version: number
  keys: number
  /** For sale today. */
  free: number
  reserved: number
  sold: number
  quarantined: number
  /** Never sold, and too late to be. */
  expired: number
  /** Revoked or replaced. */
  bad: number
}

type Order = { sort: BatchSort; isDescending: boolean }
type Page = { page: number; perPage?: number }

/** One page of the batches; keys are counted of these alone. */
export async function listDeskBatches(
  db: Db,
  { filter, page, perPage = batchesPerPage, ...order }: { filter: BatchFilter } & Order & Page,
): Promise<{ rows: BatchInList[]; total: number }> {
  const { rows } = await sql<BatchInList & { total: number }>`
    with found as materialized (
      select b.*, count(*) over () as total, row_number() over (order by ${orderOf(order)}) as place
      from shop.key_batch b where ${within(filter)}
      order by place limit ${perPage} offset ${(page - 1) * perPage}
    )
    select ${batchColumns}, b.total from found b ${counted} order by b.place`.execute(db)
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? (page > 1 ? await countFound(db, filter) : 0),
  }
}

async function countFound(db: Db, filter: BatchFilter): Promise<number> {
  const { rows } = await sql<{
    total: number
  }>`select count(*) as total from shop.key_batch b where ${within(filter)}`.execute(db)
  return rows[0]?.total ?? 0
}

export async function findDeskBatch(db: Db, batchId: BatchId): Promise<BatchInList | undefined> {
  const { rows } = await sql<BatchInList>`
    select ${batchColumns} from shop.key_batch b ${counted} where b.id = ${batchId}`.execute(db)
  return rows[0]
}

/** Every batch that the filter lets through, some hundred at a time. */
export async function* eachDeskBatch(
  db: Db,
  query: { filter: BatchFilter } & Order,
): AsyncGenerator<BatchInList[]> {
  for (let page = 1; ; page++) {
    const { rows } = await listDeskBatches(db, { ...query, page, perPage: batchesAtOnce })
    if (rows.length > 0) yield rows
    if (rows.length < batchesAtOnce) return
  }
}

const batchesAtOnce = 500

const batchColumns = sql`
  b.id, b.product_id as "productId", b.source_name as "sourceName", b.supplier,
  b.invoice_reference as "invoiceReference", b.unit_cost_minor as "unitCostMinor", b.currency,
  b.expires_on::text as "expiresOn", b.imported_at as "importedAt", b.demo as "isDemo",
  b.quarantined_at is not null as "isOut", b.version, b.key_count as keys,
  c.free, c.reserved, c.sold, c.quarantined, c.expired, c.bad`

// From the index alone.
const counted = sql`
  cross join lateral (
    select count(*) filter (where k.state = 'available' and k.expires_on >= current_date) as free,
      count(*) filter (where k.state = 'available' and k.expires_on < current_date) as expired,
      count(*) filter (where k.state = 'reserved') as reserved,
      count(*) filter (where k.state in ('assigned', 'revealed')) as sold,
      count(*) filter (where k.state = 'quarantined') as quarantined,
      count(*) filter (where k.state in ('revoked', 'replaced')) as bad
    from shop.key k where k.batch_id = b.id
  ) c`

function within({ text, products, state }: BatchFilter): RawBuilder<unknown> {
  const named = sql`position(lower(${text}) in lower(concat_ws(' ', b.source_name, b.supplier, b.invoice_reference, b.id))) > 0`
  const conditions = [
    ...(text === '' ? [] : [sql`(${named} or b.product_id = any(${products}))`]),
    ...(state === '' ? [] : [sql`(b.quarantined_at is not null) = ${state === 'out'}`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

const sorted: Record<BatchSort, RawBuilder<unknown>> = {
  imported: sql`b.imported_at`,
  supplier: sql`lower(b.supplier)`,
  expires: sql`b.expires_on`,
  cost: sql`b.unit_cost_minor`,
  keys: sql`b.key_count`,
}

function orderOf({ sort, isDescending }: Order): RawBuilder<unknown> {
  const direction = isDescending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`${sorted[sort]} ${direction}, b.id desc`
}
