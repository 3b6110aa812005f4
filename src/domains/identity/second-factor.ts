import { randomInt } from 'node:crypto'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import type { IdentityDeps } from './deps.ts'
import { openSessionRow } from './open-session.ts'
import type { ProviderSession, Subject, Who } from './provider.ts'
import { freshToken } from './rotate.ts'
import { deleteSessions, lowerAssurance, rotateSession, type SessionRow } from './session-store.ts'
import { replaceRecoveryCodes, useRecoveryCode } from './store.ts'

export const recoveryCodeCount = 10

export type Enrolment = { factor: string; secret: Secret<string>; uri: Secret<string> }

/** What an authenticator app is to be fed with; nothing counts until `confirmFactor`. Undefined: sign in anew first. */
export async function enrolFactor(deps: IdentityDeps, token: string): Promise<Enrolment | undefined> {
  const row = await openSessionRow(deps, token)
  return row && orSignedOut(deps.provider.enrolTotp(whoIs(deps, row)))
}

export type FactorOutcome =
  | { ok: true; token: Secret<string> }
  | { ok: false; reason: 'wrong' | 'signed_out' }

/**
 * The first right code of the app: from now on every sign-in asks for one, and other sessions are over.
 * @returns recovery codes, shown this once.
 */
export async function confirmFactor(
  deps: IdentityDeps,
  token: string,
  form: { factor: string; code: string },
): Promise<
  (FactorOutcome & { ok: true; recoveryCodes: Secret<string>[] }) | (FactorOutcome & { ok: false })
> {
  const row = await openSessionRow(deps, token)
  if (!row) return { ok: false, reason: 'signed_out' }
  const asked = deps.provider.confirmTotp(whoIs(deps, row), form.factor, digitsOf(form.code))
  const outcome = await orSignedOut(asked)
  if (!outcome?.ok) return outcome ?? { ok: false, reason: 'signed_out' }
  const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  const next = await deps.db.transaction().execute(async (tx) => {
    await replaceRecoveryCodes(
      tx,
      row.account.id,
      recoveryCodes.map((code) => hashCode(deps, row, code)),
    )
    await deleteSessions(tx, row.account.id, row.id)
    await noteFactor(tx, deps, row, true)
    return raise(tx, deps, row, outcome.session)
  })
  return { ok: true, token: next, recoveryCodes }
}

/** At sign-in, and again before dangerous acts. A recovery code works once and takes the lost authenticator away. */
export async function checkFactor(deps: IdentityDeps, token: string, code: string): Promise<FactorOutcome> {
  const row = await openSessionRow(deps, token)
  if (!row) return { ok: false, reason: 'signed_out' }
  const digits = digitsOf(code)
  if (!/^\d{6}$/.test(digits)) return checkRecoveryCode(deps, row, code)
  const outcome = await orSignedOut(deps.provider.checkTotp(whoIs(deps, row), digits))
  if (!outcome) return { ok: false, reason: 'signed_out' }
  if (!outcome.ok) {
    await deps.noteConnection(deps.db, 'second_factor_failed', row.account.id)
    return outcome
  }
  const next = await deps.db.transaction().execute(async (tx) => {
    await deps.noteConnection(tx, row.awaitsFactor ? 'signed_in' : 'second_factor_given', row.account.id)
    return raise(tx, deps, row, outcome.session)
  })
  return { ok: true, token: next }
}

async function checkRecoveryCode(deps: IdentityDeps, row: SessionRow, code: string): Promise<FactorOutcome> {
  const hash = hashCode(deps, row, new Secret(code))
  const next = await deps.db.transaction().execute(async (tx) => {
    if (!(await useRecoveryCode(tx, row.account.id, hash))) return undefined
    await deps.noteConnection(tx, row.awaitsFactor ? 'signed_in' : 'second_factor_given', row.account.id)
    await takeFactorAway(tx, deps, row)
    const { token, tokenHash } = freshToken()
    await rotateSession(tx, row.id, { tokenHash, now: deps.clock.now() })
    return token
  })
  if (!next) {
    await deps.noteConnection(deps.db, 'second_factor_failed', row.account.id)
    return { ok: false, reason: 'wrong' }
  }
  // After the commit: should this fail, the person is in and may remove the authenticator by hand.
  await deps.provider.removeTotp(row.subject as Subject)
  return { ok: true, token: next }
}

/** Takes the second factor away; the caller has asked for a fresh proof. */
export async function removeFactor(deps: IdentityDeps, token: string): Promise<boolean> {
  const row = await openSessionRow(deps, token)
  if (!row) return false
  await deps.provider.removeTotp(row.subject as Subject)
  await deps.db.transaction().execute((tx) => takeFactorAway(tx, deps, row))
  return true
}

// A session is worth two factors only while there are two.
async function takeFactorAway(tx: Tx, deps: IdentityDeps, row: SessionRow): Promise<void> {
  await replaceRecoveryCodes(tx, row.account.id, [])
  await lowerAssurance(tx, row.account.id)
  await noteFactor(tx, deps, row, false)
}

async function raise(
  tx: Tx,
  deps: IdentityDeps,
  row: SessionRow,
  providerSession: ProviderSession,
): Promise<Secret<string>> {
  const { token, tokenHash } = freshToken()
  const providerSealed = deps.sealer.seal(`session ${row.id}`, providerSession)
  await rotateSession(tx, row.id, {
    tokenHash,
    now: deps.clock.now(),
    assurance: 2,
    providerSealed,
  })
  return token
}

async function noteFactor(tx: Tx, deps: IdentityDeps, { account }: SessionRow, on: boolean): Promise<void> {
  await deps.noteConnection(tx, on ? 'factor_on' : 'factor_off', account.id)
  await recordAudit(tx, {
    subject: { kind: 'account', id: account.id },
    action: on ? 'account.second_factor_added' : 'account.second_factor_removed',
    actor: { kind: 'customer', id: account.id },
  })
  const at = deps.clock.now().toISOString()
  await deps.outbox.emit(tx, { type: 'second_factor_changed', accountId: account.id, at, on })
}

/** The provider's session may be over before ours (Supabase ends them by its own rules). */
async function orSignedOut<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_allowed') return undefined
    throw error
  }
}

function whoIs(deps: IdentityDeps, row: SessionRow): Who {
  return {
    subject: row.subject as Subject,
    session: deps.sealer.open(`session ${row.id}`, row.providerSealed),
  }
}

const digitsOf = (code: string) => code.replace(/[\s-]/g, '')

// 50 bits: too many to guess at the rate that the limits allow, few enough to be written down.
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
function newRecoveryCode(): Secret<string> {
  const letters = Array.from({ length: 10 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return new Secret(`${letters.slice(0, 5)}-${letters.slice(5)}`)
}

function hashCode(deps: IdentityDeps, { account }: SessionRow, code: Secret<string>): Buffer {
  const letters = code
    .expose()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return deps.sealer.hash('recovery code', `${account.id} ${letters}`)
}
