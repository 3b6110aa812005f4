import { expect, test } from 'vitest'
import { inLocale, splitLocale } from './routes.ts'

test.each(['/fr//elsewhere.example', '//elsewhere.example', '/fr///elsewhere.example/x'])(
  'the address %s leads nowhere else in any language',
  (address) => {
    expect(splitLocale(address).path).not.toMatch(/^\/\//)
    for (const locale of ['en', 'fr'] as const) expect(inLocale(locale, address)).not.toMatch(/^\/\//)
  },
)
