import { choiceDays } from '../../../domains/consent/index.ts'
import type { ForeignCookie } from '../../cookies.ts'
import type { Adapter, AdapterDirective } from '../adapter.ts'

const tags = 'https://www.googletagmanager.com'

type Kind = {
  origins: Readonly<Partial<Record<AdapterDirective, readonly string[]>>>
  cookies: readonly ForeignCookie[]
}

// What Google lists for a strict policy: https://developers.google.com/tag-platform/security/guides/csp
const analytics: Kind = {
  origins: {
    'script-src': [tags],
    'connect-src': [tags, 'https://*.google-analytics.com', 'https://*.analytics.google.com'],
    'img-src': [tags, 'https://*.google-analytics.com'],
  },
  cookies: [
    { name: '_ga', maxAgeDays: choiceDays },
    { name: '_ga_*', maxAgeDays: choiceDays },
  ],
}
const ads: Kind = {
  origins: {
    'script-src': [tags, 'https://www.googleadservices.com', 'https://googleads.g.doubleclick.net'],
    'connect-src': [tags, 'https://www.google.com', 'https://googleads.g.doubleclick.net'],
    'img-src': [tags, 'https://www.google.com', 'https://googleads.g.doubleclick.net'],
    'frame-src': ['https://td.doubleclick.net'],
  },
  cookies: [
    { name: '_gcl_au', maxAgeDays: 90 },
    { name: '_gcl_*', maxAgeDays: 90 },
  ],
}

/**
 * Google's tag with Consent Mode v2, in the form without pings: before consent there is no tag that could send one. The
 * signals say what else was allowed, so an analytics tag shares nothing with advertising that was refused.
 */
export function google({ tagId }: { tagId: string }): Adapter {
  const isAds = /^(AW|DC)-/.test(tagId)
  return {
    id: 'google',
    name: isAds ? 'Google Ads' : 'Google Analytics',
    purpose: isAds ? 'advertising' : 'measurement',
    script: (allowed) => ({
      island: 'google.js',
      data: {
        'data-url': `${tags}/gtag/js`,
        'data-tag-id': tagId,
        'data-measurement': allowed.measurement ? 'granted' : 'denied',
        'data-advertising': allowed.advertising ? 'granted' : 'denied',
        'data-cookie-days': String(choiceDays),
      },
    }),
    ...(isAds ? ads : analytics),
  }
}
