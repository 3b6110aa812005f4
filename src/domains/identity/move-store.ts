import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { IdentityProvider, Subject } from './provider.ts'

type ProviderName = IdentityProvider['name']

export type MovingAccount = { id: AccountId; banned: boolean }

/** How many accounts are somebody of this provider. */
export async function countAccountsAt(db: Db, provider: ProviderName): Promise<number> {
  const { count } = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('provider', '=', provider)
    .executeTakeFirstOrThrow()
  return count
}

export async function findAccountAt(
  db: Db,
  provider: ProviderName,
  by: { subject: Subject } | { email: string },
): Promise<MovingAccount | undefined> {
  return db
    .selectFrom('account')
    .select(['id', sql<boolean>`banned_at is not null`.as('banned')])
    .where('provider', '=', provider)
    .where(({ eb }) => ('subject' in by ? eb('subject', '=', by.subject) : eb('email_folded', '=', by.email)))
    .executeTakeFirst()
}

export async function repointAccount(
  tx: Tx,
  id: AccountId,
  to: { provider: ProviderName; subject: Subject },
): Promise<void> {
  await tx.updateTable('account').set(to).where('id', '=', id).execute()
}
