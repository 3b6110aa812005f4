import { createHmac, randomUUID } from 'node:crypto'
import { Refusal } from './http.ts'
import { endSessions, isBanned, type State, type StoredSession, type StoredUser, shown } from './state.ts'

const secret = 'a secret of the stand-in alone'
const accessSeconds = 3600
/** The server's default. */
export const reuseMillis = 10_000

export function openSession(state: State, user: StoredUser): StoredSession {
  const session: StoredSession = {
    id: randomUUID(),
    userId: user.id,
    aal: 1,
    counter: 0,
    refreshedAt: new Date(),
    factorId: null,
  }
  state.sessions.set(session.id, session)
  return session
}

export function sessionAnswer(state: State, session: StoredSession, user: StoredUser): object {
  const expiresAt = Math.floor(Date.now() / 1000) + accessSeconds
  const claims = { sub: user.id, exp: expiresAt, session_id: session.id, aal: `aal${session.aal}` }
  return {
    access_token: signed(claims),
    token_type: 'bearer',
    expires_in: accessSeconds,
    expires_at: expiresAt,
    refresh_token: refreshToken(session),
    user: shown(state, user),
  }
}

function signed(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${head}.${mac(head)}`
}

const mac = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
const refreshToken = ({ id, counter }: StoredSession) => `${id}.${counter}.${mac(`${id}.${counter}`)}`

/** Somebody's own session, from the token of a request. */
export function bearerOf(state: State, accessToken: string): { session: StoredSession; user: StoredUser } {
  const [head = '', body = '', signature] = accessToken.split('.')
  if (mac(`${head}.${body}`) !== signature) throw new Refusal(403, 'bad_jwt', 'invalid JWT')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  if (claims.exp * 1000 < Date.now()) throw new Refusal(403, 'bad_jwt', 'token is expired')
  const user = state.users.get(claims.sub)
  if (!user) throw new Refusal(403, 'user_not_found')
  const session = state.sessions.get(claims.session_id)
  if (!session) throw new Refusal(403, 'session_not_found')
  if (isBanned(user)) throw new Refusal(403, 'user_banned')
  return { session, user }
}

/** internal/tokens/service.go: a token that comes back is taken within the interval, or when it is the one before the newest. */
export function refresh(state: State, token: string): object {
  const [id = '', counter = '', signature] = token.split('.')
  const session = state.sessions.get(id)
  if (!session || mac(`${id}.${counter}`) !== signature) throw new Refusal(400, 'refresh_token_not_found')
  const user = state.users.get(session.userId)
  if (!user || isBanned(user)) throw new Refusal(400, 'user_banned')
  const behind = session.counter - Number(counter)
  if (behind === 0) session.counter += 1
  else if (behind > 1 && Date.now() - session.refreshedAt.getTime() >= reuseMillis) {
    endSessions(state, (other) => other.id === session.id)
    throw new Refusal(400, 'refresh_token_already_used')
  }
  session.refreshedAt = new Date()
  return sessionAnswer(state, session, user)
}
