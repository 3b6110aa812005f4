import type { GiftId, OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import { localDayAfter } from '../../shared/time.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import type { GiftCard } from './gift.ts'
import { confirmGiftReceipt } from './gift-receipt.ts'
import { makeGift } from './make-gift.ts'
import { findGift } from './store.ts'

/** A till at which keys are bought and given away; each buyer and each recipient is somebody else. */
export async function testGifts() {
  const till = await testTill()
  const { db, deps } = till
  let people = 0

  function aCard(change: Partial<GiftCard> = {}): GiftCard {
    return {
      senderName: 'Ada',
      recipientName: 'Grace',
      recipientEmail: `grace-${people++}@example.eu`,
      message: 'Happy birthday!',
      locale: 'en',
      country: 'FR',
      day: localDayAfter(deps.clock.now(), 0),
      ...change,
    }
  }

  const asGift = (card: Partial<GiftCard> = {}) => ({ gift: aCard(card), express: true, acknowledge: true })

  async function bought(quantity = 1): Promise<{ product: ProductId; orderId: OrderId; unitIds: UnitId[] }> {
    const product = await till.aProduct(quantity)
    const orderId = await till.aPaidOrder([[product, quantity]], { email: `buyer-${people++}@example.eu` })
    return { product, orderId, unitIds: (await till.unitsOf(orderId)).map(({ id }) => id) }
  }

  const ask = (orderId: OrderId, unitId: UnitId | undefined, card: Partial<GiftCard> = {}) =>
    makeGift(deps, {
      orderId,
      unitId: unitId as UnitId,
      card: aCard(card),
      express: true,
      acknowledge: true,
    })

  async function given(orderId: OrderId, unitId: UnitId | undefined, card: Partial<GiftCard> = {}) {
    const made = await ask(orderId, unitId, card)
    if (!made.ok) throw new Error(made.reason)
    return made.giftId
  }

  const confirm = (id: GiftId) => db.transaction().execute((tx) => confirmGiftReceipt(tx, deps, id))

  /** A gift that its recipient has got. */
  async function sent(orderId: OrderId, unitId: UnitId | undefined, card: Partial<GiftCard> = {}) {
    const id = await given(orderId, unitId, card)
    await confirm(id)
    return id
  }

  const stateOf = async (id: GiftId) => (await findGift(db, id))?.state
  const linkOf = (id: GiftId, linkVersion = 1) => ({ id, linkVersion })
  return { till, aCard, asGift, bought, ask, given, confirm, sent, stateOf, linkOf }
}
