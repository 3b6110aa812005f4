import { z } from 'zod'
import type { MailEvent, MailEvents } from '../../domains/notifications/index.ts'
import type { Secret } from '../../shared/secret.ts'
import { bodyOf, isBearer, list, statusIn, timeOr } from './reading.ts'

/** https://developers.brevo.com/docs/transactional-webhooks */
const payload = z.object({
  event: z.string(),
  email: z.string().catch(''),
  'message-id': z.string().catch(''),
  'X-Mailin-custom': z.string().catch(''),
  reason: z.string().catch(''),
  ts_event: z.number().optional().catch(undefined),
})

/** Brevo signs nothing; its webhook carries a token. */
export function brevoEvents(secret: Secret<string>): MailEvents {
  return {
    async read({ headers, body, now }) {
      if (!isBearer(secret, headers.get('authorization'))) return
      const told = payload.safeParse(bodyOf(body)).data
      const kind = told && kindOf(told.event, told.reason)
      if (!told || !kind) return []
      const references = list(told['message-id'], told['X-Mailin-custom'])
      return [{ references, recipient: told.email || null, at: timeOr(now, told.ts_event), ...kind }]
    },
  }
}

type Kind =
  | { kind: 'delayed' | 'complained' }
  | Pick<Extract<MailEvent, { kind: 'bounced' }>, 'kind' | 'isPermanent' | 'code'>

function kindOf(event: string, reason: string): Kind | undefined {
  switch (event) {
    case 'hard_bounce':
    case 'invalid_email':
    case 'blocked':
      return { kind: 'bounced', isPermanent: true, code: statusIn(reason) }
    case 'soft_bounce':
      return { kind: 'bounced', isPermanent: false, code: statusIn(reason) }
    case 'deferred':
      return { kind: 'delayed' }
    case 'spam':
    case 'complaint':
      return { kind: 'complained' }
    default:
      return undefined
  }
}
