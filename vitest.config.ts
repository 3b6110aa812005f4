import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src', 'emulators', 'demo', 'test', 'scripts', 'bin'].map(
      (folder) => `${folder}/**/*.test.{ts,tsx}`,
    ),
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // A test that hangs is ended; one that waits its turn on a busy machine is not.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/claims/reporter.ts'],
  },
})
