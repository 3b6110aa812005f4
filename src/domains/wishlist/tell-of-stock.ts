import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
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
    .select('product_id')
    .distinct()
    .where('stock_asked_at', 'is not', null)
    .where('confirmed_at', 'is not', null)
    .orderBy('product_id')
    .execute()
  const ids = asked.map((row) => row.product_id)
  const available = await countAvailable(db, ids, clock.now())
  let told = 0
  for (const id of ids) {
    const count = available.get(id) ?? 0
    told += await db
      .transaction()
      .execute((tx) => (count === 0 ? awaitRestock(tx, id) : tellNext(tx, deps, id, count)))
  }
  await forgetGuests(deps)
  return told
}

/** Sold out: the next restock is news. Guests asked for one letter, and have had it. */
async function awaitRestock(tx: Tx, productId: ProductId): Promise<number> {
  const asked = tx
    .updateTable('wish')
    .where('product_id', '=', productId)
    .where('stock_asked_at', 'is not', null)
    .where('awaits_restock', '=', false)
  await asked.set({ awaits_restock: true }).where('account_id', 'is not', null).execute()
  await asked.set({ stock_asked_at: null }).where('account_id', 'is', null).execute()
  return 0
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
