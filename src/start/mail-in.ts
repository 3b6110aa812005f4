import type { Hono } from 'hono'
import { receiveMail, type TicketDeps } from '../domains/tickets/index.ts'
import { readMail } from '../platform/mail/read-mail.ts'
import { isSignatureFresh, isSignedBody, isSignedByMailgun } from '../platform/mail/verify-inbound.ts'
import { mailWebhook } from '../web/webhooks/mail.ts'
import type { ShopParts } from './shop-parts.ts'
import type { TicketParts } from './ticket-parts.ts'

/** Mail that comes in, where the configuration says how it is signed. */
export function mailIn(
  { config, clock, log }: ShopParts,
  { replies }: TicketParts,
  tickets: TicketDeps,
): Hono[] {
  const secret = config.MAIL_IN_SECRET
  if (!secret || !replies) return []
  return [
    mailWebhook({
      mayBeSigned: (signature) => isSignatureFresh(signature, clock.now()),
      isSigned: (body, signature) => isSignedBody(secret, signature, body, clock.now()),
      isSignedByMailgun: (given) => isSignedByMailgun(secret, given, clock.now()),
      async receive(raw, recipients) {
        const mail = await readMail(raw, recipients).catch(() => undefined)
        const outcome = mail ? await receiveMail({ ...tickets, replies }, mail) : 'unreadable'
        log.info('mail.received', { outcome })
        return outcome
      },
    }),
  ]
}
