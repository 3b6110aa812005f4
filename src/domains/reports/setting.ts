import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'

/** How many days new keys take, and for how many one wants to have enough. */
export type ForecastSetting = {
  leadDays: number
  coverDays: number
  /** Of suppliers that take another time, by their name. */
  leads: ReadonlyMap<string, number>
}

type SettingDeps = { db: Db; clock: Clock }

export async function readForecastSetting(db: Db): Promise<ForecastSetting> {
  const setting = await db
    .selectFrom('forecast_setting')
    .select(['lead_days as leadDays', 'cover_days as coverDays'])
    .executeTakeFirstOrThrow()
  const leads = await db
    .selectFrom('supplier_lead')
    .select(['supplier', 'lead_days'])
    .orderBy('supplier')
    .execute()
  return { ...setting, leads: new Map(leads.map(({ supplier, lead_days }) => [supplier, lead_days])) }
}

export async function changeForecastSetting(
  { db, clock }: SettingDeps,
  { leadDays, coverDays, by }: { leadDays: number; coverDays: number; by: AccountId },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('forecast_setting')
      .set({ lead_days: leadDays, cover_days: coverDays, changed_by: by, changed_at: clock.now() })
      .execute()
    await recordAudit(tx, {
      subject: { kind: 'forecast_setting', id: 'one' },
      action: 'forecast.setting_changed',
      actor: { kind: 'staff', id: by },
      details: { leadDays, coverDays },
    })
  })
}

/** Null: like every other supplier. */
export async function changeSupplierLead(
  { db, clock }: SettingDeps,
  { supplier, leadDays, by }: { supplier: string; leadDays: number | null; by: AccountId },
): Promise<void> {
  const row = { lead_days: leadDays ?? 0, changed_by: by, changed_at: clock.now() }
  await db.transaction().execute(async (tx) => {
    if (leadDays === null) await tx.deleteFrom('supplier_lead').where('supplier', '=', supplier).execute()
    else
      await tx
        .insertInto('supplier_lead')
        .values({ supplier, ...row })
        .onConflict((conflict) => conflict.column('supplier').doUpdateSet(row))
        .execute()
    await recordAudit(tx, {
      subject: { kind: 'forecast_setting', id: 'one' },
      action: 'forecast.supplier_changed',
      actor: { kind: 'staff', id: by },
      details: { leadDays },
    })
  })
}
