import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { isUniqueViolation } from '../../platform/database/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { type FraudSetting, insertSetting, readSetting } from './store.ts'

/**
 * Sets points, thresholds and limits anew, from now on. Payments that were looked at before keep what was decided.
 * @param seen the version that stood on the page: what somebody else set meanwhile is not written over.
 */
export async function changeSetting(
  db: Db,
  { seen, setting, by }: { seen: number; setting: Omit<FraudSetting, 'version'>; by: AccountId },
): Promise<{ ok: true } | { ok: false; reason: 'changed_meanwhile' }> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { version } = await readSetting(tx)
      if (version !== seen) return { ok: false, reason: 'changed_meanwhile' }
      await insertSetting(tx, { ...setting, version: version + 1 }, by)
      await recordAudit(tx, {
        subject: { kind: 'fraud_setting', id: String(version + 1) },
        action: 'fraud_setting.changed',
        actor: { kind: 'staff', id: by },
        details: { holdFrom: setting.holdFrom, rules: Object.keys(setting.points).length },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error, 'fraud_setting_pkey')) return { ok: false, reason: 'changed_meanwhile' }
    throw error
  }
}
