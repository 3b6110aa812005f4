import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type SessionId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Secret } from '../../shared/secret.ts'
import { after } from '../../shared/time.ts'
import type { Account, Seen } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import type { SignedIn } from './provider.ts'
import { freshToken } from './rotate.ts'
import { absoluteMillis } from './session.ts'
import { insertSession } from './session-store.ts'
import { lockSessionRound, noteDevice, putAccount } from './store.ts'

export type StartedSession = {
  id: SessionId
  token: Secret<string>
  account: Account
  /** A second factor is asked for before the session is worth anything. */
  awaitsFactor: boolean
}

/** `round` was read before the provider was asked: what it vouched for may be over since (a new password, a ban, an erasure). */
export type VouchedFor = SignedIn & { round: number | undefined }

export type StartOutcome = { ok: true; session: StartedSession } | { ok: false; reason: 'wrong' | 'banned' }

/**
 * A session of the shop for whoever the provider vouched for. Its token is always a new one, so nobody can have planted
 * it (session fixation). A browser that was not seen with this account before is told by mail.
 */
export async function startSession(
  tx: Tx,
  deps: IdentityDeps,
  person: VouchedFor,
  seen: Seen,
  locale: Locale,
): Promise<StartOutcome> {
  const isOver = person.round !== undefined && person.round !== (await lockSessionRound(tx, person.email))
  if (isOver) return { ok: false, reason: 'wrong' }
  const account = await putAccount(tx, { ...person, provider: deps.provider.name }, locale)
  if (account.banned) return { ok: false, reason: 'banned' }
  const id = newId('ses')
  const { token, tokenHash } = freshToken()
  const now = deps.clock.now()
  await insertSession(tx, {
    id,
    accountId: account.id,
    tokenHash,
    assurance: 1,
    awaitsFactor: person.totp,
    providerSealed: deps.sealer.seal(`session ${id}`, person.session),
    seen,
    now,
    expiresAt: after(now, absoluteMillis),
  })
  const isKnown = await noteDevice(tx, account.id, seen.deviceHash)
  if (isKnown === false) {
    await deps.outbox.emit(tx, { type: 'device_signed_in', accountId: account.id, sessionId: id })
  }
  await deps.noteConnection(tx, person.totp ? 'second_factor_asked' : 'signed_in', account.id)
  await recordAudit(tx, {
    subject: { kind: 'account', id: account.id },
    action: account.isNew ? 'account.opened' : 'account.signed_in',
    actor: { kind: 'customer', id: account.id },
    details: { session: id, newDevice: isKnown === false },
  })
  return { ok: true, session: { id, token, account, awaitsFactor: person.totp } }
}
