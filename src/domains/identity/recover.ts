import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import { type AccountId, parseId } from '../../shared/ids.ts'
import { findPasswordFlaw, type PasswordFlaw, type Seen } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { noteFailure } from './note-failure.ts'
import { deleteSessions } from './session-store.ts'
import { type StartedSession, startSession } from './start-session.ts'
import { answerProofRequest, findProofRequest, readSessionRound } from './store.ts'

export type RecoverOutcome =
  | { ok: true; session: StartedSession; returnTo: string | null }
  | { ok: false; reason: 'wrong' | 'banned' }
  | { ok: false; reason: 'flaw'; flaw: PasswordFlaw }

/** A new password by the link of a letter. Whoever else is signed in as this person is out at once. */
export async function recover(
  deps: IdentityDeps,
  form: { requestId: string; token: string; password: string },
  seen: Seen,
): Promise<RecoverOutcome> {
  const id = parseId('prf', form.requestId)
  const request = id && (await findProofRequest(deps.db, id))
  if (request?.purpose !== 'recovery' || request.answered) return { ok: false, reason: 'wrong' }
  // Before the proof is used up: a password that is refused costs no second letter.
  const flaw = findPasswordFlaw(form.password, (word) => deps.isCommonPassword(word, [request.email]))
  if (flaw) return { ok: false, reason: 'flaw', flaw }
  const person = await deps.provider.finishProof('recovery', { token: form.token })
  if (!person.ok || foldEmail(person.email) !== foldEmail(request.email)) {
    await noteFailure(deps, 'link_failed', request.email)
    return person.ok ? { ok: false, reason: 'wrong' } : person
  }
  const changed = await deps.provider.setPassword(person.subject, form.password)
  if (!changed.ok) return { ok: false, reason: 'flaw', flaw: 'common' }
  // The change of the password ended the provider's sessions too, the one of the proof among them.
  const round = await readSessionRound(deps.db, person.email)
  const again = await deps.provider.signIn(foldEmail(person.email), form.password)
  if (!again.ok) return { ok: false, reason: 'wrong' }
  return deps.db.transaction().execute(async (tx): Promise<RecoverOutcome> => {
    await answerProofRequest(tx, request.id)
    const started = await startSession(tx, deps, { ...again, round }, seen, request.locale)
    if (!started.ok) return started
    const { session } = started
    const ended = await deleteSessions(tx, session.account.id, session.id)
    await notePasswordChange(tx, deps, session.account.id, { how: 'recovery', sessionsEnded: ended })
    return { ok: true, session, returnTo: request.returnTo }
  })
}

/** History and a letter: whoever did not do this must hear of it. */
export async function notePasswordChange(
  tx: Tx,
  deps: IdentityDeps,
  accountId: AccountId,
  details: { how: 'recovery' | 'change'; sessionsEnded: number },
): Promise<void> {
  await deps.noteConnection(tx, details.how === 'recovery' ? 'recovered' : 'password_changed', accountId)
  await recordAudit(tx, {
    subject: { kind: 'account', id: accountId },
    action: 'account.password_changed',
    actor: { kind: 'customer', id: accountId },
    details,
  })
  await deps.outbox.emit(tx, { type: 'password_changed', accountId, at: deps.clock.now().toISOString() })
}
