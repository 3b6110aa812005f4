import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'

/** After how many days somebody who has not looked at a key is reminded; null: nobody is. */
export type ReminderSetting = {
  afterDays: number | null
  /** From when on somebody is: of what was placed before, nobody hears. */
  since: Date
}

export async function readReminderSetting(db: Db): Promise<ReminderSetting> {
  const row = await db
    .selectFrom('reminder_setting')
    .select(['after_days', 'since'])
    .executeTakeFirstOrThrow()
  return { afterDays: row.after_days, since: row.since }
}

export async function changeReminderSetting(
  { db, clock }: { db: Db; clock: Clock },
  { afterDays, by }: Pick<ReminderSetting, 'afterDays'> & { by: AccountId },
): Promise<void> {
  const at = clock.now()
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('reminder_setting')
      .set((eb) => ({
        ...{ after_days: afterDays, changed_by: by, changed_at: at },
        // Switched on again, it begins anew.
        since: eb.case().when('after_days', 'is', null).then(at).else(eb.ref('since')).end(),
      }))
      .execute()
    await recordAudit(tx, {
      subject: { kind: 'reminder_setting', id: 'one' },
      action: 'reminder.setting_changed',
      actor: { kind: 'staff', id: by },
      details: { afterDays },
    })
  })
}
