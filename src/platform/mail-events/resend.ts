import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { MailEvent, MailEvents } from '../../domains/notifications/index.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import type { Secret } from '../../shared/secret.ts'
import { minutes } from '../../shared/time.ts'
import { bodyOf, list, statusIn, timeOr } from './reading.ts'

/** https://resend.com/docs/dashboard/webhooks/event-types */
const payload = z.object({
  type: z.string(),
  created_at: z.string().catch(''),
  data: z.object({
    email_id: z.string().catch(''),
    message_id: z.string().catch(''),
    to: z.array(z.string()).catch([]),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
    bounce: z
      .object({ type: z.string().catch(''), message: z.string().catch('') })
      .optional()
      .catch(undefined),
  }),
})

/** Signed as Svix signs: HMAC-SHA-256 over id, time and body. https://docs.svix.com/receiving/verifying-payloads/how-manual */
export function resendEvents(secret: Secret<string>): MailEvents {
  return {
    async read({ headers, body, now }) {
      if (!isSignedBySvix(secret, (name) => headers.get(name) ?? '', body, now)) return
      const told = payload.safeParse(bodyOf(body)).data
      const kind = told && kindOf(told)
      if (!told || !kind) return []
      const { data } = told
      const named = data.headers
        .filter(({ name }) => name.toLowerCase() === 'message-id')
        .map(({ value }) => value)
      const [recipient = null, ...others] = data.to
      const references = list(...named, data.message_id, data.email_id)
      return [
        {
          references,
          recipient: others.length > 0 ? null : recipient,
          at: timeOr(now, told.created_at),
          ...kind,
        },
      ]
    },
  }
}

type Kind =
  | { kind: 'delayed' | 'complained' }
  | Pick<Extract<MailEvent, { kind: 'bounced' }>, 'kind' | 'isPermanent' | 'code'>

function kindOf({ type, data }: z.infer<typeof payload>): Kind | undefined {
  switch (type) {
    case 'email.bounced': {
      const { type: bounce = '', message } = data.bounce ?? {}
      return { kind: 'bounced', isPermanent: /^permanent$/i.test(bounce), code: statusIn(message) }
    }
    case 'email.delivery_delayed':
      return { kind: 'delayed' }
    case 'email.complained':
      return { kind: 'complained' }
    default:
      return undefined
  }
}

export function isSignedBySvix(
  secret: Secret<string>,
  header: (name: string) => string,
  body: Buffer,
  now: Date,
): boolean {
  const [id, seconds] = [header('svix-id'), header('svix-timestamp')]
  const isFresh = /^\d{1,12}$/.test(seconds) && Math.abs(now.getTime() - Number(seconds) * 1000) <= minutes(5)
  if (!isFresh || !/^[\w.-]{1,200}$/.test(id)) return false
  const key = Buffer.from(secret.expose().replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest()
  return header('svix-signature')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .some((each) => areSameBytes(expected, Buffer.from(each.slice(3), 'base64')))
}
