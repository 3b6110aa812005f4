import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import { newId, type ProductId } from '../../../shared/ids.ts'
import { findPartsFlaw, holdWithBundles, type PartsFlaw } from '../parts.ts'
import { learnWords } from '../put-product.ts'
import { coloursOf, columnsOf } from './product-columns.ts'
import type { AskedPrice, ProductState, ProductText } from './product-text.ts'
import { lockProduct, sameWords } from './read-product.ts'

type Actor = AuditEntry['actor']

export type CreateProductOutcome =
  | { ok: true; id: ProductId }
  | { ok: false; reason: 'slug_taken' | PartsFlaw }
export type SaveProductOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed_meanwhile' | 'unknown' | PartsFlaw }

/** Writes a product down as a draft: nobody but the staff sees it, and nothing is asked of anybody yet. */
export async function createProduct(
  tx: Tx,
  { slug, price, regularPrice, ...text }: ProductText & AskedPrice & { slug: string },
  actor: Actor,
): Promise<CreateProductOutcome> {
  const flaw = await findPartsFlaw(tx, { slug, parts: text.parts })
  if (flaw) return { ok: false, reason: flaw }
  const colours = coloursOf(slug)
  const made = await tx
    .insertInto('product')
    .values({
      ...columnsOf(text),
      id: newId('prd'),
      slug,
      status: 'draft',
      list_price_minor: price.minor,
      price_minor: price.minor,
      regular_price_minor: regularPrice?.minor ?? null,
      currency: price.currency,
      colour_blade: colours.blade,
      colour_ground: colours.ground,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { ok: false, reason: 'slug_taken' }
  await learnWords(tx, [made.id])
  await recordAudit(tx, { subject: { kind: 'product', id: made.id }, action: 'product.created', actor })
  return { ok: true, id: made.id }
}

/**
 * A new version of a product's words. Whoever began with an older version than the last writes over nobody's work; a price
 * that was set in between stands elsewhere and is in nobody's way.
 */
export async function saveProduct(
  tx: Tx,
  { id, basedOn, ...text }: ProductText & { id: ProductId; basedOn: number },
  actor: Actor,
): Promise<SaveProductOutcome> {
  await holdWithBundles(tx, [id])
  const now = await lockProduct(tx, id)
  if (!now) return { ok: false, reason: 'unknown' }
  if (now.version !== basedOn && !(await sameWords(tx, id, basedOn)))
    return { ok: false, reason: 'changed_meanwhile' }
  const flaw = await findPartsFlaw(tx, { slug: now.slug, parts: text.parts })
  if (flaw) return { ok: false, reason: flaw }
  const saved = await tx
    .updateTable('product')
    .set({ ...columnsOf(text), updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  if (saved.version === now.version) return { ok: true, version: saved.version }
  await learnWords(tx, [id])
  await recordAudit(tx, {
    subject: { kind: 'product', id },
    action: 'product.changed',
    actor,
    details: { version: saved.version },
  })
  return { ok: true, version: saved.version }
}

/** Puts a product on sale, or out of sight; what was sold of it stays sold. @returns false when it is so already, or unknown. */
export async function setProductState(
  tx: Tx,
  id: ProductId,
  state: ProductState,
  actor: Actor,
): Promise<boolean> {
  await holdWithBundles(tx, [id])
  const { numUpdatedRows } = await tx
    .updateTable('product')
    .set({ status: state, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('status', '<>', state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, { subject: { kind: 'product', id }, action: `product.${state}`, actor })
  return true
}
