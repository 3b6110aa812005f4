import type { CheckoutDeps } from '../../../domains/checkout/index.ts'
import {
  type ChangeGiftOutcome,
  changeGift,
  declineGift,
  type Gift,
  listGiftsOfOrder,
  type MakeGiftOutcome,
  makeGift,
  openGift,
  type RecallOutcome,
  type ResendGiftOutcome,
  readGiftLink,
  readGiftPage,
  recallGift,
  resendGift,
} from '../../../domains/gifts/index.ts'
import { openKeys } from '../../../domains/keys/index.ts'
import { giftWaiverTextVersion, waiverText } from '../../../domains/orders/index.ts'
import type { OrderId, UnitId } from '../../../shared/ids.ts'
import type { Principal } from '../../../shared/principal.ts'
import type { StorefrontDeps } from '../deps.ts'
import { distinct } from '../distinct-questions.ts'

type WithOrder = <T>(token: string, otherwise: T, run: (orderId: OrderId) => Promise<T>) => Promise<T>
type GiftPagesDeps = Pick<
  StorefrontDeps,
  | 'listGifts'
  | 'makeGift'
  | 'changeGift'
  | 'recallGift'
  | 'resendGift'
  | 'giftQuestions'
  | 'openGiftLink'
  | 'revealGift'
  | 'declineGift'
  | 'readGiftKey'
>

/** Gifts are read by whoever holds the order's link, or the gift's own. */
export function giftsFromDomains(
  checkout: CheckoutDeps,
  as: (principal: Principal) => CheckoutDeps['db'],
  withOrder: WithOrder,
): GiftPagesDeps {
  return {
    listGifts: (token) =>
      withOrder<ReadonlyMap<UnitId, Gift>>(token, new Map(), (orderId) =>
        listGiftsOfOrder(as({ role: 'visitor', order: orderId }), orderId),
      ),
    makeGift: (token, request) =>
      withOrder<MakeGiftOutcome>(token, { ok: false, reason: 'not_to_give' }, (orderId) =>
        makeGift(checkout, { ...request, orderId }),
      ),
    changeGift: (token, change) =>
      withOrder<ChangeGiftOutcome>(token, { ok: false, reason: 'too_late' }, (orderId) =>
        changeGift(checkout, { ...change, orderId }),
      ),
    recallGift: (token, giftId) =>
      withOrder<RecallOutcome>(token, { ok: false, reason: 'over' }, (orderId) =>
        recallGift(checkout, { giftId, orderId }),
      ),
    resendGift: (token, giftId) =>
      withOrder<ResendGiftOutcome>(token, { ok: false, reason: 'not_sent' }, (orderId) =>
        resendGift(checkout, { giftId, orderId, actor: { kind: 'customer' } }),
      ),
    giftQuestions: (natures, locale) =>
      distinct(natures.map((nature) => waiverText(giftWaiverTextVersion, locale, nature))),
    async openGiftLink(giftToken) {
      const access = await readGiftLink(checkout, checkout.giftLinks, giftToken)
      if (access.kind !== 'ok') return access
      const gift = await readGiftPage(as({ role: 'visitor', gift: access.id }), access.id)
      return gift ? { kind: 'ok', gift, isReady: access.isReady } : { kind: 'gone' }
    },
    async revealGift(giftToken) {
      const link = checkout.giftLinks.read(giftToken)
      return link ? openGift(checkout, link) : { ok: false, reason: 'gone' }
    },
    async declineGift(giftToken) {
      const link = checkout.giftLinks.read(giftToken)
      return link ? declineGift(checkout, link) : false
    },
    async readGiftKey({ id, unitId }) {
      const keys = await openKeys(as({ role: 'reveal', gift: id }), [unitId], checkout.vault)
      return keys.get(unitId) ?? null
    },
  }
}
