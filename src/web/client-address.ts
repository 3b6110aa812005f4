import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/**
 * The one place that reads the visitor's network address. Behind a reverse proxy the shop sees only the proxy, which
 * appends the visitor to X-Forwarded-For; without one the header is whatever the visitor likes, and is ignored.
 */
export function clientAddress(c: Context, options: Proxied): string | null {
  // Outside a server (a request handed to `fetch` directly) there is no connection to ask.
  const remote = (c.env?.incoming as IncomingMessage | undefined)?.socket.remoteAddress
  return addressFrom(c.req.header('x-forwarded-for'), remote, options)
}

/** The same, of a request that has not reached a page yet. */
export function addressOfRequest(request: IncomingMessage, options: Proxied): string | null {
  const forwarded = request.headers['x-forwarded-for']
  return addressFrom(String(forwarded ?? ''), request.socket.remoteAddress, options)
}

type Proxied = { behindProxy: boolean }

function addressFrom(forwarded: string | undefined, remote: string | undefined, { behindProxy }: Proxied) {
  const last = behindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined
  return last || (remote ?? null)
}
