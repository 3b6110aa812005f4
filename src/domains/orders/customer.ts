import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail, foldEmail } from '../../shared/email.ts'
import { type AccountId, type OrderId, parseId } from '../../shared/ids.ts'

/**
 * Whoever buys: an account, or a guest, who is known by a mailbox. Where a customer is named in an address, a guest is named by
 * an order of theirs: no mailbox stands in it, and nothing that could be made from one.
 */
export type Customer = { kind: 'account'; id: AccountId } | { kind: 'guest'; emailFolded: string }

/** What names a customer in an address. */
export type CustomerId = AccountId | OrderId

export const parseCustomerId = (text: string): CustomerId | undefined =>
  parseId('acc', text) ?? parseId('ord', text)

/** The customer of that name, as far as whoever asks may see them. An order of an account names the account. */
export async function findCustomer(db: Db, named: CustomerId): Promise<Customer | undefined> {
  const account = parseId('acc', named)
  if (account) return { kind: 'account', id: account }
  const row = await contacts(db)
    .where('order.id', '=', named as OrderId)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.account_id) return { kind: 'account', id: row.account_id }
  // Whoever was erased is nobody any more, and not the same nobody as the others.
  return row.email_folded === erasedEmail ? undefined : { kind: 'guest', emailFolded: row.email_folded }
}

/** How customers of a mailbox are named: by the accounts that its orders belong to, and by its latest order as a guest. */
export async function findCustomersOfMailbox(db: Db, email: string): Promise<CustomerId[]> {
  const folded = foldEmail(email)
  if (folded === erasedEmail) return []
  const rows = await contacts(db)
    .where('order_contact.email_folded', '=', folded)
    .orderBy('order.placed_at', 'desc')
    .limit(1000)
    .execute()
  const guest = rows.find(({ account_id }) => account_id === null)
  const accounts = rows.flatMap(({ account_id }) => account_id ?? [])
  return [...new Set<CustomerId>([...accounts, ...(guest ? [guest.id] : [])])]
}

const contacts = (db: Db) =>
  db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.id', 'order.account_id', 'order_contact.email_folded'])

/** That an order (`order.…`) is of one of these customers. */
export function isOfOne(customers: readonly Customer[]): RawBuilder<SqlBool> {
  const accounts = customers.flatMap((each) => (each.kind === 'account' ? [each.id] : []))
  const emails = customers.flatMap((each) => (each.kind === 'guest' ? [each.emailFolded] : []))
  // Looked up once, by their indexes; row-level security still stands before each of them.
  return sql`"order".id = any(array(
    select o.id from shop."order" o where o.account_id = any(${accounts})
    union all
    select c.order_id from shop.order_contact c join shop."order" o on o.id = c.order_id
    where c.email_folded = any(${emails}) and o.account_id is null))`
}
