import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail, hashMailbox } from '../../shared/email.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'

/** What is known of a unit that is complained about: where it is activated, since when, and which mailbox has it, as a digest. */
export type UnitComplainedOf = {
  orderId: OrderId
  platform: string
  deliveredAt: Date | null
  mailboxHash: Buffer | null
}

export async function findUnitComplainedOf(db: Db, unitId: UnitId): Promise<UnitComplainedOf | undefined> {
  const row = await db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .innerJoin('order_contact', 'order_contact.order_id', 'unit.order_id')
    .select(['unit.order_id', 'unit.delivered_at', 'order_line.platform', 'order_contact.email'])
    .where('unit.id', '=', unitId)
    .executeTakeFirst()
  return (
    row && {
      orderId: row.order_id,
      platform: row.platform,
      deliveredAt: row.delivered_at,
      // Everybody who was erased would otherwise be one.
      mailboxHash: row.email === erasedEmail ? null : hashMailbox(row.email),
    }
  )
}

export type UnitToReplace = { unitId: UnitId; productId: ProductId; isHeld: boolean; isOpen: boolean }

/** Of what product these units are, whether their order is held, and whether their key is open still. */
export async function listUnitsToReplace(db: Db, unitIds: readonly UnitId[]): Promise<UnitToReplace[]> {
  const { rows } = await sql<UnitToReplace>`
    select u.id as "unitId", u.product_id as "productId", o.held_for is not null as "isHeld",
      u.state = 'revealed' as "isOpen"
    from shop.unit u join shop.order o on o.id = u.order_id
    where u.id = any(${unitIds})`.execute(db)
  return rows
}
