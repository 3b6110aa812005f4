import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { closeQuietTickets } from './close-quiet.ts'
import type { TicketDeps } from './deps.ts'
import { removeFiles, sweepFiles } from './files/remove-files.ts'

export function ticketJobs(deps: TicketDeps): JobDefinition[] {
  return [
    {
      name: 'tickets.close_quiet',
      schedule: '*/10 * * * *',
      async run() {
        await closeQuietTickets(deps)
      },
    },
    {
      name: 'tickets.remove_files',
      schedule: '* * * * *',
      async run() {
        await removeFiles(deps)
      },
    },
    {
      name: 'tickets.sweep_files',
      schedule: '43 3 * * *',
      async run() {
        await sweepFiles(deps)
      },
    },
  ]
}
