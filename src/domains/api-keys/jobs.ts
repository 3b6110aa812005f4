import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { type AnswerDeps, forgetAnswers } from './answers.ts'

export function apiKeyJobs(deps: Pick<AnswerDeps, 'db' | 'clock'>): JobDefinition[] {
  return [
    {
      name: 'api_keys.forget_answers',
      schedule: '41 * * * *',
      async run() {
        await forgetAnswers(deps)
      },
    },
  ]
}
