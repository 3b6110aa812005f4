import { neededSettings } from '../config/troubles.ts'
import { type Config, completeConfig, givenSettings, isRightSetting } from '../config.ts'
import { readSettings, settingsVersion } from '../domains/settings/index.ts'
import type { Db } from '../platform/database/connect.ts'
import type { SetUpParts } from '../web/admin/set-up/from-domains.ts'
import type { SettingParts } from '../web/admin/settings/from-domains.ts'
import type { StorefrontDeps } from '../web/storefront/deps.ts'
import type { ShopParts } from './shop-parts.ts'

const lookMillis = 2_000

/**
 * The configuration with what the owner keeps in the database, and of which change of it. `missing`: what real money needs and
 * neither says, a sentence each.
 * @throws ConfigError when something kept fits no more.
 */
export async function completeFromDatabase(
  given: Config,
  db: Db,
): Promise<{ config: Config; missing: string[]; version: number }> {
  const version = await settingsVersion(db)
  const { kept } = await readSettings(db)
  const { config, missing } = completeConfig(given, kept)
  return { config, missing, version }
}

/** Asks every moment whether a setting was changed, by whichever process; `changed` is called once. */
export function watchSettings(db: Db, version: number, changed: () => void): { stop(): void } {
  const timer = setInterval(async () => {
    const now = await settingsVersion(db).catch(() => version)
    if (now <= version) return
    clearInterval(timer)
    changed()
  }, lookMillis).unref()
  return { stop: () => clearInterval(timer) }
}

/** What the page of the settings asks the configuration. */
export function settingParts(config: Config): SettingParts {
  return {
    given: givenSettings(config),
    needed: config.DEMO ? [] : neededSettings,
    isRight: (setting, value) => isRightSetting(config, setting, value),
    sellerOf(kept) {
      const { SELLER_COUNTRY: country, SELLER_VAT_NUMBER: vatNumber } = completeConfig(config, kept).config
      return { country, vatNumber }
    },
  }
}

/** How far the shop is, as far as that is no matter of the database. */
export function setUpParts(
  { config, keyring, shop, stripe, identity }: ShopParts,
  documentDates: StorefrontDeps['documentDates'],
): SetUpParts {
  const dates = Object.values(documentDates).map((date) => date.toISOString())
  return {
    demo: shop.demo,
    needed: neededSettings,
    ring: [...keyring.keys.keys(), ...keyring.peppers.keys()].join(' '),
    textsSince: dates.toSorted().at(-1) ?? '',
    payments: stripe.livemode ? 'live' : config.STRIPE_SECRET_KEY ? 'test' : 'stand_in',
    mail: config.SMTP_URL ? 'smtp' : 'mailbox',
    accounts: identity.name === 'local' ? 'local' : 'supabase',
  }
}
