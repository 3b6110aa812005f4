import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { repeatVatChecks } from './repeat-vat-checks.ts'

export function checkoutJobs(deps: CheckoutDeps): JobDefinition[] {
  return [
    {
      name: 'checkout.vat_numbers',
      schedule: '*/5 * * * *',
      run: () => repeatVatChecks(deps),
    },
  ]
}
