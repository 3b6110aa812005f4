import type { Adapter } from '../adapter.ts'

/** Meta's pixel. Meta is responsible together with the seller for what it collects (CJEU C-40/17), and the policy says so. */
export function meta({ pixelId }: { pixelId: string }): Adapter {
  return {
    id: 'meta',
    name: 'Meta',
    purpose: 'advertising',
    script: () => ({
      island: 'meta.js',
      data: { 'data-url': 'https://connect.facebook.net/en_US/fbevents.js', 'data-pixel': pixelId },
    }),
    origins: {
      'script-src': ['https://connect.facebook.net'],
      'connect-src': ['https://www.facebook.com'],
      'img-src': ['https://www.facebook.com'],
    },
    cookies: [
      { name: '_fbp', maxAgeDays: 90 },
      { name: '_fbc', maxAgeDays: 90 },
    ],
  }
}
