import { randomUUID } from 'node:crypto'

export type TokenKind = 'confirmation' | 'recovery' | 'email_change_current' | 'email_change_new'

export type StoredUser = {
  id: string
  email: string
  passwordHash: string
  confirmedAt: Date | null
  sentAt: Partial<Record<'confirmation' | 'recovery' | 'email_change', Date>>
  tokens: Partial<Record<TokenKind, string>>
  newEmail: string
  oneMailboxAgreed: boolean
  appMetadata: Record<string, unknown>
  bannedUntil: Date | null
  createdAt: Date
}

export type StoredFactor = {
  id: string
  userId: string
  name: string
  secret: string
  verified: boolean
  challenges: Map<string, { verified: boolean }>
}

export type StoredSession = {
  id: string
  userId: string
  aal: 1 | 2
  counter: number
  refreshedAt: Date
  factorId: string | null
}

export type State = {
  users: Map<string, StoredUser>
  factors: Map<string, StoredFactor>
  sessions: Map<string, StoredSession>
}

export const emptyState = (): State => ({ users: new Map(), factors: new Map(), sessions: new Map() })

export function userByEmail({ users }: State, email: string): StoredUser | undefined {
  return [...users.values()].find((user) => user.email === email.toLowerCase())
}

export function newUser(email: string, passwordHash: string): StoredUser {
  return {
    id: randomUUID(),
    email: email.toLowerCase(),
    passwordHash,
    confirmedAt: null,
    sentAt: {},
    tokens: {},
    newEmail: '',
    oneMailboxAgreed: false,
    appMetadata: { provider: 'email', providers: ['email'] },
    bannedUntil: null,
    createdAt: new Date(),
  }
}

export function factorsOf({ factors }: State, userId: string): StoredFactor[] {
  return [...factors.values()].filter((factor) => factor.userId === userId)
}

export function endSessions({ sessions }: State, which: (session: StoredSession) => boolean): void {
  for (const session of sessions.values()) if (which(session)) sessions.delete(session.id)
}

export const isBanned = (user: StoredUser) => user.bannedUntil !== null && user.bannedUntil > new Date()

/** As every answer shows somebody. */
export function shown(state: State, user: StoredUser): Record<string, unknown> {
  return {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email,
    ...(user.confirmedAt && { email_confirmed_at: user.confirmedAt.toISOString() }),
    ...(user.newEmail && { new_email: user.newEmail }),
    ...(user.bannedUntil && { banned_until: user.bannedUntil.toISOString() }),
    app_metadata: user.appMetadata,
    user_metadata: {},
    identities: [],
    factors: factorsOf(state, user.id).map(shownFactor),
    created_at: user.createdAt.toISOString(),
  }
}

export function shownFactor(factor: StoredFactor): Record<string, unknown> {
  return {
    id: factor.id,
    friendly_name: factor.name,
    factor_type: 'totp',
    status: factor.verified ? 'verified' : 'unverified',
  }
}
