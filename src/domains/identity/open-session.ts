import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { SessionId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import type { IdentityDeps, NoteConnection } from './deps.ts'
import {
  forgotten,
  hashToken,
  isAlive,
  rotationGraceMillis,
  staffIdleMillis,
  stepUpMillis,
  touchMillis,
} from './session.ts'
import {
  deleteSession,
  findSessionRow,
  findSessionRowById,
  type Session,
  type SessionRow,
  touchSession,
} from './session-store.ts'

type OpenDeps = Pick<IdentityDeps, 'db' | 'clock' | 'noteConnection'>
type Visiting = {
  /** Asked by a page of its own accord, with nobody at it perhaps: it counts as no visit, so that silence is silence. */
  isByItself?: boolean
}

/**
 * Whose cookie this is; undefined for a token that is unknown, ended, banned or too old. A token from before the last
 * rotation that comes back later than requests take is in two hands: the session ends for both.
 */
export async function openSession(
  deps: OpenDeps,
  token: string,
  visiting: Visiting = {},
): Promise<Session | undefined> {
  const row = await openSessionRow(deps, token, visiting)
  return row && toSession(row)
}

/** For what stays open as long as its session does: whether it still does, whatever its token is by now. It is no visit. */
export async function findOpenSession(
  { db, clock }: Pick<OpenDeps, 'db' | 'clock'>,
  id: SessionId,
): Promise<Session | undefined> {
  const row = await findSessionRowById(db, id)
  return row && isOpen(row, clock.now()) ? toSession(row) : undefined
}

/** The same with what the provider needs; for the use cases of this domain. */
export async function openSessionRow(
  { db, clock, noteConnection }: OpenDeps,
  token: string,
  { isByItself = false }: Visiting = {},
): Promise<SessionRow | undefined> {
  const hash = hashToken(token)
  const row = hash && (await findSessionRow(db, hash))
  if (!row) return undefined
  const now = clock.now()
  if (!isOpen(row, now)) return undefined
  if (row.isPrevious) {
    // Whoever brings it has not given the proof that the new one stands for.
    const provedAt = after(now, -stepUpMillis - 1)
    if (now.getTime() - row.rotatedAt.getTime() <= rotationGraceMillis) return { ...row, provedAt }
    await endStolen(db, noteConnection, row)
    return undefined
  }
  const silence = now.getTime() - row.seenAt.getTime()
  // Whichever page is visited first: else a visit to the shop would open the back office again.
  const provedAt = silence > staffIdleMillis ? forgotten : row.provedAt
  if (silence > touchMillis && !isByItself) await touchSession(db, row, { tokenHash: hash, now, provedAt })
  return { ...row, provedAt }
}

function isOpen(row: SessionRow, now: Date): boolean {
  return !row.banned && now <= row.expiresAt && isAlive(row, now, 'shop')
}

async function endStolen(db: Db, noteConnection: NoteConnection, { id, account }: SessionRow): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteSession(tx, account.id, id))) return
    await noteConnection(tx, 'stolen_session_ended', account.id)
    await recordAudit(tx, {
      subject: { kind: 'account', id: account.id },
      action: 'session.old_token_used',
      actor: { kind: 'system' },
      details: { session: id },
    })
  })
}

function toSession(row: SessionRow): Session {
  const { id, account, assurance, awaitsFactor, provedAt, seenAt, createdAt } = row
  return { id, account, assurance, awaitsFactor, provedAt, seenAt, createdAt }
}
