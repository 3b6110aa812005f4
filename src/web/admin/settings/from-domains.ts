import type { IdentityDeps } from '../../../domains/identity/index.ts'
import {
  changeSettings,
  type KeptSettings,
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
  /** Whose VAT number it is and where, once that is kept and the shop has started again. */
  sellerOf(kept: KeptSettings): { country: string; vatNumber: string | undefined }
}

const changesShown = 100
/** As much as the database keeps. */
const valueMax = 2_000

/** Settings from the door of their domain: the owner writes in their own name. */
export function settingsFromDomains(
  { given, needed, isRight, sellerOf }: SettingParts,
  of: (by: AccountId) => IdentityDeps['db'],
): SettingsPageDeps {
  return {
    readSettings: (by) => readSettings(of(by)),
    listSettingChanges: (by) => listSettingChanges(of(by), changesShown),
    givenSettings: given,
    neededSettings: needed,
    isRightSetting: (setting, value) => value.length <= valueMax && isRight(setting, value),
    fitsCountry(kept) {
      const { country, vatNumber } = sellerOf(kept)
      return vatNumber === undefined || readVatNumber(vatNumber, country).ok
    },
    changeSettings: ({ by, ...change }) =>
      of(by)
        .transaction()
        .execute((tx) => changeSettings(tx, { ...change, by })),
  }
}
