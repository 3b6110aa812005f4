import type { Adapter } from '../adapter.ts'

/** Counts pages without a cookie; from a daily hash of the address, which is why it asks all the same. */
export function plausible({ url, domain }: { url: string; domain: string }): Adapter {
  const { origin } = new URL(url)
  return {
    id: 'plausible',
    name: 'Plausible',
    purpose: 'measurement',
    script: () => ({ src: `${url}/js/script.js`, data: { 'data-domain': domain } }),
    origins: { 'script-src': [origin], 'connect-src': [origin] },
    cookies: [],
  }
}
