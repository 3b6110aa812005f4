import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'

/** Whatever else is done to this account at this moment waits. */
export async function lockAccount(tx: Tx, id: AccountId): Promise<void> {
  await tx.selectFrom('account').select('id').where('id', '=', id).forUpdate().execute()
}

/** The wish to be erased stands until it can be done. */
export async function askErasure(tx: Tx, id: AccountId, at: Date): Promise<void> {
  await tx
    .updateTable('account')
    .set({ erasure_asked_at: sql<Date>`coalesce(erasure_asked_at, ${at})` })
    .where('id', '=', id)
    .execute()
}

export async function listErasureAsked(db: Db): Promise<AccountId[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('erasure_asked_at', 'is not', null)
    .orderBy('erasure_asked_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** Every account with its folded address, when it was made and used last, for comparing with the ledger outside the backups. */
export async function listAccountKeys(
  db: Db,
): Promise<{ id: AccountId; email: string; createdAt: Date; usedAt: Date }[]> {
  return db
    .selectFrom('account')
    .select(['id', 'email_folded as email', 'created_at as createdAt', 'last_active_at as usedAt'])
    .orderBy('id')
    .execute()
}

/** Every account that was there at a moment, with the ids under which its person is known: to be read by another statement. */
export function accountsUntil(until: Date): RawBuilder<unknown> {
  return sql`select id, subject, email, email_folded, locale from shop.account where created_at <= ${until}`
}

export async function noteInactivityWarned(tx: Tx, id: AccountId, at: Date): Promise<void> {
  await tx.updateTable('account').set({ inactivity_warned_at: at }).where('id', '=', id).execute()
}

/** Every account, so many at a time in the order of their ids. */
export async function listAccountIds(db: Db, after: string, limit: number): Promise<AccountId[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where(sql<boolean>`id > ${after}`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
