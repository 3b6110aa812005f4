import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { isFresh, type Seen, type Session } from '../../domains/identity/index.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Clock } from '../../shared/time.ts'
import { browserOf, networkOf } from '../../shared/visitor.ts'
import { attemptGate, type Limits } from '../attempts.tsx'
import { clientAddress } from '../client-address.ts'
import { localAddress } from '../local-address.ts'
import { href } from '../routes.ts'
import type { StorefrontGate } from '../storefront/gate.ts'
import { seeOther } from '../storefront/gate.ts'
import type { AccountDeps } from './deps.ts'

export type SignedInVisit = { session: Session; token: string }
type Answer = (visit: SignedInVisit) => Response | Promise<Response>

/** Who is signed in, from where, and where they were heading. */
export function accountGate(
  deps: Pick<AccountDeps, 'openSession' | 'isLeftOut'> & { limits: Limits },
  gate: StorefrontGate,
  options: { behindProxy: boolean; clock: Clock },
) {
  // What was drawn in this request: asked twice, a browser gets one cookie.
  const drawn = new WeakMap<Context, string>()

  async function find(c: Context): Promise<SignedInVisit | undefined> {
    const token = gate.readCookie(c, 'session')
    const session = token && (await deps.openSession(token, { isByItself: isByItself(c) }))
    if (!session) return undefined
    await leaveOut(c, session)
    return { session, token }
  }

  /** Whoever objects to being counted is left out with every browser that they sign in with. */
  async function leaveOut(c: Context, { account }: Session): Promise<void> {
    if (gate.readCookie(c, 'uncounted') || !(await deps.isLeftOut(account))) return
    gate.setCookie(c, 'uncounted', '1')
  }

  /** Runs for whoever is signed in with everything that was asked for; others sign in first and come back. */
  async function open(c: Context, answer: Answer): Promise<Response> {
    const visit = await find(c)
    const { locale } = gate.visit(c)
    if (!visit) {
      if (gate.readCookie(c, 'session')) gate.clearCookie(c, 'session')
      return seeOther(c, `${href(locale, 'signIn')}?to=${encodeURIComponent(hereOf(c))}`)
    }
    if (visit.session.awaitsFactor) {
      return seeOther(c, `${href(locale, 'secondFactor')}?to=${encodeURIComponent(hereOf(c))}`)
    }
    return answer(visit)
  }

  /** For dangerous acts: a proof not older than ten minutes, else it is asked for, and the act is pressed again. */
  async function openFresh(c: Context, back: string, answer: Answer): Promise<Response> {
    return open(c, (visit) => {
      if (isFresh(visit.session, options.clock.now())) return answer(visit)
      const { locale } = gate.visit(c)
      return seeOther(c, `${href(locale, 'accountProve')}?to=${encodeURIComponent(back)}`)
    })
  }

  /** The cookie that tells this browser from others; set at the first page that needs it. */
  function deviceHash(c: Context): Buffer {
    const known = drawn.get(c) ?? gate.readCookie(c, 'device')
    const device = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url')
    if (device !== known) {
      gate.setCookie(c, 'device', device)
      drawn.set(c, device)
    }
    return createHash('sha256').update(device).digest()
  }

  return {
    ...attemptGate(deps.limits, options),
    find,
    open,
    openFresh,
    deviceHash,
    seen(c: Context): Seen {
      const ip = clientAddress(c, options)
      const userAgent = c.req.header('user-agent')
      return {
        browser: userAgent ? browserOf(userAgent) : null,
        network: ip ? networkOf(ip) : null,
        deviceHash: deviceHash(c),
      }
    },
    keep(c: Context, token: Secret<string>): void {
      gate.setCookie(c, 'session', token.expose())
    },
    forget(c: Context): void {
      gate.clearCookie(c, 'session')
    },
    /** Where the visitor was heading, as a path of this shop; the account otherwise. */
    returnTo(c: Context, given: unknown): string {
      const { locale } = gate.visit(c)
      return typeof given === 'string' && given !== '' ? localAddress(given) : href(locale, 'account')
    },
  }
}

/** What an open page asks by itself says so, as a stream does by its nature. To lie about it only shortens one's own session. */
const isByItself = (c: Context) =>
  c.req.header('accept') === 'text/event-stream' || c.req.header('x-by-itself') === '1'

export type AccountGate = ReturnType<typeof accountGate>

const hereOf = (c: Context) => (c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : c.req.path)
