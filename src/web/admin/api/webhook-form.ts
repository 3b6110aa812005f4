import { z } from 'zod'
import { type EventType, parseEventType } from '../../../domains/webhooks/index.ts'

const line = z.string().trim().max(2100).catch('')

/** What was typed; one event comes alone, several as a list. `seen`: when the endpoint had changed last as the form was made. */
export const webhookForm = z.object({
  act: line,
  name: line,
  url: line,
  event: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
  state: line,
  seen: line,
  note: line,
})
export type WebhookForm = z.infer<typeof webhookForm>
export type WebhookField = 'name' | 'url' | 'events'

export type ParsedWebhook =
  | { ok: true; endpoint: { name: string; url: string; events: EventType[] } }
  | { ok: false; wrong: WebhookField[] }

export function parseWebhook({ name, url, event }: WebhookForm): ParsedWebhook {
  const events = event.map(parseEventType)
  const known = events.filter((each) => each !== undefined)
  const wrong: WebhookField[] = [
    ...(name.length >= 1 && name.length <= 80 ? [] : (['name'] as const)),
    ...(url.length >= 1 && url.length <= 2000 ? [] : (['url'] as const)),
    ...(known.length > 0 && known.length === events.length ? [] : (['events'] as const)),
  ]
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, endpoint: { name, url, events: known } }
}

/** When the endpoint had changed last as the form was made; of a form that does not say so it is long ago. */
export function seenOf({ seen }: WebhookForm): Date {
  const at = new Date(seen)
  return Number.isNaN(at.getTime()) ? new Date(0) : at
}
