import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import { splitVat } from '../../shared/money.ts'
import type { OrderState } from './order-page.ts'

export type UnitState = DB['unit']['state']

export type HeldFor = 'dispute' | 'fraud_warning' | 'review' | 'staff'

export type LockedOrder = {
  id: OrderId
  state: OrderState
  delivery: 'sealed' | 'at_once'
  grossMinor: number
  currency: string
  /** The same order in euros. */
  eurTotalMinor: number
  shortageChoice: 'wait' | 'refund' | null
  /** By the database's clock, like every reservation. */
  overdue: boolean
  paid: boolean
  /** A bank doubts the payment, or a human looks at it: nothing more leaves this order. */
  heldFor: HeldFor | null
  /** Somebody of the staff holds it, perhaps below a bank's doubt. */
  heldByStaff: boolean
  units: LockedUnit[]
}

export type LockedUnit = {
  id: UnitId
  state: UnitState
  productId: DB['unit']['product_id']
  /** What was paid for it, less VAT that went back. */
  grossMinor: number
  /** VAT in it that did not go back. */
  taxMinor: number
  /** The buyer agreed to wait for this one: a pre-order, or an answer to a shortage. */
  consented: boolean
  /** It is somebody else's to open. */
  given: boolean
}

/** The order's lock: whoever holds it is alone with the order, its units and its payment until the commit. */
export async function lockOrder(tx: Tx, orderId: OrderId): Promise<LockedOrder | undefined> {
  const order = await tx
    .selectFrom('order')
    .select(['id', 'state', 'delivery', 'gross_minor', 'currency', 'eur_total_minor'])
    .select(['shortage_choice', 'paid_at', 'held_for', 'held_by_staff'])
    .select(sql<boolean>`reserved_until < now()`.as('overdue'))
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
  if (!order) return undefined
  const units = await tx
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select(['unit.id', 'unit.state', 'unit.product_id', 'unit.gross_minor', 'vat_returned_minor'])
    .select(['vat_basis_points', sql<boolean>`backorder_consented_at is not null`.as('consented')])
    .select(sql<boolean>`given_at is not null`.as('given'))
    .where('unit.order_id', '=', orderId)
    .orderBy('unit.id')
    .execute()
  return {
    id: order.id,
    state: order.state,
    delivery: order.delivery,
    grossMinor: order.gross_minor,
    currency: order.currency,
    eurTotalMinor: order.eur_total_minor,
    shortageChoice: order.shortage_choice,
    overdue: order.overdue,
    paid: order.paid_at !== null,
    heldFor: order.held_for,
    heldByStaff: order.held_by_staff,
    units: units.map((unit) => ({
      id: unit.id,
      state: unit.state,
      productId: unit.product_id,
      grossMinor: unit.gross_minor - unit.vat_returned_minor,
      taxMinor: unit.vat_returned_minor > 0 ? 0 : splitVat(unit.gross_minor, unit.vat_basis_points).taxMinor,
      consented: unit.consented,
      given: unit.given,
    })),
  }
}
