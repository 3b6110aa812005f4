import type {
  ChangeOutcome,
  KeptSettings,
  ReadSettings,
  SettingChange,
  SettingName,
} from '../../../domains/settings/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** What the page of the settings needs. */
export type SettingsPageDeps = {
  readSettings(by: AccountId): Promise<ReadSettings>
  listSettingChanges(by: AccountId): Promise<SettingChange[]>
  /** What the environment says itself, and cannot be set here. */
  givenSettings: readonly SettingName[]
  /** Without which the shop is closed: they may be changed, and not taken back. */
  neededSettings: readonly SettingName[]
  /** Whether a value has the form of its setting. */
  isRightSetting(setting: SettingName, value: string): boolean
  /** Whether the VAT number is one of the seller's country, wherever either of them is said. */
  fitsCountry(kept: KeptSettings): boolean
  changeSettings(change: {
    values: Partial<Record<SettingName, string | null>>
    basedOn: number
    by: AccountId
  }): Promise<ChangeOutcome>
}
