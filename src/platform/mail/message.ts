import type { SendMailOptions } from 'nodemailer'
import type { Attachment, Letter, OutgoingMessage } from '../../domains/notifications/letter.ts'
import type { MailAddress, Sender } from '../../domains/notifications/mail-address.ts'
import { echoHeaders, type MailProvider } from '../mail-events/echo-headers.ts'

export type Sending = {
  /** Where it comes back when it cannot be delivered (RFC 5321 Return-Path); the sender's own where nothing is said. */
  bounceAddress?: MailAddress | undefined
  /** Who reports what became of it. */
  provider?: MailProvider | undefined
}

/**
 * A letter in nodemailer's words. Addresses are objects, never text to be parsed: a line break or comma in a text
 * makes nodemailer find a second recipient. The Message-ID is the mail's own, so that a repetition is recognisable.
 */
export function composeMessage(
  sender: Sender,
  { id, to, locale, letter }: OutgoingMessage,
  { bounceAddress = sender.address, provider }: Sending = {},
): SendMailOptions {
  const domain = sender.address.slice(sender.address.indexOf('@') + 1)
  return {
    from: sender,
    to: { name: '', address: to },
    envelope: { from: bounceAddress, to },
    messageId: `<${id}@${domain}>`,
    ...(letter.thread && threadHeaders(letter.thread, domain)),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: letter.attachments.map(toPart),
    // No auto-reply answers a letter that a program wrote (RFC 3834).
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': locale,
      ...(letter.stopUrl && stopHeaders(letter.stopUrl)),
      ...echoHeaders(provider, id),
    },
    // Attachments are bytes; a path or URL among them could only be an attack.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 2369 and RFC 8058: mail programs show a button, and one click on it is a POST to this address. */
const stopHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** RFC 5322 §3.6.4. Also without the first letter programs keep those together that refer to the same one. */
function threadHeaders(
  { root, answers, replyTo }: NonNullable<Letter['thread']>,
  domain: string,
): SendMailOptions {
  const first = `<${root}@${domain}>`
  return {
    references: answers ? [first, answers] : [first],
    inReplyTo: answers ?? first,
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
  }
}

function toPart({ fileName, mediaType, content, cid }: Attachment) {
  return {
    filename: fileName,
    contentType: mediaType,
    content: Buffer.from(content.expose()),
    ...(cid && { cid, contentDisposition: 'inline' }),
  }
}
