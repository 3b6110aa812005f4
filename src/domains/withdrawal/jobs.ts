import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { resumeWithdrawals } from './resume.ts'
import type { WithdrawalDeps } from './withdraw.ts'

export function withdrawalJobs(deps: WithdrawalDeps): JobDefinition[] {
  return [
    {
      name: 'withdrawal.resume',
      schedule: '*/10 * * * *',
      async run() {
        await resumeWithdrawals(deps)
      },
    },
  ]
}
