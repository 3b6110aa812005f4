import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, SessionId } from '../../shared/ids.ts'
import type { Account, Seen } from './account.ts'
import type { SessionTimes } from './session.ts'
import { accountColumns } from './store.ts'

/** A session as every page knows it. */
export type Session = SessionTimes & {
  id: SessionId
  account: Account
  assurance: 1 | 2
  /** The second factor is still to come: nothing but asking for it is open. */
  awaitsFactor: boolean
}

export type SessionRow = Session & {
  subject: string
  banned: boolean
  providerSealed: Buffer
  expiresAt: Date
  rotatedAt: Date
  /** The token that was brought is the one before the last rotation. */
  isPrevious: boolean
}

export async function findSessionRow(db: Db, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const row = await sessionRows(db)
    .select(sql<boolean>`session.token_hash <> ${tokenHash}`.as('isPrevious'))
    .where((eb) =>
      eb.or([eb('session.token_hash', '=', tokenHash), eb('session.previous_hash', '=', tokenHash)]),
    )
    .executeTakeFirst()
  return row && toSessionRow(row)
}

export async function findSessionRowById(db: Db, id: SessionId): Promise<SessionRow | undefined> {
  const row = await sessionRows(db)
    .select(sql<boolean>`false`.as('isPrevious'))
    .where('session.id', '=', id)
    .executeTakeFirst()
  return row && toSessionRow(row)
}

function sessionRows(db: Db) {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(accountColumns)
    .select([
      'session.id as sessionId',
      'session.assurance',
      'session.awaits_factor as awaitsFactor',
      'session.proved_at as provedAt',
      'session.seen_at as seenAt',
      'session.created_at as startedAt',
      'session.expires_at as expiresAt',
      'session.rotated_at as rotatedAt',
      'session.provider_sealed as providerSealed',
      'account.subject',
      sql<boolean>`account.banned_at is not null`.as('banned'),
    ])
}

type FoundRow = NonNullable<Awaited<ReturnType<ReturnType<typeof sessionRows>['executeTakeFirst']>>>

function toSessionRow(row: FoundRow & { isPrevious: boolean }): SessionRow {
  const { id, email, displayName, locale, country, createdAt, sessionId, startedAt, assurance, ...rest } = row
  return {
    ...rest,
    id: sessionId,
    createdAt: startedAt,
    assurance: assurance === 2 ? 2 : 1,
    account: { id, email, displayName, locale, country, createdAt },
  }
}

export async function insertSession(
  tx: Tx,
  session: {
    id: SessionId
    accountId: AccountId
    tokenHash: Buffer
    assurance: 1 | 2
    awaitsFactor: boolean
    providerSealed: Buffer
    seen: Seen
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      account_id: session.accountId,
      token_hash: session.tokenHash,
      assurance: session.assurance,
      awaits_factor: session.awaitsFactor,
      provider_sealed: session.providerSealed,
      browser: session.seen.browser,
      network: session.seen.network,
      rotated_at: session.now,
      proved_at: session.now,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

export type Rotation = {
  tokenHash: Buffer
  now: Date
  assurance?: 1 | 2
  providerSealed?: Buffer
  /** It shuts out whoever has the old token, and is no proof by a second factor. */
  isNewPassword?: boolean
}

/**
 * A new token for a session that goes on. The old one is good for requests under way, unless the session is worth more now
 * than it was.
 */
export async function rotateSession(tx: Tx, id: SessionId, change: Rotation): Promise<void> {
  const { tokenHash, now, assurance = 1, isNewPassword = false } = change
  await tx
    .updateTable('session')
    .set({
      previous_hash: sql<Buffer | null>`case
        when ${isNewPassword}::boolean or awaits_factor or assurance < ${assurance} then null else token_hash end`,
      token_hash: tokenHash,
      rotated_at: now,
      proved_at: sql<Date>`case when ${isNewPassword}::boolean and assurance = 2 then proved_at else ${now} end`,
      seen_at: now,
      awaits_factor: false,
      ...(change.assurance && { assurance: change.assurance }),
      ...(change.providerSealed && { provider_sealed: change.providerSealed }),
    })
    .where('id', '=', id)
    .execute()
}

/** All sessions of an account are worth one factor again. */
export async function lowerAssurance(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.updateTable('session').set({ assurance: 1 }).where('account_id', '=', accountId).execute()
}

/** By its token: a session that was proved meanwhile has another, and is left as it is. */
export async function touchSession(
  db: Db,
  { account }: Pick<Session, 'account'>,
  seen: { tokenHash: Buffer; now: Date; provedAt: Date },
): Promise<void> {
  const { tokenHash, now, provedAt } = seen
  await db
    .updateTable('session')
    .set({ seen_at: now, proved_at: provedAt })
    .where('token_hash', '=', tokenHash)
    .execute()
  await db
    .updateTable('account')
    .set({ last_active_at: now, inactivity_warned_at: null })
    .where('id', '=', account.id)
    .execute()
}

export type Device = {
  id: SessionId
  browser: string | null
  network: string | null
  createdAt: Date
  seenAt: Date
}

export async function listSessions(db: Db, accountId: AccountId): Promise<Device[]> {
  return db
    .selectFrom('session')
    .select(['id', 'browser', 'network', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('account_id', '=', accountId)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Ends one session of an account. @returns false when it was none of this account's. */
export async function deleteSession(db: Db, accountId: AccountId, id: SessionId): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/**
 * Ends every session of an account at once, but the one that asks, and every sign-in that is under way.
 * @returns how many were ended.
 */
export async function deleteSessions(tx: Tx, accountId: AccountId, except?: SessionId): Promise<number> {
  await tx
    .updateTable('account')
    .set({ session_round: sql<number>`session_round + 1` })
    .where('id', '=', accountId)
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(except !== undefined, (query) => query.where(sql<boolean>`id <> ${except}`))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
