import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { ReplacementDeps } from './complain.ts'
import { fillWaiting } from './fill-waiting.ts'

export function replacementJobs(deps: ReplacementDeps): JobDefinition[] {
  return [
    {
      name: 'replacement.fill_waiting',
      schedule: '*/10 * * * *',
      async run() {
        await fillWaiting(deps)
      },
    },
  ]
}
