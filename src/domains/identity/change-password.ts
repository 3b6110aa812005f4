import { foldEmail } from '../../shared/email.ts'
import type { Secret } from '../../shared/secret.ts'
import { findPasswordFlaw, type PasswordFlaw } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { notePasswordChange } from './recover.ts'
import { freshToken } from './rotate.ts'
import { deleteSessions, rotateSession, type Session } from './session-store.ts'
import { findSubject } from './store.ts'

export type ChangePasswordOutcome =
  | { ok: true; token: Secret<string> }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'flaw'; flaw: PasswordFlaw }

/** Against the current password. All other sessions are over at once; this one goes on under a new token. */
export async function changePassword(
  deps: IdentityDeps,
  session: Session,
  form: { current: string; next: string },
): Promise<ChangePasswordOutcome> {
  const { account } = session
  const flaw = findPasswordFlaw(form.next, (word) => deps.isCommonPassword(word, [account.email]))
  if (flaw) return { ok: false, reason: 'flaw', flaw }
  const email = foldEmail(account.email)
  const subject = await findSubject(deps.db, account.id)
  const person = await deps.provider.signIn(email, form.current)
  if (!person.ok || person.subject !== subject) {
    await deps.noteConnection(deps.db, 'sign_in_failed', account.id)
    return { ok: false, reason: 'wrong' }
  }
  const changed = await deps.provider.setPassword(subject, form.next)
  if (!changed.ok) return { ok: false, reason: 'flaw', flaw: 'common' }
  const again = await deps.provider.signIn(email, form.next)
  if (!again.ok) return { ok: false, reason: 'wrong' }
  const { token, tokenHash } = freshToken()
  await deps.db.transaction().execute(async (tx) => {
    const providerSealed = deps.sealer.seal(`session ${session.id}`, again.session)
    const sessionsEnded = await deleteSessions(tx, account.id, session.id)
    const now = deps.clock.now()
    await rotateSession(tx, session.id, { tokenHash, now, providerSealed, isNewPassword: true })
    await notePasswordChange(tx, deps, account.id, { how: 'change', sessionsEnded })
  })
  return { ok: true, token }
}
