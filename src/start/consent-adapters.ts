import type { Config } from '../config.ts'
import type { Adapter } from '../web/consent/adapter.ts'
import { google } from '../web/consent/adapters/google.ts'
import { matomo } from '../web/consent/adapters/matomo.ts'
import { meta } from '../web/consent/adapters/meta.ts'
import { plausible } from '../web/consent/adapters/plausible.ts'

/** What this shop would load with a visitor's consent: by default nothing. */
export function listAdapters(config: Config): Adapter[] {
  const { PLAUSIBLE_DOMAIN, PLAUSIBLE_URL, MATOMO_URL, MATOMO_SITE, GOOGLE_TAG_ID, META_PIXEL_ID } = config
  return [
    ...(PLAUSIBLE_DOMAIN ? [plausible({ url: PLAUSIBLE_URL, domain: PLAUSIBLE_DOMAIN })] : []),
    ...(MATOMO_URL && MATOMO_SITE ? [matomo({ url: MATOMO_URL, site: MATOMO_SITE })] : []),
    ...(GOOGLE_TAG_ID ? [google({ tagId: GOOGLE_TAG_ID })] : []),
    ...(META_PIXEL_ID ? [meta({ pixelId: META_PIXEL_ID })] : []),
  ]
}
