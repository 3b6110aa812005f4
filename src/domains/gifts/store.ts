import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { hashMailbox } from '../../shared/email.ts'
import { type GiftId, newId, type OrderId, type UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, days } from '../../shared/time.ts'
import { giftWaiverTextVersion, listUnitStates, type UnitStanding, type UnitToGive } from '../orders/index.ts'
import { type EndReason, type Gift, type GiftCard, type GivenKey, sendTimeOf } from './gift.ts'

export type NewGift = {
  orderId: OrderId
  unitId: UnitId
  card: GiftCard
  unit: UnitToGive
  /** In which language the two answers were given. */
  answersLocale: Locale
}

export async function insertGift(
  tx: Tx,
  { orderId, unitId, card, unit, answersLocale }: NewGift,
  now: Date,
): Promise<GiftId> {
  const id = newId('gft')
  await tx
    .insertInto('gift')
    .values({
      id,
      order_id: orderId,
      unit_id: unitId,
      ...cardColumns(card, now),
      product_id: unit.productId,
      name: JSON.stringify(unit.name),
      platform: unit.platform,
      region: JSON.stringify(unit.region),
      text_version: giftWaiverTextVersion,
      answers_locale: answersLocale,
      answered_at: now,
      made_at: now,
    })
    .execute()
  return id
}

const cardColumns = (card: GiftCard, now: Date) => ({
  sender_name: card.senderName,
  recipient_name: card.recipientName,
  recipient_email: card.recipientEmail,
  message: card.message,
  mailbox_hash: hashMailbox(card.recipientEmail),
  locale: card.locale,
  country: card.country,
  send_at: sendTimeOf(card.day, now),
})

export async function rewriteCard(tx: Tx, id: GiftId, card: GiftCard, now: Date): Promise<void> {
  // A card that is written anew counts for its mailbox as one that is made now.
  await tx
    .updateTable('gift')
    .set({ ...cardColumns(card, now), made_at: now })
    .where('id', '=', id)
    .execute()
}

export async function setReceipt(tx: Tx, id: GiftId, now: Date): Promise<void> {
  await tx
    .updateTable('gift')
    .set({ receipt_accepted_at: now, receipt_returned_at: null })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('receipt_accepted_at', 'is', null), eb('receipt_returned_at', 'is not', null)]))
    .execute()
}

export async function setReceiptReturned(tx: Tx, id: GiftId, now: Date): Promise<void> {
  await tx.updateTable('gift').set({ receipt_returned_at: now }).where('id', '=', id).execute()
}

export async function setSent(tx: Tx, id: GiftId, now: Date): Promise<void> {
  await tx.updateTable('gift').set({ state: 'sent', sent_at: now }).where('id', '=', id).execute()
}

export async function setOpened(tx: Tx, id: GiftId, now: Date): Promise<void> {
  await tx
    .updateTable('gift')
    .set({ state: 'opened', opened_at: now, over_at: now })
    .where('id', '=', id)
    .execute()
}

export async function setRecalled(tx: Tx, id: GiftId, now: Date): Promise<void> {
  await tx.updateTable('gift').set({ state: 'recalled', over_at: now }).where('id', '=', id).execute()
}

export async function setEnded(tx: Tx, id: GiftId, reason: EndReason, now: Date): Promise<void> {
  await tx
    .updateTable('gift')
    .set({ state: 'ended', reason, over_at: sql<Date>`coalesce(over_at, ${now})` })
    .where('id', '=', id)
    .execute()
}

/** The recipient wants none of it: what is known of them goes at once, and their letters with it. */
export async function forgetRecipient(tx: Tx, id: GiftId): Promise<void> {
  await tx
    .updateTable('gift')
    .set({ recipient_name: null, recipient_email: null, mailbox_hash: null, message: null, country: null })
    .where('id', '=', id)
    .execute()
}

