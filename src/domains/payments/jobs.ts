import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { OrderId } from '../../shared/ids.ts'
import { advance } from './advance.ts'
import type { EvidenceDeps } from './evidence/answer-dispute.ts'
import { remindOfDisputes } from './evidence/remind.ts'
import { sendUnsentAnswers } from './evidence/send-answer.ts'
import { type ReadEventsDeps, readEvents } from './read-events.ts'
import { advanceJob } from './record-event.ts'
import { type RedactionDeps, redactPayments } from './redaction/redact-payments.ts'
import { hasNews } from './store.ts'
import { sweepPayments } from './sweep.ts'

export type PaymentJobDeps = EvidenceDeps & RedactionDeps & ReadEventsDeps

export function paymentJobs(deps: PaymentJobDeps): JobDefinition[] {
  return [
    {
      name: advanceJob,
      concurrency: 8,
      async run({ orderId }: { orderId: OrderId }) {
        // The page after payment was faster, or an earlier look saw what this event tells.
        if (await hasNews(deps.db, orderId)) await advance(deps, orderId)
      },
    },
    {
      name: 'payments.sweep',
      schedule: '* * * * *',
      async run() {
        await sweepPayments(deps)
      },
    },
    {
      name: 'payments.read_events',
      schedule: '*/10 * * * *',
      minutesMax: 30,
      async run() {
        const { missed } = await readEvents(deps)
        if (missed > 0) deps.alarm('payment.events_missed', { count: String(missed) })
      },
    },
    {
      name: 'payments.disputes',
      schedule: '* * * * *',
      async run() {
        await remindOfDisputes(deps)
        await sendUnsentAnswers(deps)
      },
    },
    {
      name: 'payments.redact',
      schedule: '* * * * *',
      async run() {
        await redactPayments(deps)
      },
    },
  ]
}
