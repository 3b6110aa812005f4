import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { cacheKey } from './cache-key.ts'
import type { VisitorConsent } from './consent/visitor-consent.ts'
import type { CookieJar } from './cookies.ts'
import type { VisitCounter } from './counting/visit-counter.ts'
import type { CachedPage, Encoding, PageCache } from './page-cache.ts'

type ServerParts = {
  app: Pick<Hono, 'fetch'>
  cache: PageCache
  cookies: CookieJar
  consent: Pick<VisitorConsent, 'standing'>
  /** Prices may be read in these. */
  currencies: readonly string[]
}
type CountedParts = ServerParts & { visits: Pick<VisitCounter, 'answered'> }

/**
 * Answers every request of the shop. A page that the cache holds is written straight to the socket: at that rate even the
 * routing of a request would be most of its cost. Everything else goes to the app.
 */
export function requestListener(parts: CountedParts): RequestListener {
  const { cache, cookies, consent, currencies, visits } = parts
  const toApp = getRequestListener(async (request, env) => {
    const answer = await answerThroughCache(parts, request, env)
    visits.answered(env.incoming, answer.status)
    return answer
  })
  return (request, response) => {
    const { method, url = '/', headers } = request
    const key = cacheKey(
      {
        method,
        url,
        cookie: headers.cookie,
        acceptLanguage: headers['accept-language'],
        signal: headers['sec-gpc'] === '1' ? '1' : null,
      },
      cookies,
      consent,
      currencies,
    )
    const page = key === null ? undefined : cache.find(key)
    if (!page) return void toApp(request, response)
    writePage(request, response, page)
    // Afterwards, so that the visitor does not wait for it.
    visits.answered(request, response.statusCode)
  }
}

/** The same as the server does for a page that is not in the cache yet, as a function of the request alone. */
export async function answerThroughCache(
  { app, cache, cookies, consent, currencies }: ServerParts,
  request: Request,
  env: unknown = {},
): Promise<Response> {
  const render = async () => app.fetch(request, env as HttpBindings)
  const { pathname, search } = new URL(request.url)
  const { method, headers } = request
  const key = cacheKey(
    {
      method,
      url: pathname + search,
      cookie: headers.get('cookie'),
      acceptLanguage: headers.get('accept-language'),
      signal: headers.get('sec-gpc'),
    },
    cookies,
    consent,
    currencies,
  )
  if (key === null || method !== 'GET') return render()
  const page = await cache.load(key, render)
  if (page instanceof Response) return page
  const answer = answerFor(page, headers.get('accept-encoding'), headers.get('if-none-match'))
  return new Response(answer.body ? Uint8Array.from(answer.body) : null, answer)
}

function writePage(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  const { headers } = request
  const answer = answerFor(page, headers['accept-encoding'], headers['if-none-match'])
  response.writeHead(answer.status, answer.headers)
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

type Answer = { status: 200 | 304; headers: Record<string, string>; body: Buffer | undefined }

function answerFor(page: CachedPage, acceptEncoding: Header, ifNoneMatch: Header): Answer {
  const encoding = bestEncoding(page, acceptEncoding)
  const body = page.bodies[encoding] ?? page.bodies.identity
  const headers: Record<string, string> = { ...page.headers, etag: `"${page.tag}-${encoding}"` }
  // The tag of any encoding means that the browser holds this very page.
  if (ifNoneMatch?.includes(page.tag)) return { status: 304, headers, body: undefined }
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  headers['content-length'] = String(body.length)
  return { status: 200, headers, body }
}

type Header = string | null | undefined

function bestEncoding({ bodies }: CachedPage, accepted: Header): Encoding {
  if (!accepted) return 'identity'
  if (bodies.br && /\bbr\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br'
  return bodies.gzip && /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity'
}
