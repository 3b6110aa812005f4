import type { IdentityDeps } from '../../../domains/identity/index.ts'
import {
  changeSettings,
  listSettingChanges,
  readSettings,
  type SettingName,
} from '../../../domains/settings/index.ts'
import { readVatNumber } from '../../../domains/tax/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { SettingsPageDeps } from './deps.ts'

/** What the configuration knows of the settings. */
export type SettingParts = {
  given: readonly SettingName[]
  needed: readonly SettingName[]
  /** Whether the shop would start with it. */
  isRight(setting: SettingName, value: string): boolean
}

const changesShown = 100

/** Settings from the door of their domain: the owner writes in their own name. */
export function settingsFromDomains(
  { given, needed, isRight }: SettingParts,
  of: (by: AccountId) => IdentityDeps['db'],
): SettingsPageDeps {
  return {
    readSettings: (by) => readSettings(of(by)),
    listSettingChanges: (by) => listSettingChanges(of(by), changesShown),
    givenSettings: given,
    neededSettings: needed,
    isRightSetting(setting, value, country) {
      if (setting === 'SELLER_VAT_NUMBER' && !readVatNumber(value, country).ok) return false
      return isRight(setting, value)
    },
    changeSettings: ({ by, ...change }) =>
      of(by)
        .transaction()
        .execute((tx) => changeSettings(tx, { ...change, by })),
  }
}
