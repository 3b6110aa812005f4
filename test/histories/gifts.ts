import { sql } from 'kysely'
import {
  confirmGiftReceipt,
  declineGift,
  type GiftCard,
  makeGift,
  openGift,
  recallGift,
  returnGiftReceipt,
  tendGifts,
} from '../../src/domains/gifts/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import { localDayAfter, systemClock } from '../../src/shared/time.ts'
import { survive } from './happenings.ts'
import { at } from './step.ts'
import type { World } from './world.ts'

let strangers = 0

/** A card for somebody who gets no other: how many gifts a mailbox gets in a day is tried elsewhere. */
export function aCard(daysAhead: number): GiftCard {
  strangers += 1
  return {
    ...{ senderName: 'Ada', recipientName: 'Grace', message: null, locale: 'en', country: 'FR' },
    recipientEmail: `grace-${process.pid}-${strangers}@example.eu`,
    day: localDayAfter(systemClock.now(), daysAhead),
  }
}

/** A key that is there is given to somebody else, perhaps in two tabs; mostly its confirmation arrives at once. */
export async function giveAway(
  world: World,
  given: { unit: number; daysAhead: number; tabs: number; confirmed: boolean },
): Promise<void> {
  const units = await world.db
    .selectFrom('unit')
    .select(['id', 'order_id'])
    .where('product_id', 'in', world.products)
    .where('state', 'in', ['delivered', 'backordered', 'withheld'])
    .orderBy('id')
    .execute()
  const unit = at(units, given.unit)
  if (!unit) return
  const { id: unitId, order_id: orderId } = unit
  const give = () =>
    makeGift(world.deps, {
      ...{ orderId, unitId, card: aCard(given.daysAhead), express: true, acknowledge: true },
    })
  await Promise.all(Array.from({ length: given.tabs }, () => survive(give())))
  if (given.confirmed) await hearOfConfirmation(world, orderId, 'arrives')
}

const giftsOf = ({ db }: World, orderIds: readonly OrderId[]) =>
  db
    .selectFrom('gift')
    .select(['id', 'order_id', 'link_version', 'state'])
    .where(sql<boolean>`order_id = any(${orderIds})`)
    .orderBy('id')
    .execute()

/** The confirmation of the buyer's answers, of every gift of a paid order: taken, or reported as returned after it was. */
export async function hearOfConfirmation(
  world: World,
  orderId: OrderId,
  what: 'arrives' | 'comes back',
): Promise<void> {
  const { db, deps } = world
  const order = db.selectFrom('order').select('paid_at').where('id', '=', orderId)
  if (!(await order.executeTakeFirst())?.paid_at) return
  for (const { id } of await giftsOf(world, [orderId]))
    await survive(
      db
        .transaction()
        .execute((tx) =>
          what === 'arrives' ? confirmGiftReceipt(tx, deps, id) : returnGiftReceipt(tx, deps, id),
        ),
    )
}

export type Doing = 'open' | 'recall' | 'decline'

/** What a buyer and a recipient do with a gift, all at the same moment; of an opening and a recall one wins. */
export async function useGift(
  world: World,
  { gift, together }: { gift: number; together: readonly Doing[] },
): Promise<void> {
  const { deps } = world
  const gifts = await giftsOf(world, await world.orderIds())
  // Those that were sent first: most of what may happen to a gift happens then.
  const chosen = at([...gifts.filter(({ state }) => state === 'sent'), ...gifts], gift)
  if (!chosen) return
  const { id, order_id: orderId, link_version: linkVersion } = chosen
  const done = await Promise.all(
    together.map(async (what) => {
      if (what === 'open') return (await survive(openGift(deps, { id, linkVersion })))?.ok && what
      if (what === 'recall') return (await survive(recallGift(deps, { giftId: id, orderId })))?.ok && what
      return (await survive(declineGift(deps, { id, linkVersion }))) && what
    }),
  )
  const won = new Set(done.filter((what) => what === 'open' || what === 'recall' || what === 'decline'))
  if (won.size > 1) world.complain(`${id} went two ways at once: ${[...won].join(' and ')}`)
}

/** What is due is sent, and what is over ends. */
export const tend = (world: World) => survive(tendGifts(world.deps))

/** What nobody has paid for days is given up. */
export async function letGiftsAge({ db }: World, orderIds: readonly OrderId[]): Promise<void> {
  await sql`update shop.gift set made_at = made_at - interval '3 days' where order_id = any(${orderIds})`.execute(
    db,
  )
}

/** Whose a key is says its unit, and its gift says the same; and nobody has the key that somebody else opened. */
export async function findWrongGifts(world: World): Promise<string[]> {
  const { rows } = await sql<{ id: string; why: string }>`
    with ours as (select u.* from shop.unit u where u.order_id = any(${await world.orderIds()})),
    held as (select g.* from shop.gift g join ours u on u.id = g.unit_id where g.state in ('scheduled', 'sent', 'opened'))
    select u.id, 'is given, and no gift holds it' as why from ours u
      where u.given_at is not null and not exists (select from shop.gift g where g.unit_id = u.id
        and (g.state in ('scheduled', 'sent', 'opened') or g.opened_at is not null))
    union all
    select h.id, 'holds a key that is not given' from held h join ours u on u.id = h.unit_id where u.given_at is null
    union all
    select h.id, 'is under way, and its key was opened' from held h join ours u on u.id = h.unit_id
      where h.state <> 'opened' and u.state = 'revealed'
    union all
    select h.id, 'was sent without a confirmation' from held h where h.sent_at is not null and h.receipt_accepted_at is null
    union all
    select h.id, 'is opened, and nobody waived' from held h where h.state = 'opened' and not exists (
      select from shop.waiver w where w.unit_id = h.unit_id and w.given_at_step = 'gift')
    union all
    select h.id, 'is opened, and the ledger names another' from held h join ours u on u.id = h.unit_id
      where h.state = 'opened' and u.state = 'revealed' and not exists (
        select from shop.custody_event c where c.unit_id = u.id and c.kind = 'revealed' and c.actor_kind = 'recipient')`.execute(
    world.db,
  )
  return rows.map(({ id, why }) => `${id} ${why}`)
}

/** Gifts that still wait for something although their purchase is over. */
export async function findGiftsLeft(world: World): Promise<string[]> {
  const { rows } = await sql<{ id: string; state: string }>`
    select g.id, u.state from shop.gift g join shop.unit u on u.id = g.unit_id
    where g.order_id = any(${await world.orderIds()}) and g.state in ('scheduled', 'sent')
      and u.state in ('released', 'refund_due', 'refunded')`.execute(world.db)
  return rows.map(({ id, state }) => `${id} waits, and its key is ${state}`)
}
