import type { SendMailOptions } from 'nodemailer'
import type { Attachment, OutgoingMessage } from '../../domains/notifications/letter.ts'
import type { Sender } from '../../domains/notifications/mail-address.ts'

/**
 * A letter in nodemailer's words. Addresses are objects, never text to be parsed: a line break or comma in a text
 * makes nodemailer find a second recipient. The Message-ID is the mail's own, so that a repetition is recognisable.
 */
export function composeMessage(sender: Sender, { id, to, locale, letter }: OutgoingMessage): SendMailOptions {
  return {
    from: sender,
    to: { name: '', address: to },
    envelope: { from: sender.address, to },
    messageId: `<${id}@${sender.address.slice(sender.address.indexOf('@') + 1)}>`,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: letter.attachments.map(toPart),
    // No auto-reply answers a letter that a program wrote (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    // Attachments are bytes; a path or URL among them could only be an attack.
    disableFileAccess: true,
    disableUrlAccess: true,
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
