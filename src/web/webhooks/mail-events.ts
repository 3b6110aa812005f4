import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { MailEvent, MailEventOutcome, MailEventRequest } from '../../domains/notifications/index.ts'
import { files } from '../routes.ts'

export type MailEventsWebhookDeps = {
  /** What the provider says; undefined when it is not the provider who speaks. */
  read(request: Omit<MailEventRequest, 'now'>): Promise<readonly MailEvent[] | undefined>
  record(event: MailEvent): Promise<MailEventOutcome>
}

const bodyBytesMax = 1024 * 1024

/**
 * What became of letters, as the mail provider reports it. 200 means: it is in our database, or concerns no letter of ours. A
 * report that is faster than our own note of the letter is asked to come again.
 */
export function mailEventsWebhook(deps: MailEventsWebhookDeps): Hono {
  return new Hono().post(
    files.mailEventsWebhook,
    bodyLimit({ maxSize: bodyBytesMax, onError: (c) => c.text('too large', 413) }),
    async (c) => {
      const body = Buffer.from(await c.req.arrayBuffer())
      const events = await deps.read({ headers: c.req.raw.headers, body })
      if (!events) return c.text('signature', 401)
      const outcomes: MailEventOutcome[] = []
      for (const event of events) outcomes.push(await deps.record(event))
      if (outcomes.includes('early')) return c.text('early', 503)
      return c.text(outcomes.join(' ') || 'nothing', 200)
    },
  )
}
