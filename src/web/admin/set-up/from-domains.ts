import { readShelf } from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import { hasSold } from '../../../domains/orders/index.ts'
import { changeSettings, readSettings, type SettingName } from '../../../domains/settings/index.ts'
import { listStaff } from '../../../domains/staff/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { SettingParts } from '../settings/from-domains.ts'
import type { SetUpDeps } from './deps.ts'
import type { SetUpFacts } from './steps.ts'

/** What the configuration knows of how far the shop is. */
export type SetUpParts = Pick<
  SetUpFacts,
  'demo' | 'ring' | 'textsSince' | 'payments' | 'mail' | 'accounts'
> & {
  /** What real money needs of the settings. */
  needed: readonly SettingName[]
}

export function setUpFromDomains(
  { needed, ...parts }: SetUpParts,
  { given }: Pick<SettingParts, 'given'>,
  of: (by: AccountId) => IdentityDeps['db'],
): SetUpDeps {
  return {
    async readSetUp(by) {
      const db = of(by)
      const [{ kept, confirmed }, staff, shelf, isSold] = await Promise.all([
        readSettings(db),
        listStaff(db),
        readShelf(db),
        hasSold(db),
      ])
      const missing = needed.filter((setting) => !given.includes(setting) && kept[setting] === undefined)
      return { ...parts, ...shelf, missing, confirmed, staff: staff.length, hasSold: isSold }
    },
    async confirmSetUp(what, by) {
      const value = what === 'KEYRING_COPIED' ? parts.ring : parts.textsSince
      await of(by)
        .transaction()
        .execute((tx) => changeSettings(tx, { values: { [what]: value }, by }))
    },
  }
}
