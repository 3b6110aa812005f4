import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'

/** Whether this looks like a name that the provider gives: letters of a kind, an underscore, and more. */
export const isProviderReference = (text: string) => /^[a-z]{2,8}_[A-Za-z0-9_]{8,}$/.test(text.trim())

/** The order of a payment, charge, page, refund, dispute or warning, by what the provider calls it. */
export async function findOrdersAtProvider(db: Db, reference: string): Promise<OrderId[]> {
  const asked = reference.trim()
  const { rows } = await sql<{ id: OrderId }>`
    select order_id as id from shop.payment where intent_id = ${asked}
    union select order_id from shop.payment where charge_id = ${asked}
    union select order_id from shop.payment where session_id = ${asked}
    union select order_id from shop.refund where provider_id = ${asked}
    union select order_id from shop.dispute where provider_id = ${asked}
    union select order_id from shop.fraud_warning where provider_id = ${asked}`.execute(db)
  return rows.map(({ id }) => id)
}
