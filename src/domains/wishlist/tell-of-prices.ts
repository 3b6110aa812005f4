import type { Selectable } from 'kysely'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { WishId } from '../../shared/ids.ts'
import { listCardsOf, type ProductCard } from '../catalog/index.ts'
import type { WishDeps } from './deps.ts'
import type { WishEvent } from './events.ts'

type AskedPrice = Pick<
  Selectable<DB['wish']>,
  'id' | 'product_id' | 'currency' | 'price_at_most_minor' | 'price_told_minor'
>

const readAtOnce = 500

/**
 * Tells those who asked that a product costs no more than they named: once, and again only when it falls further, or has
 * been dearer in between. Nothing is told of what is sold out. @returns how many.
 */
export async function tellOfPrices(deps: WishDeps): Promise<number> {
  let told = 0
  let last: WishId | undefined
  for (;;) {
    const asked = await listAsked(deps, last)
    told += await tellOf(deps, asked)
    last = asked.at(-1)?.id
    if (last === undefined || asked.length < readAtOnce) return told
  }
}

async function listAsked({ db }: WishDeps, after: WishId | undefined): Promise<AskedPrice[]> {
  return db
    .selectFrom('wish')
    .select(['id', 'product_id', 'currency', 'price_at_most_minor', 'price_told_minor'])
    .where('price_asked_at', 'is not', null)
    .where('confirmed_at', 'is not', null)
    .$if(after !== undefined, (query) => query.where('id', '>', after as WishId))
    .orderBy('id')
    .limit(readAtOnce)
    .execute()
}

async function tellOf(deps: WishDeps, asked: readonly AskedPrice[]): Promise<number> {
  let told = 0
  for (const [currency, wishes] of Map.groupBy(asked, (wish) => wish.currency)) {
    const ids = [...new Set(wishes.map((wish) => wish.product_id))]
    const cards = await listCardsOf(deps.db, ids, deps.clock, currency)
    for (const wish of wishes) {
      const card = cards.get(wish.product_id)
      if (card?.price.currency === currency && (await judge(deps, wish, card))) told += 1
    }
  }
  return told
}

async function judge({ db, clock, outbox }: WishDeps, wish: AskedPrice, card: ProductCard): Promise<boolean> {
  const { minor } = card.price
  const { id, price_at_most_minor: atMost, price_told_minor: before } = wish
  if (atMost === null) return false
  const isNews =
    minor <= atMost && (before === null || minor < before) && card.availability.kind !== 'sold_out'
  const isDearer = minor > atMost && before !== null
  if (!isNews && !isDearer) return false
  const at = clock.now()
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('wish')
      .set(isNews ? { price_told_minor: minor, price_told_at: at } : { price_told_minor: null })
      .where('id', '=', id)
      .where('price_at_most_minor', '=', atMost)
      .where('price_told_minor', before === null ? 'is' : '=', before)
      .executeTakeFirst()
    if (numUpdatedRows === 0n || !isNews) return false
    const event = { type: 'wish_news', wishId: id, what: 'price', cause: at.toISOString() } as const
    await outbox.emit<WishEvent>(tx, event)
    return true
  })
}