export async function findGift(db: Db, id: GiftId): Promise<Gift | undefined> {
  const row = await db.selectFrom('gift').selectAll().where('id', '=', id).executeTakeFirst()
  return row && giftFrom(row)
}

/** The gift that a key is in now, or was opened by. */
export async function findGiftOfUnit(db: Db, unitId: UnitId): Promise<Gift | undefined> {
  const row = await db
    .selectFrom('gift')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['scheduled', 'sent', 'opened'])
    .executeTakeFirst()
  return row && giftFrom(row)
}

/** One gift to a mailbox after the other until the transaction ends, so that each counts those before it. */
export async function queueOfRecipient(tx: Tx, email: string): Promise<void> {
  const name = `gifts to ${hashMailbox(email).toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/**
 * Keys given to a mailbox within the last day, but for one that is being changed. What nobody has paid costs nothing to order and
 * says nothing yet: it would keep others from giving. Paid all at once, no more go out in a day all the same (`listKeysSentTo`).
 */
export async function listKeysGivenTo(
  db: Db,
  email: string,
  now: Date,
  except?: GiftId,
): Promise<GivenKey[]> {
  const rows = await db
    .selectFrom('gift')
    .select('unit_id')
    .where('mailbox_hash', '=', hashMailbox(email))
    .where('made_at', '>', after(now, -days(1)))
    .$if(except !== undefined, (query) => query.where('id', '!=', except as GiftId))
    .execute()
  return (await standingsOf(db, rows)).filter(({ isPaid }) => isPaid)
}

/** Keys whose letter went to a mailbox within the last day. */
export async function listKeysSentTo(db: Db, email: string, now: Date): Promise<GivenKey[]> {
  const rows = await db
    .selectFrom('gift')
    .select('unit_id')
    .where('mailbox_hash', '=', hashMailbox(email))
    .where('sent_at', '>', after(now, -days(1)))
    .execute()
  return standingsOf(db, rows)
}

/** One for each gift: a key that was given twice is there twice. */
async function standingsOf(db: Db, gifts: readonly { unit_id: UnitId }[]): Promise<UnitStanding[]> {
  const unitIds = gifts.map(({ unit_id }) => unit_id)
  const units = await listUnitStates(db, unitIds)
  return unitIds.flatMap((id) => units.get(id) ?? [])
}

/** Digests have done their work once nothing is counted by them any more. */
export async function forgetMailboxes(db: Db, now: Date): Promise<void> {
  await db
    .updateTable('gift')
    .set({ mailbox_hash: null })
    .where('mailbox_hash', 'is not', null)
    .where('state', '!=', 'scheduled')
    .where('made_at', '<=', after(now, -days(1)))
    .where((eb) => eb(eb.fn.coalesce('sent_at', 'over_at'), '<=', after(now, -days(1))))
    .execute()
}

/** How often a key was given, and how often it has gone out with a letter. */
export async function countGivings(db: Db, unitId: UnitId): Promise<{ made: number; sent: number }> {
  return db
    .selectFrom('gift')
    .select(({ fn }) => [fn.countAll<number>().as('made'), fn.count<number>('sent_at').as('sent')])
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
}

export function giftFrom(row: Selectable<DB['gift']>): Gift {
  return {
    id: row.id,
    orderId: row.order_id,
    unitId: row.unit_id,
    state: row.state,
    reason: row.reason,
    senderName: row.sender_name,
    recipientName: row.recipient_name,
    recipientEmail: row.recipient_email,
    message: row.message,
    locale: row.locale,
    country: row.country,
    productId: row.product_id,
    name: row.name,
    platform: row.platform,
    region: row.region,
    sendAt: row.send_at,
    linkVersion: row.link_version,
    textVersion: row.text_version,
    answersLocale: row.answers_locale,
    answeredAt: row.answered_at,
    receiptAcceptedAt: row.receipt_accepted_at,
    receiptReturnedAt: row.receipt_returned_at,
    madeAt: row.made_at,
    sentAt: row.sent_at,
    openedAt: row.opened_at,
  }
}
