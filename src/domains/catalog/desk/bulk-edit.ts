import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { type AccountId, type BulkEditId, newId, type ProductId } from '../../../shared/ids.ts'
import { type Money, money, roundMinor } from '../../../shared/money.ts'
import { holdWithBundles } from '../parts.ts'
import { setProductState } from './edit-product.ts'
import { type DeskPrice, readDeskPrices, setPrices } from './prices.ts'
import type { AskedPrice, ProductState } from './product-text.ts'
import { lockProduct } from './read-product.ts'

/** One change of many products: their shelf, their state, or all their prices by a whole percentage. */
export type BulkChange = { category: string } | { state: ProductState } | { percent: number }

export type Chosen = { id: ProductId; version: number }
/** A product of a change: the version that came of it, and what was there before. */
type Done = Chosen & { before: { category: string; state: ProductState; prices: AskedPrice[] } }

export type BulkEdit = {
  id: BulkEditId
  change: BulkChange
  products: Done[]
  madeAt: Date
  isUndone: boolean
}
export type BulkOutcome =
  | { ok: true; id: BulkEditId }
  | { ok: false; reason: 'changed_meanwhile'; ids: ProductId[] }

/** So many at once: what a page can show for review. */
export const bulkMax = 500

/** What a price may be, as somebody types it. */
const minorMax = 999_999_999

/** Pure rule: a price moved by a whole percentage; a regular price that is no longer above it has nothing left to say. */
export function movedBy(percent: number, { price, regularPrice }: AskedPrice): AskedPrice {
  const minor = roundMinor((price.minor * (100 + percent)) / 100)
  const moved = money(Math.min(Math.max(1, minor), minorMax), price.currency)
  return { price: moved, regularPrice: isAbove(regularPrice, moved) ? regularPrice : null }
}

const isAbove = (regular: Money | null, price: Money) => regular !== null && regular.minor > price.minor

/** Carries out what was looked at, all of it or nothing: a product that changed since then stops the whole. */
export async function applyBulkEdit(
  tx: Tx,
  { chosen, change, by }: { chosen: readonly Chosen[]; change: BulkChange; by: AccountId },
): Promise<BulkOutcome> {
  const actor = { kind: 'staff', id: by } as const
  const now = await lockInOrder(tx, chosen)
  const ids = chosen.filter(({ id, version }) => now.get(id)?.version !== version).map(({ id }) => id)
  if (ids.length > 0) return { ok: false, reason: 'changed_meanwhile', ids }
  const products: Done[] = []
  for (const row of now.values()) {
    const prices = (await readDeskPrices(tx, row.id)).map(asked)
    await changeOne(tx, row.id, change, prices, actor)
    const { version = row.version } = (await lockProduct(tx, row.id)) ?? {}
    const before = { category: row.category_slug, state: row.status, prices }
    products.push({ id: row.id, version, before })
  }
  const id = newId('blk')
  await tx
    .insertInto('bulk_edit')
    .values({ id, change: JSON.stringify(change), products: JSON.stringify(products), made_by: by })
    .execute()
  return { ok: true, id }
}

export async function readBulkEdit(db: Db, id: BulkEditId): Promise<BulkEdit | undefined> {
  const row = await db.selectFrom('bulk_edit').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id: row.id,
      change: row.change as BulkChange,
      products: row.products as Done[],
      madeAt: row.made_at,
      isUndone: row.undone_at !== null,
    }
  )
}

/** Takes a change back, once. What somebody changed since then is left as it is. @returns how many were put back. */
export async function undoBulkEdit(tx: Tx, id: BulkEditId, by: AccountId): Promise<number | undefined> {
  const actor = { kind: 'staff', id: by } as const
  const { numUpdatedRows } = await tx
    .updateTable('bulk_edit')
    .set({ undone_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  const edit = numUpdatedRows > 0n ? await readBulkEdit(tx, id) : undefined
  if (!edit) return undefined
  const now = await lockInOrder(tx, edit.products)
  let restored = 0
  for (const { id: productId, version, before } of edit.products) {
    if (now.get(productId)?.version !== version) continue
    if (await undoOne(tx, productId, edit.change, before, actor)) restored += 1
  }
  return restored
}

async function changeOne(
  tx: Tx,
  id: ProductId,
  change: BulkChange,
  prices: readonly AskedPrice[],
  actor: AuditEntry['actor'],
): Promise<void> {
  if ('category' in change) return moveToCategory(tx, id, change.category, actor)
  if ('state' in change) return void (await setProductState(tx, id, change.state, actor))
  const wishes = prices.map((seen) => ({
    currency: seen.price.currency,
    seen,
    wanted: movedBy(change.percent, seen),
  }))
  await setPrices(tx, { id, wishes }, actor)
}

/** A price that is not the one that the change left was set by somebody since. */
async function undoOne(
  tx: Tx,
  id: ProductId,
  change: BulkChange,
  before: Done['before'],
  actor: AuditEntry['actor'],
): Promise<boolean> {
  if ('category' in change) await moveToCategory(tx, id, before.category, actor)
  else if ('state' in change) await setProductState(tx, id, before.state, actor)
  else {
    const wishes = before.prices.map((wanted) => ({
      currency: wanted.price.currency,
      seen: movedBy(change.percent, wanted),
      wanted,
    }))
    return (await setPrices(tx, { id, wishes }, actor)).ok
  }
  return true
}

async function moveToCategory(
  tx: Tx,
  id: ProductId,
  category: string,
  actor: AuditEntry['actor'],
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('product')
    .set({ category_slug: category, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('category_slug', '<>', category)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await recordAudit(tx, {
      subject: { kind: 'product', id },
      action: 'product.changed',
      actor,
      details: { category },
    })
}

/** In the order of the slugs, like whoever writes products. */
async function lockInOrder(tx: Tx, chosen: readonly Chosen[]) {
  await holdWithBundles(
    tx,
    chosen.map(({ id }) => id),
  )
  const rows = await tx
    .selectFrom('product')
    .select(['id', 'version', 'category_slug', 'status'])
    .where(
      'id',
      'in',
      chosen.map(({ id }) => id),
    )
    .orderBy('slug')
    .forNoKeyUpdate()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const asked = ({ price, regularPrice }: DeskPrice): AskedPrice => ({ price, regularPrice })
