import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId, UnitId, WaiverId } from '../../shared/ids.ts'

export type NewWaiver = { id: WaiverId; unitId: UnitId }

export async function insertWaivers(
  tx: Tx,
  order: { id: OrderId; locale: string; country: string },
  step: 'checkout' | 'reveal',
  textVersion: string,
  waivers: readonly NewWaiver[],
): Promise<void> {
  await tx
    .insertInto('waiver')
    .values(
      waivers.map(({ id, unitId }) => ({
        id,
        unit_id: unitId,
        order_id: order.id,
        given_at_step: step,
        text_version: textVersion,
        locale: order.locale,
        country: order.country,
      })),
    )
    .execute()
}

/** @returns the units of these waivers whose receipt is accepted now, for the first time. */
export async function acceptReceipts(tx: Tx, waiverIds: readonly WaiverId[]): Promise<UnitId[]> {
  if (waiverIds.length === 0) return []
  const rows = await tx
    .updateTable('waiver')
    .set({ receipt_accepted_at: sql<Date>`now()` })
    .where('id', 'in', waiverIds)
    .where('receipt_accepted_at', 'is', null)
    .returning('unit_id')
    .execute()
  return rows.map((row) => row.unit_id)
}

/** @returns whether any of these receipts had been accepted. */
export async function unacceptReceipts(tx: Tx, waiverIds: readonly WaiverId[]): Promise<boolean> {
  if (waiverIds.length === 0) return false
  const { numUpdatedRows } = await tx
    .updateTable('waiver')
    .set({ receipt_accepted_at: null })
    .where('id', 'in', waiverIds)
    .where('receipt_accepted_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
