import { z } from 'zod'
import type { MailEvent, MailEvents } from '../../domains/notifications/index.ts'
import type { Secret } from '../../shared/secret.ts'
import { bodyOf, isBasicPassword, list, timeOr } from './reading.ts'

/** https://postmarkapp.com/developer/webhooks/bounce-webhook and …/spam-complaint-webhook */
const payload = z.object({
  RecordType: z.string(),
  MessageID: z.string().catch(''),
  Email: z.string().catch(''),
  Type: z.string().catch(''),
  BouncedAt: z.string().catch(''),
  Metadata: z.record(z.string(), z.string()).catch({}),
})

/** What is tried again by Postmark, or says nothing of the letter. */
const passing = [
  'Transient',
  'DnsError',
  'AutoResponder',
  'AddressChange',
  'Subscribe',
  'Unsubscribe',
  'ChallengeVerification',
]
const permanent = ['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated', 'Blocked', 'SpamNotification']

/** Postmark signs nothing; its webhook carries a name and a password, of which the password is the secret. */
export function postmarkEvents(secret: Secret<string>): MailEvents {
  return {
    async read({ headers, body, now }) {
      if (!isBasicPassword(secret, headers.get('authorization'))) return
      const told = payload.safeParse(bodyOf(body)).data
      if (!told) return []
      const event = {
        references: list(told.Metadata['mail-id'], told.MessageID),
        recipient: told.Email || null,
      }
      const at = timeOr(now, told.BouncedAt)
      return eventsOf(told, { ...event, at })
    },
  }
}

type Common = Pick<MailEvent, 'references' | 'recipient' | 'at'>

function eventsOf({ RecordType, Type }: z.infer<typeof payload>, common: Common): MailEvent[] {
  if (RecordType === 'SpamComplaint' || Type === 'SpamComplaint') return [{ ...common, kind: 'complained' }]
  if (RecordType !== 'Bounce') return []
  if (passing.includes(Type))
    return Type === 'Transient' || Type === 'DnsError' ? [{ ...common, kind: 'delayed' }] : []
  return [{ ...common, kind: 'bounced', isPermanent: permanent.includes(Type), code: null }]
}
