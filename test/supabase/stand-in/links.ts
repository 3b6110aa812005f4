import { createHash, randomInt } from 'node:crypto'
import { Refusal, type Route } from './http.ts'
import { hashPassword } from './passwords.ts'
import {
  isBanned,
  newUser,
  type State,
  type StoredUser,
  shown,
  type TokenKind,
  userByEmail,
} from './state.ts'
import { openSession, sessionAnswer } from './tokens.ts'

/** The server's default, and the most that the shop allows. */
const proofMillis = 3600_000

const tokenHash = (email: string, otp: string) =>
  createHash('sha224')
    .update(email + otp)
    .digest('hex')

/** internal/api/mail.go, adminGenerateLink. */
export function generateLink(state: State): Route {
  return async ({ body }) => {
    const [email, wanted] = [String(body.email).toLowerCase(), String(body.new_email ?? '').toLowerCase()]
    let type = String(body.type)
    let user = userByEmail(state, email)
    if (!user && type === 'magiclink') type = 'signup'
    else if (!user && type !== 'signup') throw new Refusal(404, 'user_not_found')
    const otp = String(randomInt(1_000_000)).padStart(6, '0')
    const hash = tokenHash(email, otp)

    if (!user) {
      user = newUser(email, await hashPassword(String(body.password), { judged: true }))
      state.users.set(user.id, user)
    } else if (type === 'signup' && user.confirmedAt) throw new Refusal(422, 'email_exists')
    if (type === 'signup') give(user, 'confirmation', hash)
    else if (type === 'magiclink' || type === 'recovery') give(user, 'recovery', hash)
    else startChange(state, user, type, wanted, { hash, otp })

    const kind = kindOf(type)
    const link = `http://127.0.0.1/verify?token=${user.tokens[kind]}&type=${type.replace(/_(current|new)$/, '')}`
    return {
      ...shown(state, user),
      action_link: link,
      email_otp: otp,
      hashed_token: hash,
      verification_type: type,
    }
  }
}

function give(user: StoredUser, kind: 'confirmation' | 'recovery', hash: string): void {
  user.tokens[kind] = hash
  user.sentAt[kind] = new Date()
}

function startChange(
  state: State,
  user: StoredUser,
  type: string,
  wanted: string,
  { hash, otp }: { hash: string; otp: string },
): void {
  if (userByEmail(state, wanted)) throw new Refusal(422, 'email_exists')
  user.sentAt.email_change = new Date()
  user.newEmail = wanted
  user.oneMailboxAgreed = false
  if (type === 'email_change_current') user.tokens.email_change_current = hash
  else user.tokens.email_change_new = tokenHash(wanted, otp)
}

function kindOf(type: string): TokenKind {
  if (type === 'email_change_current' || type === 'email_change_new') return type
  return type === 'signup' ? 'confirmation' : 'recovery'
}

/** internal/api/verify.go. */
export function verify(state: State): Route {
  return ({ body }) => {
    const type = String(body.type)
    const expired = new Refusal(403, 'otp_expired')
    const hash =
      typeof body.token_hash === 'string'
        ? body.token_hash
        : tokenHash(String(body.email).toLowerCase(), String(body.token))
    const kinds: TokenKind[] =
      type === 'email_change' ? ['email_change_current', 'email_change_new'] : [kindOf(type)]
    const holds = (user: StoredUser) => kinds.some((kind) => user.tokens[kind] === hash)
    // A code names its mailbox, so that a ban is answered before the code is looked at.
    const named = typeof body.email === 'string' ? userByEmail(state, body.email) : undefined
    if (named && isBanned(named)) throw new Refusal(403, 'user_banned')
    const user = [...state.users.values()].find(holds)
    if (!user || (body.email !== undefined && named !== user)) throw expired
    if (isBanned(user)) throw new Refusal(403, 'user_banned')
    const sentAt =
      user.sentAt[type === 'email_change' ? type : kindOf(type) === 'recovery' ? 'recovery' : 'confirmation']
    if (!sentAt || Date.now() - sentAt.getTime() > proofMillis) throw expired

    if (type === 'email_change') {
      if (!user.oneMailboxAgreed) {
        user.oneMailboxAgreed = true
        for (const kind of kinds) if (user.tokens[kind] === hash) delete user.tokens[kind]
        return { msg: 'Confirmation link accepted.', code: '200' }
      }
      // The index over addresses, which the server runs into.
      if (userByEmail(state, user.newEmail)) throw new Error('Error confirm email')
      user.email = user.newEmail
      user.newEmail = ''
      user.oneMailboxAgreed = false
    }
    user.tokens = {}
    user.confirmedAt ??= new Date()
    return sessionAnswer(state, openSession(state, user), user)
  }
}
