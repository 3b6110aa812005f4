import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import { newId, parseId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import type { IdentityDeps } from './deps.ts'
import type { Session } from './session-store.ts'
import { answerProofRequest, findProofRequest, findSubject, insertProofRequest, setEmail } from './store.ts'

/**
 * Asks both mailboxes, also when the wanted one belongs to somebody else: would no letter come, whoever asks would know.
 */
export async function startEmailChange(
  deps: IdentityDeps,
  session: Session,
  newEmail: string,
): Promise<void> {
  const subject = await findSubject(deps.db, session.account.id)
  if (!subject || foldEmail(newEmail) === foldEmail(session.account.email)) return
  const started = await deps.provider.startEmailChange(subject, foldEmail(newEmail))
  await deps.db.transaction().execute(async (tx) => {
    await deps.noteConnection(tx, 'email_change_asked', session.account.id)
    await ask(tx, deps, session, {
      purpose: 'change_from',
      email: session.account.email,
      token: started.current,
    })
    await ask(tx, deps, session, { purpose: 'change_to', email: newEmail, token: started.next })
  })
}

async function ask(
  tx: Tx,
  deps: IdentityDeps,
  { account }: Session,
  { purpose, email, token }: { purpose: 'change_from' | 'change_to'; email: string; token: Secret<string> },
): Promise<void> {
  const requestId = newId('prf')
  await insertProofRequest(tx, {
    id: requestId,
    purpose,
    email,
    locale: account.locale,
    browserHash: null,
    returnTo: null,
    accountId: account.id,
    tokenSealed: deps.sealer.seal(`request ${requestId}`, token),
  })
  await deps.outbox.emit(tx, { type: 'proof_requested', requestId })
}

export type ConfirmEmailChangeOutcome = { ok: true; done: boolean } | { ok: false; reason: 'wrong' | 'taken' }

/** One of the two links. The account follows when the second one was used. */
export async function confirmEmailChange(
  deps: IdentityDeps,
  answer: { requestId: string; token: string },
): Promise<ConfirmEmailChangeOutcome> {
  const id = parseId('prf', answer.requestId)
  const request = id && (await findProofRequest(deps.db, id))
  if (!request?.accountId || request.answered) return { ok: false, reason: 'wrong' }
  const confirmed = await deps.provider.confirmEmailChange(answer.token)
  if (!confirmed.ok) return confirmed
  await deps.db.transaction().execute(async (tx) => {
    await answerProofRequest(tx, request.id)
    if (!confirmed.done) return
    const accountId = await setEmail(tx, confirmed.subject, confirmed.email)
    if (!accountId) return
    await deps.noteConnection(tx, 'email_changed', accountId)
    await recordAudit(tx, {
      subject: { kind: 'account', id: accountId },
      action: 'account.email_changed',
      actor: { kind: 'customer', id: accountId },
    })
    await deps.outbox.emit(tx, { type: 'email_changed', accountId, at: deps.clock.now().toISOString() })
  })
  return { ok: true, done: confirmed.done }
}
