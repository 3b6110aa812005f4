import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type SaleId } from '../../shared/ids.ts'
import type { NewSale } from './sale.ts'

type Actor = AuditEntry['actor']

/** `unchanged`: how many of its products cost no less by it, at their list prices of today. */
export type PlanSaleOutcome =
  | { ok: true; id: SaleId; unchanged: number }
  | { ok: false; reason: 'reduces_none' }

/** Writes a sale down; `applySales` asks its prices from its beginning on. One by which nothing would cost less is refused. */
export async function planSale(tx: Tx, sale: NewSale, actor: Actor): Promise<PlanSaleOutcome> {
  const { products, reduced } = await countReduced(tx, sale)
  if (reduced === 0) return { ok: false, reason: 'reduces_none' }
  const id = newId('sal')
  await tx
    .insertInto('sale')
    .values({
      id,
      name: sale.name,
      category_slug: 'category' in sale.scope ? sale.scope.category : null,
      percent: 'percent' in sale.terms ? sale.terms.percent : null,
      ...('price' in sale.terms && {
        price_minor: sale.terms.price.minor,
        currency: sale.terms.price.currency,
      }),
      starts_at: sale.startsAt,
      ends_at: sale.endsAt,
    })
    .execute()
  if ('products' in sale.scope) {
    await tx
      .insertInto('sale_product')
      .values(sale.scope.products.map((product_id) => ({ sale_id: id, product_id })))
      .execute()
  }
  await recordAudit(tx, {
    subject: { kind: 'sale', id },
    action: 'sale.planned',
    actor,
    details: { from: sale.startsAt.toISOString(), until: sale.endsAt.toISOString() },
  })
  return { ok: true, id, unchanged: products - reduced }
}

/** By the rule of `shop.price_in_sale`, in any currency in which the product has a price. */
async function countReduced(
  tx: Tx,
  { scope, terms }: NewSale,
): Promise<{ products: number; reduced: number }> {
  const isInScope =
    'category' in scope
      ? sql`p.category_slug = ${scope.category}`
      : sql`p.id = any(${[...scope.products]}::text[])`
  const isReduced =
    'percent' in terms
      ? sql`greatest(1, floor(asked.minor::numeric * (100 - ${terms.percent}::integer) / 100)) < asked.minor`
      : sql`asked.currency = ${terms.price.currency} and ${terms.price.minor}::bigint < asked.minor`
  const { rows } = await sql<{ products: number; reduced: number }>`
    select count(*)::integer as products, count(*) filter (where exists (
      select from (
        select p.currency, p.list_price_minor as minor
        union all select f.currency, f.list_price_minor from shop.foreign_price f where f.product_id = p.id
      ) asked where ${isReduced}
    ))::integer as reduced
    from shop.product p where p.status <> 'archived' and ${isInScope}`.execute(tx)
  return rows[0] ?? { products: 0, reduced: 0 }
}

/**
 * Ends a sale now; one that has not begun is gone as if it had never been planned, because no price came of it.
 * @returns false when there is nothing to end.
 */
export async function endSale(tx: Tx, id: SaleId, actor: Actor, reason: string): Promise<boolean> {
  const ended = await tx
    .updateTable('sale')
    .set({ ends_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('starts_at', '<', sql<Date>`now()`)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  const dropped = await tx
    .deleteFrom('sale')
    .where('id', '=', id)
    .where('starts_at', '>=', sql<Date>`now()`)
    .executeTakeFirst()
  if (ended.numUpdatedRows + dropped.numDeletedRows === 0n) return false
  await recordAudit(tx, { subject: { kind: 'sale', id }, action: 'sale.ended', actor, details: { reason } })
  return true
}
