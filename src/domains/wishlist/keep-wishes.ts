import { type AccountId, newId, type ProductId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'
import { countAvailable } from '../catalog/index.ts'
import type { WishDeps } from './deps.ts'
import { asksNothing, countWishes, ofAccount } from './store.ts'
import { askTextVersion, wishesMax } from './wish.ts'

type Deps = Pick<WishDeps, 'db' | 'clock'>
type Line = { accountId: AccountId; productId: ProductId }

/** Puts a product on the wishlist of an account; a second time changes nothing. @returns false when it is full. */
export async function addWish(
  { db, clock }: Deps,
  { accountId, productId, locale, currency }: Line & { locale: Locale; currency: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if ((await countWishes(tx, accountId)) >= wishesMax) return false
    const at = clock.now()
    await tx
      .insertInto('wish')
      .values({
        id: newId('wsh'),
        ...{ account_id: accountId, product_id: productId, locale, currency },
        // The mailbox of an account is proved.
        ...{ created_at: at, kept_from: at, confirmed_at: at },
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'product_id']).doNothing())
      .execute()
    return true
  })
}

export async function removeWish({ db }: Deps, { accountId, productId }: Line): Promise<void> {
  await db
    .deleteFrom('wish')
    .where('account_id', '=', accountId)
    .where('product_id', '=', productId)
    .execute()
}

/** What the owner of an account wants to be told of a line, instead of what was asked before; the year begins anew. */
export type Asked = { stock: boolean; atMost: Money | null; locale: Locale }

/** @returns false when there is no such line. */
export async function askToBeTold({ db, clock }: Deps, line: Line, asked: Asked): Promise<boolean> {
  const at = clock.now()
  const { stock, atMost, locale } = asked
  const isSoldOut = !(await countAvailable(db, [line.productId], at)).get(line.productId)
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('wish')
      .select(['stock_asked_at', 'awaits_restock', 'stock_told_at'])
      .where('account_id', '=', line.accountId)
      .where('product_id', '=', line.productId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return false
    const isAsked = stock || atMost !== null
    await ofAccount(tx, line.accountId, line.productId)
      .set({
        ...asksNothing,
        // Who asked before keeps their place, and is not told of the same stock twice.
        ...(stock && {
          stock_asked_at: before.stock_asked_at ?? at,
          // What is there today is no news.
          awaits_restock: before.stock_asked_at ? before.awaits_restock : isSoldOut,
          stock_told_at: before.stock_told_at,
        }),
        ...(atMost && {
          price_asked_at: at,
          price_at_most_minor: atMost.minor,
          currency: atMost.currency,
        }),
        ...(isAsked && { text_version: askTextVersion, confirmed_at: at }),
        locale,
        kept_from: at,
      })
      .execute()
    return true
  })
}
