import { linkHistory } from '../../platform/audit/chain.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { after, hours } from '../../shared/time.ts'
import { checkHistory, checkJob } from './check-history.ts'
import { type ChainDeps, noteHistory, verifyChains } from './verify-chains.ts'
import { type WatchDeps, watch } from './watch.ts'

export type SecurityJobDeps = WatchDeps &
  ChainDeps & { alarm(what: string, details: { count: number }): void }

export function securityJobs(deps: SecurityJobDeps): JobDefinition[] {
  async function alarmOf(check: (deps: ChainDeps) => Promise<number>): Promise<void> {
    const count = await check(deps)
    if (count > 0) deps.alarm('security.chain_broken', { count })
  }
  return [
    {
      name: 'security.watch',
      schedule: '* * * * *',
      async run() {
        const count = await watch(deps)
        if (count > 0) deps.alarm('security.alert', { count })
      },
    },
    {
      name: 'security.link_history',
      schedule: '* * * * *',
      // Whatever took longer than an hour to be committed gets its link at night.
      run: async () => void (await linkHistory(deps.db, after(deps.clock.now(), -hours(1)))),
    },
    { name: 'security.note_history', schedule: '23 * * * *', run: () => noteHistory(deps) },
    // Whoever asks is served at once; every minute what a worker left when it died is taken up.
    { name: checkJob, schedule: '* * * * *', minutesMax: 170, run: () => alarmOf(checkHistory) },
    {
      name: 'security.verify_chains',
      schedule: '43 3 * * *',
      minutesMax: 170,
      run: () => alarmOf(verifyChains),
    },
  ]
}
