import { z } from 'zod'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { assert } from '../../shared/errors.ts'
import { parseId } from '../../shared/ids.ts'
import { sendJob } from './queue-mail.ts'
import { type ReminderDeps, remindBuyers } from './reminder/remind-buyers.ts'
import { type SendDeps, sendMail } from './send-mail.ts'
import { sweepMail } from './sweep-mail.ts'

const sendPayload = z.object({ mailId: z.string() })

export function mailJobs(deps: SendDeps & ReminderDeps): JobDefinition[] {
  return [
    {
      name: sendJob,
      concurrency: 5,
      async run(payload: unknown) {
        const id = parseId('eml', sendPayload.parse(payload).mailId)
        assert(id, 'a mail job names a mail')
        await sendMail(deps, id)
      },
    },
    {
      name: 'mail.sweep',
      schedule: '* * * * *',
      async run() {
        await sweepMail(deps)
      },
    },
    {
      name: 'mail.remind',
      // In the morning, when a letter is read.
      schedule: '23 9 * * *',
      async run() {
        await remindBuyers(deps)
      },
    },
  ]
}
