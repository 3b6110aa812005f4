import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, SessionId } from '../../shared/ids.ts'
import type { Account } from './account.ts'
import type { Device } from './session-store.ts'
import { accountColumns } from './store.ts'

export async function findAccount(db: Db, id: AccountId): Promise<Account | undefined> {
  return db.selectFrom('account').select(accountColumns).where('id', '=', id).executeTakeFirst()
}

/** In one question, in no order; those that are not there are left out. */
export async function listAccounts(db: Db, ids: readonly AccountId[]): Promise<Account[]> {
  if (ids.length === 0) return []
  return db.selectFrom('account').select(accountColumns).where('id', 'in', ids).execute()
}

export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(accountColumns)
    .where('email_folded', '=', foldEmail(email))
    .executeTakeFirst()
}

/** The device of a session, for the letter about it; gone when the session was ended meanwhile. */
export async function findDevice(db: Db, id: SessionId): Promise<Device | undefined> {
  return db
    .selectFrom('session')
    .select(['id', 'browser', 'network', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function countRecoveryCodes(db: Db, accountId: AccountId): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return left
}

/** How many letters with links or codes were asked for at a mailbox, by anybody. */
export async function countProofRequests(db: Db, email: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('proof_request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email_folded', '=', foldEmail(email))
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}
