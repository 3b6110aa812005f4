import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { LegalNature } from '../catalog/index.ts'

/** What decides whether an order can be withdrawn from, beside the states of its units. */
export type WithdrawalFacts = {
  concludedAt: Date
  country: string
  /** A company bought it, which has no right of withdrawal. */
  isCompany: boolean
  units: ReadonlyMap<UnitId, { legalNature: LegalNature; waiver: 'none' | 'unconfirmed' | 'confirmed' }>
}

export async function readWithdrawalFacts(db: Db, orderId: OrderId): Promise<WithdrawalFacts | undefined> {
  const order = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.placed_at', 'order.paid_at', 'order.country', 'order_contact.company_name'])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
  if (!order) return undefined
  const units = await db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .leftJoin('waiver', 'waiver.unit_id', 'unit.id')
    .select(['unit.id', 'order_line.legal_nature', 'waiver.id as waiver_id', 'waiver.receipt_accepted_at'])
    .where('unit.order_id', '=', orderId)
    .execute()
  return {
    concludedAt: order.paid_at ?? order.placed_at,
    country: order.country,
    isCompany: order.company_name !== null,
    units: new Map(
      units.map((unit) => [
        unit.id,
        {
          legalNature: unit.legal_nature as LegalNature,
          waiver: !unit.waiver_id ? 'none' : unit.receipt_accepted_at ? 'confirmed' : 'unconfirmed',
        },
      ]),
    ),
  }
}
