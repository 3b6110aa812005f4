import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { OrderId } from '../../shared/ids.ts'
import { advance, type PaymentDeps } from './advance.ts'
import { advanceJob } from './record-event.ts'
import { sweepPayments } from './sweep.ts'

export function paymentJobs(deps: PaymentDeps): JobDefinition[] {
  return [
    { name: advanceJob, concurrency: 4, run: ({ orderId }: { orderId: OrderId }) => advance(deps, orderId) },
    {
      name: 'payments.sweep',
      schedule: '* * * * *',
      async run() {
        await sweepPayments(deps)
      },
    },
  ]
}
