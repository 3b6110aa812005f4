import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
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
type Times = Pick<ForecastSetting, 'leadDays' | 'coverDays'>
export type SettingOutcome = { ok: true } | { ok: false; reason: 'changed_meanwhile' }

export async function readForecastSetting(db: Db): Promise<ForecastSetting> {
  const setting = await timesOf(db).executeTakeFirstOrThrow()
  const leads = await db
    .selectFrom('supplier_lead')
    .select(['supplier', 'lead_days'])
    .orderBy('supplier')
    .execute()
  return { ...setting, leads: new Map(leads.map(({ supplier, lead_days }) => [supplier, lead_days])) }
}

/** @param seen what stood there when it was changed: what somebody else set meanwhile is not written over. */
export async function changeForecastSetting(
  { db, clock }: SettingDeps,
  { leadDays, coverDays, seen, by }: Times & { seen: Times; by: AccountId },
): Promise<SettingOutcome> {
  return db.transaction().execute(async (tx) => {
    const now = await timesOf(tx).forUpdate().executeTakeFirstOrThrow()
    if (now.leadDays !== seen.leadDays || now.coverDays !== seen.coverDays) return changedMeanwhile
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
    return { ok: true }
  })
}

/** Null, of what is seen too: like every other supplier. */
export async function changeSupplierLead(
  { db, clock }: SettingDeps,
  {
    supplier,
    leadDays,
    seen,
    by,
  }: { supplier: string; leadDays: number | null; seen: number | null; by: AccountId },
): Promise<SettingOutcome> {
  const row = { lead_days: leadDays ?? 0, changed_by: by, changed_at: clock.now() }
  return db.transaction().execute(async (tx) => {
    // A supplier without a time of its own has no row to wait at.
    await timesOf(tx).forUpdate().execute()
    const now = await tx
      .selectFrom('supplier_lead')
      .select('lead_days')
      .where('supplier', '=', supplier)
      .executeTakeFirst()
    if ((now?.lead_days ?? null) !== seen) return changedMeanwhile
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
    return { ok: true }
  })
}

const timesOf = (db: Db | Tx) =>
  db.selectFrom('forecast_setting').select(['lead_days as leadDays', 'cover_days as coverDays'])

const changedMeanwhile = { ok: false, reason: 'changed_meanwhile' } as const
