import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The one place that reads the visitor's network address. Behind a reverse proxy the shop sees only the proxy, which
 * appends the visitor to X-Forwarded-For; without one the header is whatever the visitor likes, and is ignored.
 */
export function clientAddress(c: Context, options: { behindProxy: boolean }): string | null {
  const forwarded = options.behindProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  if (forwarded) return forwarded
  // Outside a server (a request handed to `fetch` directly) there is no connection to ask.
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? null) : null
}
