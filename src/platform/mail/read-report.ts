import { simpleParser } from 'mailparser'
import type { MailEvent } from '../../domains/notifications/index.ts'

/** Longer reports are read no further. */
const partMax = 64 * 1024

/**
 * What a mail server reports by mail: that a letter was not delivered (RFC 3464), or that its reader calls it unwanted (RFC 5965).
 * A report says of which letter by its Message-ID, which only those know who had the letter in their hands.
 */
export async function readReport(raw: Buffer, now: Date): Promise<MailEvent[]> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, keepDeliveryStatus: true })
  const parts = mail.attachments.map(({ contentType, content }) => ({
    type: contentType.toLowerCase(),
    text: content.subarray(0, partMax).toString('utf8'),
  }))
  const textOf = (...types: string[]) => parts.find(({ type }) => types.includes(type))?.text ?? ''
  const returned = textOf('message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers')
  const references = messageIdsIn(returned || raw.subarray(0, 4 * partMax).toString('latin1'))
  if (references.length === 0) return []
  const feedback = textOf('message/feedback-report')
  if (feedback) return complaintIn(feedback, references, now)
  const status = textOf('message/delivery-status', 'message/global-delivery-status')
  return blocksOf(status).flatMap((fields) => deliveryOf(fields, references, now))
}

function complaintIn(text: string, references: string[], at: Date): MailEvent[] {
  const [fields] = blocksOf(text)
  if (!/^(abuse|fraud|not-spam|virus|other)$/i.test(fields?.get('feedback-type') ?? '')) return []
  if (/^not-spam$/i.test(fields?.get('feedback-type') ?? '')) return []
  return [{ references, recipient: addressIn(fields?.get('original-rcpt-to')), at, kind: 'complained' }]
}

function deliveryOf(fields: Fields, references: string[], at: Date): MailEvent[] {
  const action = fields.get('action')?.toLowerCase()
  const status = /^([245])\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')
  const recipient = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'))
  const common = { references, recipient, at }
  if (action === 'delayed') return [{ ...common, kind: 'delayed' }]
  if (action !== 'failed') return []
  return [{ ...common, kind: 'bounced', isPermanent: status?.[1] === '5', code: status?.[0] ?? null }]
}

type Fields = ReadonlyMap<string, string>

/** Blocks of fields with an empty line between: of the message first, then one of each recipient. */
function blocksOf(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const unfolded = block.replace(/\n[ \t]+/g, ' ')
      return new Map(
        unfolded.split('\n').flatMap((line) => {
          const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line.trim()) ?? []
          return name && value !== undefined ? [[name.toLowerCase(), value.trim()] as const] : []
        }),
      )
    })
}

/** `rfc822; ada@example.eu` */
function addressIn(field: string | undefined): string | null {
  const address = (field ?? '').replace(/^[\w-]+;\s*/, '').replace(/^<|>$/g, '')
  return address.includes('@') ? address : null
}

function messageIdsIn(text: string): string[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')
  return [...unfolded.matchAll(/^(?:message-id|original-message-id):\s*(<[^<>\s]{3,290}>)/gim)].flatMap(
    ([, id]) => id ?? [],
  )
}
