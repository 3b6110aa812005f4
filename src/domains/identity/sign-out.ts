import { recordAudit } from '../../platform/audit/audit.ts'
import { parseId } from '../../shared/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { deleteSession, deleteSessions, type Session } from './session-store.ts'

type SignOutDeps = Pick<IdentityDeps, 'db' | 'noteConnection'>

/** Ends this session. */
export async function signOut({ db, noteConnection }: SignOutDeps, { id, account }: Session): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await deleteSession(tx, account.id, id)) await noteConnection(tx, 'signed_out', account.id)
  })
}

/** Ends one session of the same person, on another device. @returns false when there is none. */
export async function endSession(
  { db, noteConnection }: SignOutDeps,
  { account }: Session,
  sessionId: string,
): Promise<boolean> {
  const id = parseId('ses', sessionId)
  if (!id) return false
  return db.transaction().execute(async (tx) => {
    const isEnded = await deleteSession(tx, account.id, id)
    if (isEnded) await noteConnection(tx, 'sessions_ended', account.id)
    return isEnded
  })
}

/** Ends every session of this person but this one. */
export async function endOtherSessions(
  { db, noteConnection }: SignOutDeps,
  session: Session,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const ended = await deleteSessions(tx, session.account.id, session.id)
    await noteConnection(tx, 'sessions_ended', session.account.id)
    await recordAudit(tx, {
      subject: { kind: 'account', id: session.account.id },
      action: 'account.signed_out_everywhere',
      actor: { kind: 'customer', id: session.account.id },
      details: { sessionsEnded: ended },
    })
    return ended
  })
}
