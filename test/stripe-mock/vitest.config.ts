import { defineConfig } from 'vitest/config'

/** `npm run test:stripe-mock`: what the shop asks of Stripe and what the emulator answers, held against Stripe's own description. */
export default defineConfig({
  test: {
    include: ['test/stripe-mock/second-opinion.ts'],
    globalSetup: 'test/stripe-mock/global-setup.ts',
    testTimeout: 120_000,
  },
})
