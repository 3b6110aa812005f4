import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, AlertId } from '../../shared/ids.ts'

/** Somebody has looked at it. @returns false when it was not open any more. */
export async function acknowledgeAlert(
  db: Db,
  { id, by, at }: { id: AlertId; by: AccountId; at: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('alert')
      .set({ acknowledged_by: by, acknowledged_at: at })
      .where('id', '=', id)
      .where('acknowledged_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await recordAudit(tx, {
      subject: { kind: 'alert', id },
      action: 'alert.acknowledged',
      actor: { kind: 'staff', id: by },
    })
    return true
  })
}
