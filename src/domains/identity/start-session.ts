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
import { noteDevice, putAccount } from './store.ts'

export type StartedSession = {
  id: SessionId
  token: Secret<string>
  account: Account
  /** A second factor is asked for before the session is worth anything. */
  awaitsFactor: boolean
}

/**
 * A session of the shop for whoever the provider vouched for. Its token is always a new one, so nobody can have planted
 * it (session fixation). A browser that was not seen with this account before is told by mail.
 * @returns undefined for an account that the shop has banned.
 */
export async function startSession(
  tx: Tx,
  deps: IdentityDeps,
  person: SignedIn,
  seen: Seen,
  locale: Locale,
): Promise<StartedSession | undefined> {
  const account = await putAccount(tx, { ...person, provider: deps.provider.name }, locale)
  if (account.banned) return undefined
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
  return { id, token, account, awaitsFactor: person.totp }
}
