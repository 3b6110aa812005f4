import { recordAudit } from '../../platform/audit/audit.ts'
import { parseId } from '../../shared/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { deleteSession, deleteSessions, type Session } from './session-store.ts'

/** Ends this session. */
export async function signOut({ db }: Pick<IdentityDeps, 'db'>, session: Session): Promise<void> {
  await deleteSession(db, session.account.id, session.id)
}

/** Ends one session of the same person, on another device. @returns false when there is none. */
export async function endSession(
  { db }: Pick<IdentityDeps, 'db'>,
  session: Session,
  sessionId: string,
): Promise<boolean> {
  const id = parseId('ses', sessionId)
  return id !== undefined && deleteSession(db, session.account.id, id)
}

/** Ends every session of this person but this one. */
export async function endOtherSessions({ db }: Pick<IdentityDeps, 'db'>, session: Session): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const ended = await deleteSessions(tx, session.account.id, session.id)
    await recordAudit(tx, {
      subject: { kind: 'account', id: session.account.id },
      action: 'account.signed_out_everywhere',
      actor: { kind: 'customer', id: session.account.id },
      details: { sessionsEnded: ended },
    })
    return ended
  })
}
