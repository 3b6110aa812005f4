import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { PaymentDeps } from '../payments/index.ts'
import { takeUrgent } from './store.ts'

/** What is over ends when the sweep of payments looks at its order; here staff are told in time. */
export function fraudJobs({ db, alarm }: Pick<PaymentDeps, 'db' | 'alarm'>): JobDefinition[] {
  return [
    {
      name: 'fraud.watch',
      schedule: '*/10 * * * *',
      async run() {
        await watchCases({ db, alarm })
      },
    },
  ]
}

/** Tells once of each case whose time is nearly up: a day before the bank lets the money go. */
export async function watchCases({ db, alarm }: Pick<PaymentDeps, 'db' | 'alarm'>): Promise<void> {
  for (const { id, orderId } of await takeUrgent(db)) alarm('risk_case.urgent', { caseId: id, orderId })
}
