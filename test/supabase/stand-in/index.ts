import { factorRoutes } from './factors.ts'
import { listen, Refusal, type Route } from './http.ts'
import { generateLink, verify } from './links.ts'
import { emptyState, endSessions, shown } from './state.ts'
import { bearerOf, refresh } from './tokens.ts'
import { adminRoutes, passwordGrant } from './users.ts'

export type StandIn = { authUrl: string; ageProofs(): Promise<void>; stop(): Promise<void> }

/**
 * Answers as Supabase Auth 2.197 does where the shop asks, written after reading its source; nothing here is the server. It
 * holds the adapter to the contract where the server cannot be had, and proves nothing about the server: that is what
 * `npm run test:supabase` is for.
 */
export async function startStandIn(secretKey: string): Promise<StandIn> {
  const state = emptyState()
  const { url, stop } = await listen({
    ...guarded(secretKey, { ...adminRoutes(state), 'POST /admin/generate_link': generateLink(state) }),
    ...factorRoutes(state),
    'POST /verify': verify(state),
    'POST /token': (ask) =>
      ask.query.get('grant_type') === 'password'
        ? passwordGrant(state, ask)
        : refresh(state, String(ask.body.refresh_token)),
    'POST /logout': ({ bearer }) => {
      const { session } = bearerOf(state, bearer)
      endSessions(state, ({ id }) => id === session.id)
      return undefined
    },
    'GET /user': ({ bearer }) => shown(state, bearerOf(state, bearer).user),
    'GET /settings': () => ({ external: { email: true }, disable_signup: false, mailer_autoconfirm: false }),
  })
  return {
    authUrl: url,
    stop,
    async ageProofs() {
      const long = new Date(Date.now() - 2 * 3600_000)
      for (const { sentAt } of state.users.values()) {
        for (const kind of ['confirmation', 'recovery', 'email_change'] as const)
          if (sentAt[kind]) sentAt[kind] = long
      }
    },
  }
}

/** internal/api/auth.go, requireAdminCredentials. */
function guarded(secretKey: string, routes: Record<string, Route>): Record<string, Route> {
  const guard =
    (route: Route): Route =>
    (ask) => {
      if (ask.bearer !== secretKey) throw new Refusal(403, 'not_admin')
      return route(ask)
    }
  return Object.fromEntries(Object.entries(routes).map(([pattern, route]) => [pattern, guard(route)]))
}
