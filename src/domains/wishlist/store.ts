import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { AccountId, ProductId, WishId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { after, days } from '../../shared/time.ts'
import { keptUntilOf, refusedDays, type Wish } from './wish.ts'

export async function findWish(db: Db, id: WishId): Promise<Wish | undefined> {
  const row = await db.selectFrom('wish').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toWish(row)
}

/** The wishlist of an account, the latest first. */
export async function listWishes(db: Db, accountId: AccountId): Promise<Wish[]> {
  const rows = await db
    .selectFrom('wish')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toWish)
}

export async function countWishes(tx: Tx, accountId: AccountId): Promise<number> {
  const { count } = await tx
    .selectFrom('wish')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function ofAccount(tx: Tx, accountId: AccountId, productId: ProductId) {
  return tx.updateTable('wish').where('account_id', '=', accountId).where('product_id', '=', productId)
}

/** One at a time asks for a mailbox or refuses, so that each finds what the other did. */
export async function queueOfMailbox(tx: Tx, mailboxHash: Buffer): Promise<void> {
  const name = `wishes of ${mailboxHash.toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** Whether its owner wants no such letters, whoever asks for them. */
export async function isRefused(tx: Tx, mailboxHash: Buffer, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('wish_refusal')
    .select('refused_at')
    .where('mailbox_hash', '=', mailboxHash)
    .where('refused_at', '>', after(now, -days(refusedDays)))
    .executeTakeFirst()
  return row !== undefined
}

/** What is no longer asked for: the line stays on the wishlist. */
export const asksNothing = {
  stock_asked_at: null,
  awaits_restock: false,
  stock_told_at: null,
  price_asked_at: null,
  price_at_most_minor: null,
  price_told_minor: null,
  price_told_at: null,
  text_version: null,
} as const

export function toWish(row: Selectable<DB['wish']>): Wish {
  const { account_id: accountId, email, price_at_most_minor: atMost } = row
  return {
    id: row.id,
    productId: row.product_id,
    owner: accountId ? { kind: 'account', accountId } : { kind: 'mailbox', email: email ?? '' },
    locale: row.locale,
    stock: row.stock_asked_at && { toldAt: row.stock_told_at },
    price: atMost === null ? null : { atMost: money(atMost, row.currency), toldAt: row.price_told_at },
    confirmedAt: row.confirmed_at,
    keptUntil: keptUntilOf(row.kept_from),
  }
}
