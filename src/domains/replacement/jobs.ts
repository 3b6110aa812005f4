import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { fillWaiting } from './fill-waiting.ts'
import { type RecallJob, recallJob } from './recall/recall.ts'
import { type RecallDeps, runRecall } from './recall/run-recall.ts'

export function replacementJobs(deps: RecallDeps): JobDefinition[] {
  return [
    {
      name: 'replacement.fill_waiting',
      schedule: '*/10 * * * *',
      async run() {
        await fillWaiting(deps)
      },
    },
    { name: recallJob, concurrency: 1, minutesMax: 10, run: (job: RecallJob) => runRecall(deps, job) },
  ]
}
