import { createVerify, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import type { MailEvent, MailEvents } from '../../domains/notifications/index.ts'
import { bodyOf, list, statusIn, timeOr } from './reading.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
const envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.string(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
})
type Envelope = z.infer<typeof envelope>

/** https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html; event publishing says `eventType`. */
const notification = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.object({
    messageId: z.string().catch(''),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
    tags: z.record(z.string(), z.array(z.string())).catch({}),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      timestamp: z.string().catch(''),
      bouncedRecipients: z.array(
        z.object({
          emailAddress: z.string(),
          status: z.string().optional(),
          diagnosticCode: z.string().optional(),
        }),
      ),
    })
    .optional(),
  complaint: z
    .object({
      timestamp: z.string().catch(''),
      complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
    })
    .optional(),
  deliveryDelay: z
    .object({
      timestamp: z.string().catch(''),
      delayedRecipients: z.array(z.object({ emailAddress: z.string() })),
    })
    .optional(),
})

export type SesDeps = {
  /** The one topic that is listened to; its region names the host that signs. */
  topic: string
  /** Reads an address of that host. */
  get(url: string): Promise<string>
}

/** SES through SNS: only the configured topic, signed by a certificate of SNS in the region of that topic. */
export function sesEvents({ topic, get }: SesDeps): MailEvents {
  const host = snsHostOf(topic)
  const certificates = new Map<string, Promise<string>>()

  async function certificateAt(url: string): Promise<string | undefined> {
    if (!isAt(host, url) || !new URL(url).pathname.endsWith('.pem')) return
    const known = certificates.get(url) ?? get(url)
    // Few are in use at once; whoever makes up more fills nothing.
    if (certificates.size < 8) certificates.set(url, known)
    return known.catch(() => {
      certificates.delete(url)
      return undefined
    })
  }

  return {
    async read({ body, now }) {
      const told = envelope.safeParse(bodyOf(body)).data
      if (!told || told.TopicArn !== topic) return
      const certificate = await certificateAt(told.SigningCertURL)
      if (!certificate || !isSigned(told, certificate, now)) return
      if (told.Type === 'SubscriptionConfirmation' && told.SubscribeURL && isAt(host, told.SubscribeURL))
        await get(told.SubscribeURL)
      return told.Type === 'Notification' ? eventsOf(told.Message, now) : []
    },
  }
}

/** `arn:aws:sns:eu-west-3:123456789012:letters` is of `sns.eu-west-3.amazonaws.com`. */
export function snsHostOf(topic: string): string {
  const [, partition = 'aws', region = ''] = /^arn:(aws[\w-]*):sns:([a-z0-9-]+):\d{12}:/.exec(topic) ?? []
  return `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

function isAt(host: string, url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.protocol === 'https:' && parsed.host === host && parsed.username === ''
}

function isSigned(told: Envelope, pem: string, now: Date): boolean {
  try {
    const certificate = new X509Certificate(pem)
    if (new Date(certificate.validTo) < now || new Date(certificate.validFrom) > now) return false
    const verify = createVerify(told.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1')
    return verify.update(signedText(told)).verify(certificate.publicKey, told.Signature, 'base64')
  } catch {
    return false
  }
}

/** The fields that are signed, each with its name, a line each. */
export function signedText(
  told: Omit<Envelope, 'Signature' | 'SigningCertURL' | 'SignatureVersion'>,
): string {
  const names =
    told.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const)
  return names.flatMap((name) => (told[name] === undefined ? [] : [`${name}\n${told[name]}\n`])).join('')
}

function eventsOf(message: string, now: Date): MailEvent[] {
  const told = notification.safeParse(bodyOf(Buffer.from(message))).data
  if (!told) return []
  const { mail, bounce, complaint, deliveryDelay } = told
  const named = mail.headers.filter(({ name }) => /^message-id$/i.test(name)).map(({ value }) => value)
  const references = list(...(mail.tags['mail-id'] ?? []), ...named, mail.messageId)
  switch (told.eventType ?? told.notificationType) {
    case 'Bounce':
      return (bounce?.bouncedRecipients ?? []).map(({ emailAddress, status, diagnosticCode }) => ({
        references,
        recipient: addressIn(emailAddress),
        at: timeOr(now, bounce?.timestamp),
        kind: 'bounced',
        isPermanent: bounce?.bounceType === 'Permanent',
        code: statusIn(status) ?? statusIn(diagnosticCode),
      }))
    case 'Complaint':
      return (complaint?.complainedRecipients ?? []).map(({ emailAddress }) => ({
        references,
        recipient: addressIn(emailAddress),
        at: timeOr(now, complaint?.timestamp),
        kind: 'complained',
      }))
    case 'DeliveryDelay':
      return (deliveryDelay?.delayedRecipients ?? []).map(({ emailAddress }) => ({
        references,
        recipient: addressIn(emailAddress),
        at: timeOr(now, deliveryDelay?.timestamp),
        kind: 'delayed',
      }))
    default:
      return []
  }
}

/** `Ada <ada@example.eu>` or the bare address. */
const addressIn = (text: string) => /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
