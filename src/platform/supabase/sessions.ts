import type { AuthError, GoTrueClient } from '@supabase/auth-js'
import { z } from 'zod'
import type { ProviderSession, SignedIn, Who } from '../../domains/identity/index.ts'
import { AppError, assert } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import { minutes } from '../../shared/time.ts'
import { read, refusalOf, unavailable } from './answers.ts'
import type { AuthServer } from './auth-server.ts'
import { type Person, readPerson } from './people.ts'

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() })
type Tokens = z.infer<typeof tokens>

// The library renews by itself what ends within 90 seconds, and then the shop would not learn the new token.
const renewAheadMillis = minutes(2)

export type Sessions = {
  /** What the shop keeps of a session that the server has just opened, unless its person is banned: then it ends. */
  take(session: unknown, user: unknown): Promise<SignedIn | { ok: false; reason: 'banned' }>
  /** Ends a session that nobody needs. Where it fails, nobody holds its tokens either. */
  end(accessToken: string): Promise<void>
  /** @throws AppError `not_allowed` when the server has ended the session: its person has to sign in again. */
  inTheNameOf<T>(who: Who, use: (client: GoTrueClient, person: Person) => Promise<T>): Promise<T>
}

export function sessionsOf(server: AuthServer): Sessions {
  const renewals = new Map<string, Promise<Tokens>>()

  /** One call for all who hold the same token: a token that comes back late ends the session. */
  function renew(refreshToken: string): Promise<Tokens> {
    const running = renewals.get(refreshToken)
    if (running) return running
    const renewal = askForTokens(server, refreshToken).finally(() => renewals.delete(refreshToken))
    renewals.set(refreshToken, renewal)
    return renewal
  }

  async function end(accessToken: string): Promise<void> {
    await server.admin.signOut(accessToken, 'local')
  }

  return {
    end,

    async take(session, user) {
      const { subject, email, isBanned, factors } = readPerson(user)
      const opened = read(tokens, session)
      if (isBanned) {
        await end(opened.access_token)
        return { ok: false, reason: 'banned' }
      }
      const totp = factors.some(({ status }) => status === 'verified')
      return { ok: true, subject, session: kept(opened), email, totp }
    },

    async inTheNameOf(who, use) {
      const stored = storedIn(who.session)
      const current = isCurrent(stored.access_token) ? stored : await renew(stored.refresh_token)
      const client = server.client()
      const answer = await client.setSession(current)
      if (answer.error) throw endedOr(answer.error)
      const person = readPerson(answer.data.user)
      if (person.isBanned) throw ended()
      assert(person.subject === who.subject, 'a session at Supabase Auth belongs to somebody else')
      return use(client, person)
    },
  }
}

/**
 * Renewed or not, the tokens that were stored before stay good for one more renewal: the server takes the one before its
 * newest, whenever it comes, for a sign that the answer was lost.
 */
async function askForTokens(server: AuthServer, refreshToken: string): Promise<Tokens> {
  const answer = await server.client().refreshSession({ refresh_token: refreshToken })
  if (answer.error) throw endedOr(answer.error)
  return read(tokens, answer.data.session)
}

/** @throws AppError `not_allowed` for a session of another provider, from before the accounts moved. */
function storedIn(session: ProviderSession): Tokens {
  try {
    return tokens.parse(JSON.parse(session.expose()))
  } catch {
    // Without the cause: it would quote what it could not read.
    throw ended()
  }
}

export function kept(session: unknown): ProviderSession {
  return new Secret(JSON.stringify(read(tokens, session)))
}

const endings = [
  'session_not_found',
  'session_expired',
  'refresh_token_not_found',
  'refresh_token_already_used',
  'user_not_found',
  'user_banned',
  'bad_jwt',
]

function endedOr(error: AuthError): AppError {
  return endings.includes(refusalOf(error)) ? ended() : unavailable(error)
}

const ended = () => new AppError('not_allowed', 'Supabase Auth has ended this session')

const claims = z.object({ exp: z.number() })

/** Read, not verified: it decides only whether to ask for a new one. */
function isCurrent(accessToken: string): boolean {
  const payload = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()
  return read(claims, JSON.parse(payload)).exp * 1000 - Date.now() > renewAheadMillis
}
