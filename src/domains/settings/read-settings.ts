import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import {
  type Confirmation,
  confirmations,
  type KeptSettings,
  type SettingChange,
  type SettingName,
  settingNames,
} from './setting.ts'

export type ReadSettings = {
  kept: KeptSettings
  /** Of what the owner has confirmed something. */
  confirmed: Partial<Record<Confirmation, string>>
  /** The last change of any; 0 where there is none. */
  version: number
  /** When the last change was that counts only once the shop starts again. */
  changedAt: Date | null
}

/** What holds: the latest change of each. */
export async function readSettings(db: Db): Promise<ReadSettings> {
  const rows = await db
    .selectFrom('setting_change')
    .distinctOn('setting')
    .select(['setting', 'value', 'seq', 'changed_at'])
    .orderBy('setting')
    .orderBy('seq', 'desc')
    .execute()
  const valuesOf = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(
      rows
        .filter(({ setting, value }) => value !== null && names.some((name) => name === setting))
        .map(({ setting, value }) => [setting, value]),
    ) as Partial<Record<Name, string>>
  const ofStart = rows.filter(({ setting }) => settingNames.some((name) => name === setting))
  return {
    kept: valuesOf<SettingName>(settingNames),
    confirmed: valuesOf<Confirmation>(confirmations),
    version: Math.max(0, ...rows.map(({ seq }) => Number(seq))),
    changedAt: ofStart.map(({ changed_at }) => changed_at).sort((a, b) => +b - +a)[0] ?? null,
  }
}

/** The number of the last change that counts only once the shop starts again. */
export async function settingsVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ last: string | null }>`
    select max(seq) as last from shop.setting_change where setting = any(${[...settingNames]})`.execute(db)
  return Number(rows[0]?.last ?? 0)
}

/** The latest first. */
export async function listSettingChanges(db: Db, limit: number): Promise<SettingChange[]> {
  const rows = await db
    .selectFrom('setting_change')
    .select(['seq', 'setting', 'value', 'changed_by', 'changed_at'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ seq, setting, value, changed_by, changed_at }) => ({
    seq: Number(seq),
    setting: setting as SettingChange['setting'],
    value,
    by: changed_by,
    at: changed_at,
  }))
}
