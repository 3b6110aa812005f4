import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { closeQuietTickets } from './close-quiet.ts'
import type { TicketDeps } from './deps.ts'
import { removeFiles, sweepFiles } from './files/remove-files.ts'
import { expirePresence } from './presence.ts'
import { forgetTicketChanges } from './ticket-changes.ts'

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
      name: 'tickets.forget_changes',
      schedule: '* * * * *',
      async run() {
        await expirePresence(deps.db)
        await forgetTicketChanges(deps.db)
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
