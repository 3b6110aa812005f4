import { defineConfig } from 'vitest/config'

/** `npm run test:invoices`: invoices and credit notes before the judges that others use, veraPDF, CEN's schematron and Mustang. */
export default defineConfig({
  test: {
    include: ['test/invoices/second-opinion.ts'],
    globalSetup: 'test/invoices/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 900_000,
  },
})
