import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { GiftId, OrderId, UnitId } from '../../shared/ids.ts'
import { findActivationCountries } from '../catalog/index.ts'
import {
  findUnitToGive,
  getOrderPage,
  giveUnits,
  type LockedOrder,
  listUnitStates,
  lockOrder,
  type UnitToGive,
} from '../orders/index.ts'
import type { GiftDeps } from './deps.ts'
import { type GiftCard, givingsOfUnitMax, isFlood, sendingsOfUnitMax } from './gift.ts'
import { countGivings, findGiftOfUnit, insertGift, listKeysGivenTo, queueOfRecipient } from './store.ts'

export type GiftRefusal =
  | 'answers_missing'
  /** It is open, or given, or not there any more. */
  | 'not_to_give'
  | 'held'
  | 'region'
  | 'mailbox_limit'
  | 'sent_too_often'
  /** The buyer's own address takes no letters: the confirmation of their answers would not arrive. */
  | 'email_refused'

export type MakeGiftOutcome = { ok: true; giftId: GiftId } | { ok: false; reason: GiftRefusal }

export type GiftRequest = {
  orderId: OrderId
  unitId: UnitId
  card: GiftCard
  /** The two answers of the buyer, whose contract it is. */
  express: boolean
  acknowledge: boolean
}

/**
 * A buyer gives a key away that nobody has seen. From the commit on it is not theirs to open; the letter goes out on its day, and
 * not before the confirmation of the buyer's answers has arrived.
 */
export async function makeGift(deps: GiftDeps, request: GiftRequest): Promise<MakeGiftOutcome> {
  if (!request.express || !request.acknowledge) return { ok: false, reason: 'answers_missing' }
  const page = await getOrderPage(deps.db, request.orderId)
  if (page?.emailRefused) return { ok: false, reason: 'email_refused' }
  return deps.db.transaction().execute(async (tx): Promise<MakeGiftOutcome> => {
    const order = await lockOrder(tx, request.orderId)
    const unit = await findUnitToGive(tx, request.unitId)
    if (!order || !page || !unit) return { ok: false, reason: 'not_to_give' }
    const reason = await refusalOf(tx, order, { ...request, unit }, deps.clock.now())
    if (reason) return { ok: false, reason }
    const { unitId, card } = request
    const giftId = await give(tx, deps, { orderId: order.id, unitId, card, unit, answersLocale: page.locale })
    await deps.outbox.emit(tx, {
      type: 'gift_news',
      giftId,
      orderId: order.id,
      what: 'arranged',
      cause: '',
    })
    return { ok: true, giftId }
  })
}

async function refusalOf(
  tx: Tx,
  order: LockedOrder,
  { unitId, unit, card }: { unitId: UnitId; unit: UnitToGive; card: GiftCard },
  now: Date,
): Promise<GiftRefusal | undefined> {
  const held = order.units.find(({ id }) => id === unitId)
  const isThere = held?.state === 'delivered' || held?.state === 'backordered'
  if (!order.paid || !held || !isThere || held.given || unit.isWaived) return 'not_to_give'
  // Delivery at once was asked for: what is still to come opens by itself.
  if (order.delivery !== 'sealed' || (await findGiftOfUnit(tx, unitId))) return 'not_to_give'
  if (order.heldFor) return 'held'
  if (!(await activatesIn(tx, unit, card.country))) return 'region'
  const { made, sent } = await countGivings(tx, unitId)
  if (sent >= sendingsOfUnitMax || made >= givingsOfUnitMax) return 'sent_too_often'
  return (await isTooMuchFor(tx, card.recipientEmail, [unitId], now)) ? 'mailbox_limit' : undefined
}

export async function activatesIn(
  tx: Tx,
  { productId }: Pick<UnitToGive, 'productId'>,
  country: string,
): Promise<boolean> {
  const countries = await findActivationCountries(tx, productId)
  return countries === null || countries.includes(country)
}

/** Whether a mailbox would get more in a day than one gets, given these keys as well. */
export async function isTooMuchFor(
  tx: Tx,
  email: string,
  unitIds: readonly UnitId[],
  now: Date,
  except?: GiftId,
): Promise<boolean> {
  await queueOfRecipient(tx, email)
  const given = await listKeysGivenTo(tx, email, now, except)
  return isFlood([...given, ...(await listUnitStates(tx, unitIds)).values()])
}

/** Writes the gift down, under the order's lock; nothing is asked any more. */
export async function give(
  tx: Tx,
  { clock }: Pick<GiftDeps, 'clock'>,
  gift: Parameters<typeof insertGift>[1],
): Promise<GiftId> {
  const giftId = await insertGift(tx, gift, clock.now())
  await giveUnits(tx, [gift.unitId])
  await recordAudit(tx, {
    subject: { kind: 'order', id: gift.orderId },
    action: 'order.gift_made',
    actor: { kind: 'customer' },
    details: { giftId, unitId: gift.unitId },
  })
  return giftId
}
