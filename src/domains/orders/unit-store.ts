import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { KeyId, UnitId } from '../../shared/ids.ts'
import type { UnitState } from './lock-order.ts'

/** Writes down which key each unit holds; the database checks at commit that the key says the same. */
export async function bindKeys(tx: Tx, bound: readonly { unitId: UnitId; keyId: KeyId }[]): Promise<void> {
  if (bound.length === 0) return
  await sql`
    update shop.unit u set state = 'reserved', key_id = b.key_id, backorder_promised_by = null
    from unnest(${bound.map((pair) => pair.unitId)}::text[], ${bound.map((pair) => pair.keyId)}::text[])
      as b (unit_id, key_id)
    where u.id = b.unit_id`.execute(tx)
}

/** The unit stays open, with another key. */
export async function rebindKey(tx: Tx, unitId: UnitId, keyId: KeyId): Promise<void> {
  await tx.updateTable('unit').set({ key_id: keyId }).where('id', '=', unitId).execute()
}

export async function setUnits(
  tx: Tx,
  unitIds: readonly UnitId[],
  state: Exclude<UnitState, 'reserved' | 'backordered'>,
): Promise<void> {
  if (unitIds.length === 0) return
  await tx
    .updateTable('unit')
    .set({
      state,
      ...(state === 'delivered' && { delivered_at: sql<Date>`now()` }),
      ...(state === 'revealed' && { revealed_at: sql<Date>`now()` }),
      ...(['waiting', 'released', 'withheld', 'refund_due', 'refunded'].includes(state) && { key_id: null }),
    })
    .where('id', 'in', unitIds)
    .execute()
}

/** The VAT of these units goes back: they cost so much less from now on. */
export async function setVatReturned(
  tx: Tx,
  units: readonly { id: UnitId; taxMinor: number }[],
): Promise<void> {
  for (const { id, taxMinor } of units) {
    await tx.updateTable('unit').set({ vat_returned_minor: taxMinor }).where('id', '=', id).execute()
  }
}

export async function backorderUnits(tx: Tx, unitIds: readonly UnitId[], days: number): Promise<void> {
  if (unitIds.length === 0) return
  await tx
    .updateTable('unit')
    .set({
      state: 'backordered',
      backorder_consented_at: sql<Date>`now()`,
      backorder_promised_by: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .where('id', 'in', unitIds)
    .execute()
}

/** Units whose wait was agreed to before the order ended stand in their old place of the queue again. */
export async function reopenBackorders(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return
  await tx.updateTable('unit').set({ state: 'backordered' }).where('id', 'in', unitIds).execute()
}
