import type { Context, MiddlewareHandler } from 'hono'
import type { Adapter, AdapterDirective } from './consent/adapter.ts'
import type { Shop } from './storefront/deps.ts'

/**
 * What the browser may load and do: our own files and nothing else, nothing inline, no frames; on top of it what this
 * visitor has allowed. A form may lead to us and to the payment page, because browsers apply form-action to the redirect
 * after a POST as well.
 */
export function contentSecurityPolicy(
  shop: Pick<Shop, 'paymentOrigins' | 'baseUrl'>,
  options: { framesOwnPages?: boolean; adapters?: readonly Adapter[] } = {},
): string {
  const { framesOwnPages, adapters = [] } = options
  const others = (directive: AdapterDirective) =>
    [...new Set(adapters.flatMap(({ origins }) => origins[directive] ?? []))].toSorted()
  const open = (directive: AdapterDirective, own: readonly string[]) =>
    [directive, ...own, ...others(directive)].join(' ')
  const frames = [...(framesOwnPages ? ["'self'"] : []), ...others('frame-src')]
  return [
    "default-src 'none'",
    open('script-src', ["'self'"]),
    "style-src 'self'",
    open('img-src', ["'self'", 'data:']),
    "font-src 'self'",
    open('connect-src', ["'self'"]),
    `form-action ${["'self'", ...shop.paymentOrigins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    ...(isHttps(shop) ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Sets the headers on every answer; a route that set its own policy keeps it. `loads`: what the answer may load of others. */
export function securityHeaders(shop: Shop, loads: (c: Context) => readonly Adapter[]): MiddlewareHandler {
  const headers = Object.entries({
    'content-security-policy': contentSecurityPolicy(shop),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isHttps(shop) && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  })
  return async (c, next) => {
    await next()
    const adapters = loads(c)
    if (adapters.length > 0 && !c.res.headers.has('content-security-policy'))
      c.res.headers.set('content-security-policy', contentSecurityPolicy(shop, { adapters }))
    for (const [name, value] of headers) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send (CSRF). Browsers name where a request comes from and no page can
 * forge it, so no tokens are needed in forms and pages stay the same for everybody. `exempt`: paths that machines
 * call and that check a signature of their own.
 */
export function sameOriginOnly(options: {
  exempt(path: string): boolean
  refuse: MiddlewareHandler
}): MiddlewareHandler {
  return async (c, next) => {
    const isFine =
      safeMethods.has(c.req.method) ||
      options.exempt(c.req.path) ||
      isSameOrigin(c.req.url, c.req.header('sec-fetch-site'), c.req.header('origin'))
    return isFine ? next() : options.refuse(c, next)
  }
}

function isSameOrigin(url: string, fetchSite: string | undefined, origin: string | undefined): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin'
  // Older browsers, and plain http outside localhost, send only Origin.
  return origin !== undefined && URL.parse(origin)?.host === new URL(url).host
}

function isHttps(shop: Pick<Shop, 'baseUrl'>): boolean {
  return shop.baseUrl.startsWith('https:')
}
