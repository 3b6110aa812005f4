import type { MailId } from '../../shared/ids.ts'

export const mailProviders = ['postmark', 'ses', 'brevo', 'resend', 'mailgun'] as const
export type MailProvider = (typeof mailProviders)[number]

/**
 * What a letter carries so that its provider names it when it reports. Some put a Message-ID of their own in place of ours, and
 * say ours back in this way alone.
 */
export function echoHeaders(provider: MailProvider | undefined, id: MailId): Record<string, string> {
  switch (provider) {
    case 'postmark':
      return { 'X-PM-KeepID': 'true', 'X-PM-Metadata-mail-id': id }
    case 'ses':
      return { 'X-SES-MESSAGE-TAGS': `mail-id=${id}` }
    case 'brevo':
      return { 'X-Mailin-custom': id }
    default:
      return {}
  }
}
