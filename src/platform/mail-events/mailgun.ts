import { z } from 'zod'
import type { MailEvent, MailEvents } from '../../domains/notifications/index.ts'
import type { Secret } from '../../shared/secret.ts'
import { isSignedByMailgun } from '../mail/verify-inbound.ts'
import { bodyOf, list, statusIn, timeOr } from './reading.ts'

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads */
const payload = z.object({
  signature: z.object({ timestamp: z.string(), token: z.string(), signature: z.string() }),
  'event-data': z.object({
    event: z.string(),
    severity: z.string().catch(''),
    recipient: z.string().catch(''),
    timestamp: z.number().optional().catch(undefined),
    'delivery-status': z
      .object({
        code: z.number().optional().catch(undefined),
        'enhanced-code': z.string().optional().catch(undefined),
        message: z.string().optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    message: z
      .object({ headers: z.object({ 'message-id': z.string().catch('') }) })
      .optional()
      .catch(undefined),
  }),
})
type Told = z.infer<typeof payload>['event-data']

/**
 * Mailgun signs a time and a token, and not what it says. `bindToken` binds the token to the first body that it brought, so that
 * whoever overhears one report makes no other of it.
 */
export function mailgunEvents(
  secret: Secret<string>,
  bindToken: (token: string, body: Buffer, now: Date) => Promise<boolean>,
): MailEvents {
  return {
    async read({ body, now }) {
      const told = payload.safeParse(bodyOf(body)).data
      if (!told || !isSignedByMailgun(secret, told.signature, now)) return
      if (!(await bindToken(told.signature.token, body, now))) return
      const data = told['event-data']
      const kind = kindOf(data)
      if (!kind) return []
      const references = list(data.message?.headers['message-id'])
      return [{ references, recipient: data.recipient || null, at: timeOr(now, data.timestamp), ...kind }]
    },
  }
}

type Kind =
  | { kind: 'delayed' | 'complained' }
  | Pick<Extract<MailEvent, { kind: 'bounced' }>, 'kind' | 'isPermanent' | 'code'>

function kindOf({ event, severity, 'delivery-status': status }: Told): Kind | undefined {
  if (event === 'complained') return { kind: 'complained' }
  if (event !== 'failed') return
  if (severity === 'temporary') return { kind: 'delayed' }
  const code = status?.['enhanced-code'] ?? statusIn(status?.message) ?? status?.code?.toString() ?? null
  return { kind: 'bounced', isPermanent: severity === 'permanent', code: code?.slice(0, 20) ?? null }
}
