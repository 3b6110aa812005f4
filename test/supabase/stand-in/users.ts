import { randomBytes } from 'node:crypto'
import { type Ask, Refusal, type Route } from './http.ts'
import { hashPassword, isArgon2id, isPassword } from './passwords.ts'
import {
  endSessions,
  factorsOf,
  isBanned,
  newUser,
  type State,
  type StoredUser,
  shown,
  shownFactor,
  userByEmail,
} from './state.ts'
import { openSession, sessionAnswer } from './tokens.ts'

/** internal/api/token.go, ResourceOwnerPasswordGrant: in this order. */
export async function passwordGrant(state: State, { body }: Ask): Promise<object> {
  const wrong = new Refusal(400, 'invalid_credentials')
  const user = userByEmail(state, String(body.email))
  if (!user) throw wrong
  if (isBanned(user)) throw new Refusal(400, 'user_banned')
  if (!(await isPassword(user.passwordHash, String(body.password)))) throw wrong
  if (!user.confirmedAt) throw new Refusal(400, 'email_not_confirmed')
  return sessionAnswer(state, openSession(state, user), user)
}

/** internal/api/admin.go. */
export function adminRoutes(state: State): Record<string, Route> {
  const someone = ({ ids }: Ask): StoredUser => {
    const user = state.users.get(ids[0] ?? '')
    if (!user) throw new Refusal(404, 'user_not_found')
    return user
  }

  return {
    'POST /admin/users': async ({ body }) => {
      if (userByEmail(state, String(body.email))) throw new Refusal(422, 'email_exists')
      const { password_hash: given, id } = body
      // The database refuses, and the server says no more than that.
      if (typeof id === 'string' && state.users.has(id)) throw new Error('Database error creating new user')
      if (typeof given === 'string' && !isArgon2id(given)) throw new Error('Error creating user')
      const password = typeof body.password === 'string' ? body.password : randomBytes(32).toString('base64')
      const passwordHash = typeof given === 'string' ? given : await hashPassword(password, { judged: false })
      const user = newUser(String(body.email), passwordHash)
      if (typeof id === 'string') user.id = id
      if (body.email_confirm === true) user.confirmedAt = new Date()
      state.users.set(user.id, user)
      return shown(state, user)
    },

    'GET /admin/users/*': (ask) => shown(state, someone(ask)),

    'PUT /admin/users/*': async (ask) => {
      const user = someone(ask)
      const { password, email_confirm, app_metadata, ban_duration } = ask.body
      if (typeof password === 'string') {
        user.passwordHash = await hashPassword(password, { judged: true })
        user.tokens = {}
        endSessions(state, (session) => session.userId === user.id)
      }
      if (email_confirm === true) {
        user.confirmedAt = new Date()
        user.tokens = {}
      }
      for (const [key, value] of Object.entries(app_metadata ?? {})) {
        if (value === null) delete user.appMetadata[key]
        else user.appMetadata[key] = value
      }
      if (ban_duration === 'none') user.bannedUntil = null
      else if (typeof ban_duration === 'string') user.bannedUntil = new Date(Date.now() + 3600_000)
      return shown(state, user)
    },

    'DELETE /admin/users/*': (ask) => {
      const user = someone(ask)
      state.users.delete(user.id)
      endSessions(state, (session) => session.userId === user.id)
      for (const { id } of factorsOf(state, user.id)) state.factors.delete(id)
      return {}
    },

    'GET /admin/users/*/factors': (ask) => factorsOf(state, someone(ask).id).map(shownFactor),

    'DELETE /admin/users/*/factors/*': (ask) => {
      const factor = factorsOf(state, someone(ask).id).find(({ id }) => id === ask.ids[1])
      if (!factor) throw new Refusal(404, 'mfa_factor_not_found')
      state.factors.delete(factor.id)
      for (const session of state.sessions.values()) if (session.factorId === factor.id) session.aal = 1
      return { id: factor.id }
    },
  }
}
