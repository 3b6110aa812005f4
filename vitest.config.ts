import { defineConfig } from 'vitest/config'

// What takes long for its subject: walks through every page in a browser, crashes, database servers that come and go, programs
// that are started anew for each sentence.
const long = [
  // Hundreds at once.
  '**/*.long.test.ts',
  'test/e2e/!(consent).test.ts',
  'test/faults/*.test.ts',
  'test/histories/event-order.test.ts',
  'src/platform/postgres/*.test.ts',
  'emulators/stripe/{mutations,page/page}.test.ts',
  // A schema and the rules of EN 16931 for each of many documents.
  'src/web/documents/factur-x.test.ts',
  'bin/*.test.ts',
  // They bend what their process asks for names.
  'test/webhook-attack.test.ts',
  'src/platform/egress/guard-egress.test.ts',
  'src/cli/{cli,doctor,stripe-doctor}.test.ts',
  'test/supabase/{stand-in,move-accounts}.test.ts',
]
// Tests that touch nothing of their process share one, so that what they import is read once: a third less work.
const sharing = [
  ...['demo', 'emulators', 'src/demo', 'src/doctor', 'src/domains', 'src/shared', 'src/start', 'src/web'].map(
    testsIn,
  ),
  'src/*.test.ts',
  'src/platform/*.test.ts',
  // The guard of outgoing connections changes its process, and the database server has one.
  testsIn('src/platform/!(egress|postgres)'),
  'test/{api,claims,database,histories,invoices}/*.test.ts',
  'test/{architecture,migrations,personal-data,races/erasure}.test.ts',
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    // They wait for the database as much as they reckon: two cores are busy with four.
    maxWorkers: 4,
    // A test that hangs is ended; one that waits its turn on a busy machine is not.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/claims/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['src', 'emulators', 'demo', 'test', 'scripts', 'bin'].map(testsIn),
          exclude: [...sharing, ...long],
          // Whole shops, one after the other in a process: each brings its guard, and takes it along when it stops.
          isolate: false,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'sharing',
          include: sharing,
          exclude: long,
          isolate: false,
          globalSetup: 'test/support/global-setup.ts',
        },
      },
      {
        extends: true,
        // Clocks and crashes want quiet: after the others, where both are asked for.
        test: {
          name: 'long',
          include: long,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          globalSetup: 'test/support/global-setup.ts',
        },
      },
    ],
  },
})

function testsIn(folder: string): string {
  return `${folder}/**/*.test.{ts,tsx}`
}
