import { defineConfig } from 'vitest/config'

/** `npm run test:supabase`: the identity contract against a real Supabase Auth. */
export default defineConfig({
  test: {
    include: ['test/supabase/real/contract.ts'],
    globalSetup: 'test/supabase/real/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
