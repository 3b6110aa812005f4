import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail, hashMailbox } from '../../shared/email.ts'
import type { AccountId, OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

/** A key that was opened: of which product, when, and whose it is, the mailbox as a digest. */
export type Experience = {
  orderId: OrderId
  accountId: AccountId | null
  productId: ProductId
  productName: Translated
  mailboxHash: Buffer
  openedAt: Date
}

/** Undefined for a key that was never opened, that its recipient opened, or whose owner was erased: nobody knows the product from it. */
export async function findExperience(db: Db, unitId: UnitId): Promise<Experience | undefined> {
  const row = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .innerJoin('order_contact', 'order_contact.order_id', 'unit.order_id')
    .select(['unit.order_id', 'unit.product_id', 'unit.revealed_at', 'order.account_id'])
    .select(['order_line.name', 'order_contact.email'])
    .where('unit.id', '=', unitId)
    .where('unit.delivered_at', 'is not', null)
    .where('unit.revealed_at', 'is not', null)
    .where('unit.given_at', 'is', null)
    .executeTakeFirst()
  if (!row?.revealed_at || row.email === erasedEmail) return undefined
  return {
    orderId: row.order_id,
    accountId: row.account_id,
    productId: row.product_id,
    productName: row.name,
    mailboxHash: hashMailbox(row.email),
    openedAt: row.revealed_at,
  }
}
