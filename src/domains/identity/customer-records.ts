import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

export type CustomerRecord = {
  id: AccountId
  email: string
  name: string | null
  country: string | null
  locale: Locale
  createdAt: Date
}

/** Customers with an account, from the newest on, past one of them; `email` is compared as a whole. */
export function listCustomers(
  db: Db,
  { after, limit, email }: { after: AccountId | undefined; limit: number; email?: string | undefined },
): Promise<CustomerRecord[]> {
  return customers(db)
    .where((eb) =>
      eb.and([
        ...(after ? [eb('id', '<', after)] : []),
        ...(email ? [eb('email_folded', '=', foldEmail(email))] : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export function findCustomer(db: Db, id: AccountId): Promise<CustomerRecord | undefined> {
  return customers(db).where('id', '=', id).executeTakeFirst()
}

function customers(db: Db) {
  return db
    .selectFrom('account')
    .select(['id', 'email', 'display_name as name', 'country', 'locale', 'created_at as createdAt'])
}
