import { AuthClient, type GoTrueAdminApi, type GoTrueClient } from '@supabase/auth-js'
import type { Secret } from '../../shared/secret.ts'

export type AuthServerOptions = {
  /** Where Supabase Auth answers: `https://<project>.supabase.co/auth/v1`. */
  authUrl: string
  /** A secret API key (`sb_secret_…`), or the service-role token of a server of one's own. */
  secretKey: Secret<string>
  /** Whom the present request comes from, for limits per address: all calls come from the shop's own address. */
  clientAddress?: () => string | undefined
  timeoutMillis?: number
}

export type AuthServer = {
  readonly url: string
  readonly admin: GoTrueAdminApi
  readonly fetch: typeof fetch
  readonly headers: Readonly<Record<string, string>>
  /** For one conversation: the library keeps whoever has signed in inside its client. */
  client(): GoTrueClient
}

/** What the library is told instead of any failure of the network or the server. */
export const unreachable = 'shop_unreachable'

/** Supabase Auth, asked from the server only: no token and no key of it ever reaches a browser. */
export function authServer(options: AuthServerOptions): AuthServer {
  const key = options.secretKey.expose()
  const headers = { apikey: key, Authorization: `Bearer ${key}` }
  const settings = {
    url: options.authUrl,
    headers,
    fetch: boundedFetch(options),
    persistSession: false,
    autoRefreshToken: false,
    detectSessionInUrl: false,
    skipAutoInitialize: true,
  }
  const client = () => new AuthClient(settings)
  return { url: options.authUrl, admin: client().admin, fetch: settings.fetch, headers, client }
}

/**
 * The library repeats some calls for half a minute while they fail. A visitor is waiting, so it gets every failure as a
 * refusal, which it repeats never.
 */
function boundedFetch({ clientAddress, timeoutMillis = 10_000 }: AuthServerOptions): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    const address = clientAddress?.()
    // https://supabase.com/docs/guides/auth/rate-limits: believed from secret keys, when the project says so.
    if (address) headers.set('Sb-Forwarded-For', address)
    const signal = AbortSignal.timeout(timeoutMillis)
    try {
      // A redirect would carry the key to wherever it leads.
      const response = await fetch(input, { ...init, headers, signal, redirect: 'error' })
      return await wholeAnswer(response)
    } catch (cause) {
      return failure(cause instanceof Error ? cause.message : 'no answer')
    }
  }
}

async function wholeAnswer(response: Response): Promise<Response> {
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel()
    return failure(`status ${response.status}`)
  }
  const text = await response.text()
  if (text !== '' && !isJson(text)) return failure(`no JSON with status ${response.status}`)
  const { status, headers } = response
  return new Response(status === 204 ? null : text, { status, headers: jsonOnly(headers) })
}

const failure = (message: string) => Response.json({ error_code: unreachable, msg: message }, { status: 408 })

/** Lengths and encodings were those of the answer on the wire. */
function jsonOnly(headers: Headers): Headers {
  const version = headers.get('x-supabase-api-version')
  return new Headers({
    'content-type': 'application/json',
    ...(version && { 'x-supabase-api-version': version }),
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
