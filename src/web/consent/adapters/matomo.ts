import { choiceDays } from '../../../domains/consent/index.ts'
import type { Adapter } from '../adapter.ts'

/** On a server of the seller's own, or with whoever runs it for them. */
export function matomo({ url, site }: { url: string; site: string }): Adapter {
  const { origin } = new URL(url)
  return {
    id: 'matomo',
    name: 'Matomo',
    purpose: 'measurement',
    script: () => ({
      island: 'matomo.js',
      data: { 'data-url': url, 'data-site': site, 'data-cookie-days': String(choiceDays) },
    }),
    origins: { 'script-src': [origin], 'connect-src': [origin], 'img-src': [origin] },
    cookies: [
      { name: '_pk_id.*', maxAgeDays: choiceDays },
      { name: '_pk_ref.*', maxAgeDays: choiceDays },
      { name: '_pk_ses.*', maxAgeDays: 1 },
    ],
  }
}
