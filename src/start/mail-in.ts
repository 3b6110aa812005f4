import type { Hono } from 'hono'
import { bindToken, type MailEventDeps, recordMailEvent } from '../domains/notifications/index.ts'
import { receiveMail, type TicketDeps } from '../domains/tickets/index.ts'
import { readMail } from '../platform/mail/read-mail.ts'
import { readReport } from '../platform/mail/read-report.ts'
import { isSignatureFresh, isSignedBody, isSignedByMailgun } from '../platform/mail/verify-inbound.ts'
import { mailWebhook } from '../web/webhooks/mail.ts'
import type { ShopParts } from './shop-parts.ts'
import type { TicketParts } from './ticket-parts.ts'

/** Mail that comes in: answers and questions, and reports of letters that were not delivered; where the configuration says how it is signed. */
export function mailIn(
  { config, clock, log }: ShopParts,
  { replies }: TicketParts,
  tickets: TicketDeps,
  events: Omit<MailEventDeps, 'isSigned'>,
): Hono[] {
  const { MAIL_IN_SECRET: secret, MAILGUN_SIGNING_KEY: mailgunKey } = config
  if (!(secret || mailgunKey) || !replies) return []
  const recordReports = async (raw: Buffer) => {
    for (const event of await readReport(raw, clock.now()).catch(() => [])) {
      const outcome = await recordMailEvent({ ...events, isSigned: false }, event)
      log.info('mail.reported', { kind: event.kind, outcome })
    }
  }
  return [
    mailWebhook({
      mayBeSigned: (signature) => secret !== undefined && isSignatureFresh(signature, clock.now()),
      isSigned: (body, signature) =>
        secret !== undefined && isSignedBody(secret, signature, body, clock.now()),
      isSignedByMailgun: (given) =>
        mailgunKey !== undefined && isSignedByMailgun(mailgunKey, given, clock.now()),
      isBodyOfToken: (token, mail) => bindToken(tickets.db, token, mail, clock.now()),
      async receive(raw, recipients) {
        const mail = await readMail(raw, recipients).catch(() => undefined)
        const outcome = mail ? await receiveMail({ ...tickets, replies }, mail) : 'unreadable'
        if (mail?.kind === 'bounce') await recordReports(raw)
        log.info('mail.received', { outcome })
        return outcome
      },
    }),
  ]
}
