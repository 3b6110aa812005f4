import { createHash, randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { testDatabase } from '../../../test/support/database.ts'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { sealerOver } from '../../platform/crypto/sealer.ts'
import { localIdentity } from '../../platform/local-identity/local-identity.ts'
import type { DomainEvent, Outbox } from '../../platform/outbox/outbox.ts'
import type { AccountId } from '../../shared/ids.ts'
import {
  type ConnectionKind,
  confirmFactor,
  enrolFactor,
  findProofRequest,
  finishByLink,
  type IdentityDeps,
  type IdentityEvent,
  readProof,
  type Seen,
  type StartedSession,
  signUp,
} from './index.ts'

export const password = 'correct horse battery staple 7'

/** Accounts on a real database with the real local provider; the clock is moved by hand, letters are read from events. */
export async function testIdentity() {
  const { db, pool } = await testDatabase()
  const sealer = sealerOver(parseKeyring(createKeyring()))
  const clock = movableClock()
  const events: IdentityEvent[] = []
  const connections: { kind: ConnectionKind; accountId: AccountId | null }[] = []
  const outbox: Outbox = {
    async emit(_tx, event: DomainEvent) {
      events.push(event as IdentityEvent)
    },
  }
  const provider = localIdentity({ pool, sealer, clock, issuer: 'Test shop' })
  const deps: IdentityDeps = {
    db,
    clock,
    outbox,
    provider,
    sealer,
    isCommonPassword: (word) => word === 'password1234',
    noteConnection: async (_db, kind, accountId) => void connections.push({ kind, accountId }),
  }

  /** What the newest letter to be written carries. */
  async function lastLetter() {
    const event = events.findLast((each) => each.type === 'proof_requested')
    const request = event && (await findProofRequest(db, event.requestId))
    if (!request) throw new Error('no letter was asked for')
    const proof = await readProof(deps, request)
    const sealed = request.tokenSealed && sealer.open(`request ${request.id}`, request.tokenSealed).expose()
    return {
      requestId: request.id,
      purpose: request.purpose,
      email: request.email,
      token: sealed ?? proof?.token.expose() ?? '',
      code: proof?.code.expose() ?? '',
      isWritten: Boolean(sealed ?? proof),
    }
  }

  /** Somebody with an account, signed in by the link of the confirmation. */
  async function person(
    email = newEmail(),
    seen = newSeen(),
  ): Promise<{ email: string; session: StartedSession }> {
    const form = { email, password, locale: 'en', browserHash: seen.deviceHash, returnTo: null } as const
    const signedUp = await signUp(deps, form)
    if (!signedUp.ok) throw new Error(signedUp.flaw)
    const { requestId, token } = await lastLetter()
    const outcome = await finishByLink(deps, { requestId, token }, seen)
    if (!outcome.ok) throw new Error(outcome.reason)
    return { email, session: outcome.session }
  }

  /** The same with a second factor; `session` is worth two. */
  async function guarded() {
    const { email, session } = await person()
    const enrolment = await enrolFactor(deps, session.token.expose())
    if (!enrolment) throw new Error('not enrolled')
    const totp = new TOTP({ secret: enrolment.secret.expose() })
    const code = () => totp.generate({ timestamp: clock.now().getTime() })
    const form = { factor: enrolment.factor, code: code() }
    const confirmed = await confirmFactor(deps, session.token.expose(), form)
    if (!confirmed.ok) throw new Error(confirmed.reason)
    const recoveryCodes = confirmed.recoveryCodes.map((each) => each.expose())
    return { email, account: session.account, token: confirmed.token.expose(), code, recoveryCodes }
  }

  return { deps, db, pool, clock, events, connections, lastLetter, person, guarded }
}

export const newEmail = () => `person-${randomBytes(6).toString('hex')}@example.eu`

/** Another browser each time. */
export function newSeen(): Seen {
  return {
    browser: 'Firefox 140',
    network: '203.0.113.0/24',
    deviceHash: createHash('sha256').update(randomBytes(16)).digest(),
  }
}

function movableClock() {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance(millis: number) {
      ahead += millis
    },
  }
}
