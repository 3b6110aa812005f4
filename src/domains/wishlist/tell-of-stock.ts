import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { ProductId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import { countAvailable } from '../catalog/index.ts'
import type { WishDeps } from './deps.ts'
import type { WishEvent } from './events.ts'
import { patienceMillis, toldNow } from './wish.ts'

/** So many letters are queued in one transaction. */
const batchMax = 200
const guestsForgottenAfter = days(7)

/**
 * Tells those who asked that a product is back: the first who asked first, and of few keys only so many that whoever is told
 * has a chance. Run twice, or by two at once, it tells nobody twice. @returns how many.
 */
export async function tellOfStock(deps: WishDeps): Promise<number> {
  const { db, clock } = deps
  const asked = await db
    .selectFrom('wish')
    .select(({ fn }) => ['product_id as id', fn<boolean>('bool_or', ['awaits_restock']).as('awaits')])
    .select(({ fn }) => fn<boolean>('bool_and', ['awaits_restock']).as('allAwait'))
    .where('stock_asked_at', 'is not', null)
    .where('confirmed_at', 'is not', null)
    .groupBy('product_id')
    .orderBy('product_id')
    .execute()
  const ids = asked.map(({ id }) => id)
  const available = await countAvailable(db, ids, clock.now())
  const countOf = (id: ProductId) => available.get(id) ?? 0
  await awaitRestock(
    db,
    asked.filter(({ id, allAwait }) => countOf(id) === 0 && !allAwait).map(({ id }) => id),
  )
  let told = 0
  // One transaction for each product that is back: whoever tells of it holds its lock no longer than its own letters take, and
  // what was queued of one stays queued when the next one fails.
  for (const { id } of asked.filter(({ id, awaits }) => countOf(id) > 0 && awaits))
    told += await db.transaction().execute((tx) => tellNext(tx, deps, id, countOf(id)))
  await forgetGuests(deps)
  return told
}

/** Sold out: the next restock is news, of all such products at once. Guests asked for one letter, and have had it. */
async function awaitRestock(db: Db, productIds: readonly ProductId[]): Promise<void> {
  if (productIds.length === 0) return
  await sql`
    update shop.wish
    set awaits_restock = account_id is not null,
      stock_asked_at = case when account_id is not null then stock_asked_at end
    -- What somebody else has in hand is looked at again in a minute.
    where id in (select id from shop.wish
      where product_id = any(${productIds}) and stock_asked_at is not null and not awaits_restock
      for update skip locked)`.execute(db)
}

async function tellNext(
  tx: Tx,
  { clock, outbox }: WishDeps,
  productId: ProductId,
  available: number,
): Promise<number> {
  // One at a time counts who was told of a product.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`wish ${productId}`}, 0))`.execute(tx)
  const at = clock.now()
  const { lately } = await tx
    .selectFrom('wish')
    .select((eb) => eb.fn.countAll<number>().as('lately'))
    .where('product_id', '=', productId)
    .where('stock_told_at', '>', after(at, -patienceMillis))
    .executeTakeFirstOrThrow()
  const most = Math.min(batchMax, toldNow({ available, toldLately: Number(lately) }))
  if (most === 0) return 0
  const next = await tx
    .selectFrom('wish')
    .select('id')
    .where('product_id', '=', productId)
    .where('stock_asked_at', 'is not', null)
    .where('confirmed_at', 'is not', null)
    .where('awaits_restock', '=', true)
    // Stock that comes and goes is told to one and the same once in a while.
    .where(({ or, eb }) =>
      or([eb('stock_told_at', 'is', null), eb('stock_told_at', '<=', after(at, -patienceMillis))]),
    )
    .orderBy('stock_told_at', (order) => order.asc().nullsFirst())
    .orderBy('stock_asked_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .execute()
  for (const { id } of next) {
    await tx
      .updateTable('wish')
      .set({ stock_told_at: at, awaits_restock: false })
      .where('id', '=', id)
      .execute()
    const event = { type: 'wish_news', wishId: id, what: 'stock', cause: at.toISOString() } as const
    await outbox.emit<WishEvent>(tx, event)
  }
  return next.length
}

/** What a guest asked for is done; the link in the letter still works for a week. */
async function forgetGuests({ db, clock }: WishDeps): Promise<void> {
  await db
    .deleteFrom('wish')
    .where('account_id', 'is', null)
    .where('stock_told_at', '<', after(clock.now(), -guestsForgottenAfter))
    .where('awaits_restock', '=', false)
    .execute()
}
