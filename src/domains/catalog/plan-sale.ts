import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type SaleId } from '../../shared/ids.ts'
import type { NewSale } from './sale.ts'

type Actor = AuditEntry['actor']

/** Writes a sale down; `applySales` asks its prices from its beginning on. */
export async function planSale(tx: Tx, sale: NewSale, actor: Actor): Promise<SaleId> {
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
  return id
}

/**
 * Ends a sale now; one that has not begun is gone as if it had never been planned, because no price came of it.
 * @returns false when there is nothing to end.
 */
export async function endSale(tx: Tx, id: SaleId, actor: Actor): Promise<boolean> {
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
  await recordAudit(tx, { subject: { kind: 'sale', id }, action: 'sale.ended', actor })
  return true
}
