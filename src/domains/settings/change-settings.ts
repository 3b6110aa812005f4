import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import { readSettings } from './read-settings.ts'
import type { Confirmation, SettingName } from './setting.ts'

type Values = Partial<Record<SettingName | Confirmation, string | null>>

type NewSettings = {
  /** Null takes a setting back. Whether a value is right has been asked before. */
  values: Values
  /** What was read before it was changed: somebody else's change meanwhile is not overwritten. Left out where nothing was read. */
  basedOn?: number
  by: AccountId
}

export type ChangeOutcome = { ok: true; changed: string[] } | { ok: false; reason: 'stale' }

/** Keeps what differs from what holds, each as a change of its own, and writes history. */
export async function changeSettings(tx: Tx, { values, basedOn, by }: NewSettings): Promise<ChangeOutcome> {
  await sql`select pg_advisory_xact_lock(hashtext('settings'))`.execute(tx)
  const { kept, confirmed, version } = await readSettings(tx)
  if (basedOn !== undefined && version !== basedOn) return { ok: false, reason: 'stale' }
  const holds: Values = { ...kept, ...confirmed }
  const changed = Object.entries(values).filter(
    ([setting, value]) => (holds[setting as SettingName] ?? null) !== (value ?? null),
  )
  if (changed.length === 0) return { ok: true, changed: [] }
  await tx
    .insertInto('setting_change')
    .values(changed.map(([setting, value]) => ({ setting, value: value ?? null, changed_by: by })))
    .execute()
  const names = changed.map(([setting]) => setting)
  await recordAudit(
    tx,
    ...names.map((id) => ({
      subject: { kind: 'setting', id },
      action: 'setting.changed',
      actor: { kind: 'staff', id: by } as const,
    })),
  )
  return { ok: true, changed: names }
}
