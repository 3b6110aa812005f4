import { createHash } from 'node:crypto'
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { parseMailAddress } from '../../domains/notifications/index.ts'
import type { ReceivedMail } from '../../domains/tickets/index.ts'

/** Smaller pictures within the words are marks and signatures, ours among them. */
const inlinePictureBytesMin = 12 * 1024

/**
 * Reads a mail as it came over the wire (RFC 5322, MIME). `recipients`: whom the envelope named, where the provider tells it.
 * @throws when it cannot be read at all.
 */
export async function readMail(raw: Buffer, recipients: readonly string[] = []): Promise<ReceivedMail> {
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: 2_000_000,
    keepDeliveryStatus: true,
  })
  const words = (name: string) => wordsOf(mail, name)
  return {
    kind: kindOf(mail, words),
    reference: referenceOf(mail.messageId, raw),
    from: senderOf(mail),
    to: [
      ...recipients,
      ...addressesOf(mail.to),
      ...addressesOf(mail.cc),
      ...['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => words(name).split(/[\s,<>]+/)),
    ].filter((address) => address.includes('@')),
    // No column takes a zero, and a mail that fails comes again for ever.
    subject: (mail.subject ?? '').replace(/\p{Cc}+/gu, ' '),
    text: (mail.text ?? '').replaceAll('\0', ''),
    files: mail.attachments.filter(isWorthKeeping).map(({ filename, content }) => ({
      name: filename ?? 'file',
      content: new Uint8Array(content),
    })),
  }
}

type Words = (name: string) => string

/** Who wrote it. Programs are asked to say so (RFC 3834); those that do not are known by what else they say. */
function kindOf(mail: ParsedMail, words: Words): ReceivedMail['kind'] {
  const type = words('content-type').toLowerCase()
  const from = addressesOf(mail.from)[0]?.toLowerCase() ?? ''
  const isReport = mail.attachments.some(({ contentType }) =>
    /^message\/((global-)?delivery-status|feedback-report)$/.test(contentType),
  )
  const isDaemon = /^(mailer-daemon|postmaster)@/.test(from)
  if (
    isReport ||
    words('x-failed-recipients') ||
    (type.includes('delivery-status') && type.includes('report'))
  )
    return 'bounce'
  if (isDaemon) return 'bounce'
  return isAutomatic(type, from, words) ? 'automatic' : 'person'
}

function isAutomatic(type: string, from: string, words: Words): boolean {
  const submitted = words('auto-submitted').toLowerCase()
  return (
    (submitted !== '' && !/^no\b/.test(submitted)) ||
    /^(bulk|junk|list|auto_reply)$/i.test(words('precedence').trim()) ||
    /\b(all|oof|autoreply)\b/i.test(words('x-auto-response-suppress')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-vacation', 'list-id', 'list-unsubscribe'].some(
      (name) => words(name) !== '',
    ) ||
    // A receipt that was read, and an invitation or the answer to one: nobody asks anything.
    type.includes('disposition-notification') ||
    type.startsWith('text/calendar') ||
    words('return-path').trim() === '<>' ||
    /^(no-?reply|do-?not-?reply|ne-?pas-?repondre)@/.test(from)
  )
}

/** A header as it was written, unfolded; the library has a form of its own for each. */
function wordsOf({ headerLines }: ParsedMail, name: string): string {
  const lines = headerLines.filter(({ key }) => key === name)
  return lines
    .map(({ line }) =>
      line
        .slice(name.length + 1)
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join(' ')
}

function addressesOf(given: AddressObject | AddressObject[] | undefined): string[] {
  return [given]
    .flat()
    .flatMap((each) =>
      (each?.value ?? []).flatMap(({ address, group }) => [
        ...(address ? [address] : []),
        ...(group ?? []).flatMap((member) => member.address ?? []),
      ]),
    )
}

/** Whoever can be answered: what is no address, or longer than one may be, is nobody. */
function senderOf({ from }: ParsedMail): string | null {
  const given = addressesOf(from)[0]?.trim() ?? ''
  return given.length <= 254 && parseMailAddress(given) ? given : null
}

function referenceOf(messageId: string | undefined, raw: Buffer): string {
  const given = messageId?.trim() ?? ''
  return /^<[\x21-\x3b\x3d\x3f-\x7e]{3,290}>$/.test(given)
    ? given
    : `<${createHash('sha256').update(raw).digest('hex')}@none>`
}

function isWorthKeeping({ contentType, related, size }: Attachment): boolean {
  if (
    /^(text\/calendar|application\/ics|message\/|application\/(pgp|pkcs7|x-pkcs7)-signature|application\/ms-tnef)/.test(
      contentType,
    )
  )
    return false
  return !(related && size < inlinePictureBytesMin)
}
