import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'

/** After how many days somebody who has not looked at a key is reminded; null: nobody is. */
export type ReminderSetting = { afterDays: number | null }

export async function readReminderSetting(db: Db): Promise<ReminderSetting> {
  const row = await db.selectFrom('reminder_setting').select('after_days').executeTakeFirstOrThrow()
  return { afterDays: row.after_days }
}

export async function changeReminderSetting(
  { db, clock }: { db: Db; clock: Clock },
  { afterDays, by }: ReminderSetting & { by: AccountId },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('reminder_setting')
      .set({ after_days: afterDays, changed_by: by, changed_at: clock.now() })
      .execute()
    await recordAudit(tx, {
      subject: { kind: 'reminder_setting', id: 'one' },
      action: 'reminder.setting_changed',
      actor: { kind: 'staff', id: by },
      details: { afterDays },
    })
  })
}
