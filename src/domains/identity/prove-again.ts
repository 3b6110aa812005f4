import { foldEmail } from '../../shared/email.ts'
import type { Secret } from '../../shared/secret.ts'
import type { IdentityDeps } from './deps.ts'
import { freshToken } from './rotate.ts'
import { rotateSession, type Session } from './session-store.ts'
import { findSubject } from './store.ts'

/** The password once more, before a dangerous act. The session goes on under a new token. */
export async function proveAgain(
  deps: IdentityDeps,
  session: Session,
  password: string,
): Promise<{ ok: true; token: Secret<string> } | { ok: false }> {
  const { account } = session
  const person = await deps.provider.signIn(foldEmail(account.email), password)
  if (!person.ok || person.subject !== (await findSubject(deps.db, account.id))) {
    await deps.noteConnection(deps.db, 'sign_in_failed', account.id)
    return { ok: false }
  }
  const { token, tokenHash } = freshToken()
  const now = deps.clock.now()
  await deps.db.transaction().execute((tx) => rotateSession(tx, session.id, { tokenHash, now }))
  return { ok: true, token }
}
