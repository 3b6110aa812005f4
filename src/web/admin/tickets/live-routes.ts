import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import type { StorefrontDeps } from '../../storefront/deps.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate } from '../gate.tsx'
import { followTickets } from './live-stream.ts'
import { presenceText } from './presence.tsx'

/** Shorter than the silence of which any proxy we know makes an end, and than a presence lasts. */
const beatMillis = 8_000
const gatherMillis = 150

/** What a page of tickets that is open asks by itself: what happens, and who else is there. Before the pages of single tickets. */
export function liveDeskPages(
  deps: AdminDeps,
  admin: AdminGate,
  { clock, reportError }: Pick<StorefrontDeps, 'clock' | 'reportError'>,
  pace = { beatMillis, gatherMillis },
): Hono {
  return new Hono()
    .get(pages.adminTicketsLive, (c) =>
      admin.allow(c, 'tickets.answer', href('en', 'adminTickets'), async ({ session, shows }) => {
        await shows('nobody')
        const life = new AbortController()
        const end = () => life.abort()
        const leave = deps.streams.enter(session.id, end)
        if (!leave) return c.text('too many streams', 429)
        // Proxies that gather answers are asked not to.
        c.header('x-accel-buffering', 'no')
        const follower = {
          session: session.id,
          by: session.account.id,
          ticket: parseId('tkt', c.req.query('ticket') ?? ''),
          after: Number(c.req.query('after') ?? 0) || 0,
        }
        const answer = streamSSE(c, async (stream) => {
          stream.onAbort(end)
          try {
            await followTickets(stream, { ...deps, ...pace, clock }, follower, life.signal)
          } catch (error) {
            // The answer has begun: the browser comes again, and may find the shop in better health.
            reportError(error, { method: 'GET', path: pages.adminTicketsLive })
          } finally {
            leave()
          }
        })
        answer.headers.set('cache-control', 'no-store')
        return answer
      }),
    )
    .get(pages.adminTicketPresence, (c) =>
      admin.allow(c, 'tickets.answer', href('en', 'adminTickets'), async ({ visit, session, shows }) => {
        await shows('nobody')
        const present = await deps.listPresence(session.account.id)
        const ids = [...new Set(present.map(({ ticketId }) => ticketId))]
        c.header('cache-control', 'no-store')
        return c.json(Object.fromEntries(ids.map((id) => [id, presenceText(visit, present, id)])))
      }),
    )
    .post(pages.adminTicketTyping, (c) =>
      admin.permit(c, 'tickets.answer', async ({ session, shows }) => {
        await shows('nobody')
        await deps.noteTyping(idOf(c), session.account.id)
        return c.body(null, 204)
      }),
    )
}

function idOf(c: Context) {
  const id = parseId('tkt', c.req.param('ticket') ?? '')
  if (!id) throw new AppError('not_found', 'no such ticket')
  return id
}
