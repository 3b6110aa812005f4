import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { type TendDeps, tendGifts } from './tend-gifts.ts'

export function giftJobs(deps: TendDeps): JobDefinition[] {
  return [
    {
      name: 'gifts.tend',
      schedule: '*/5 * * * *',
      async run() {
        await tendGifts(deps)
      },
    },
  ]
}
