import type { Hono } from 'hono'
import {
  bindToken,
  type MailEventDeps,
  type MailEvents,
  recordMailEvent,
} from '../domains/notifications/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { brevoEvents } from '../platform/mail-events/brevo.ts'
import { mailgunEvents } from '../platform/mail-events/mailgun.ts'
import { postmarkEvents } from '../platform/mail-events/postmark.ts'
import { resendEvents } from '../platform/mail-events/resend.ts'
import { sesEvents } from '../platform/mail-events/ses.ts'
import { mailEventsWebhook } from '../web/webhooks/mail-events.ts'
import type { ShopParts } from './shop-parts.ts'

/** Where the provider of the mail reports what became of letters, if one is configured. */
export function mailEvents({ config, log }: ShopParts, deps: Omit<MailEventDeps, 'isSigned'>): Hono[] {
  const events = eventsOf(config, deps.db)
  if (!events) return []
  return [
    mailEventsWebhook({
      read: (request) => events.read({ ...request, now: deps.clock.now() }),
      async record(event) {
        const outcome = await recordMailEvent({ ...deps, isSigned: true }, event)
        log.info('mail.reported', { kind: event.kind, outcome })
        return outcome
      },
    }),
  ]
}

function eventsOf(config: ShopParts['config'], db: Db): MailEvents | undefined {
  const { MAIL_EVENTS_SECRET: secret, MAILGUN_SIGNING_KEY: key, MAIL_EVENTS_TOPIC: topic } = config
  switch (config.MAIL_EVENTS) {
    case 'postmark':
      return secret && postmarkEvents(secret)
    case 'brevo':
      return secret && brevoEvents(secret)
    case 'resend':
      return secret && resendEvents(secret)
    case 'mailgun':
      return key && mailgunEvents(key, (token, body, now) => bindToken(db, token, body, now))
    case 'ses':
      return topic ? sesEvents({ topic, get: readSmall }) : undefined
    default:
      return undefined
  }
}

/** A certificate, or the page that confirms a subscription. */
async function readSmall(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`)
  return (await answer.text()).slice(0, 64 * 1024)
}
