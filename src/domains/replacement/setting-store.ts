import type { Db, Tx } from '../../platform/database/connect.ts'
import type { ReplacementSetting } from './policy.ts'

export async function readSetting(db: Db): Promise<ReplacementSetting> {
  const row = await db
    .selectFrom('replacement_setting')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    version: row.version,
    warrantyDays: row.warranty_days,
    mailboxMax: row.mailbox_max,
    mailboxDays: row.mailbox_days,
    unitMax: row.unit_max,
    sickShareBasisPoints: row.sick_share_basis_points,
    sickKeysMin: row.sick_keys_min,
  }
}

/** A new version; what was decided by the one before keeps it. Of two at once the later one fails. */
export async function insertSetting(tx: Tx, setting: ReplacementSetting, by: string | null): Promise<void> {
  await tx
    .insertInto('replacement_setting')
    .values({
      version: setting.version,
      warranty_days: setting.warrantyDays,
      mailbox_max: setting.mailboxMax,
      mailbox_days: setting.mailboxDays,
      unit_max: setting.unitMax,
      sick_share_basis_points: setting.sickShareBasisPoints,
      sick_keys_min: setting.sickKeysMin,
      changed_by: by,
    })
    .execute()
}
