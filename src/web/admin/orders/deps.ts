import type { Gift, ResendGiftOutcome } from '../../../domains/gifts/index.ts'
import type { OrderInList, OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type { MoneyWork, OrderMoney, RefundOutcome, RefundWish } from '../../../domains/payments/index.ts'
import type { NumberCheck, VatEvidence } from '../../../domains/tax/index.ts'
import type { AccountId, GiftId, OrderId, UnitId } from '../../../shared/ids.ts'

type AuditActor = 'customer' | 'recipient' | 'staff' | 'system' | 'provider'
export type OrderMoment = { action: string; at: Date; actor: AuditActor }

/** An order as the staff see it: no key is in it. */
export type OrderOnDesk = {
  order: OrderWithoutPayment
  money: OrderMoney | undefined
  /** Where the buyer is, and what is known of a VAT number. */
  vat: { evidence: VatEvidence | undefined; check: NumberCheck | undefined }
  history: OrderMoment[]
  /** The latest gift of each key; no key is in it. */
  gifts: ReadonlyMap<UnitId, Gift>
}

/** What the pages about orders need from the rest of the shop. */
export type OrderPagesDeps = {
  listOrders(
    query: { text: string; page: number; owed: boolean },
    by: AccountId,
  ): Promise<{ orders: OrderInList[]; total: number }>
  openOrder(id: OrderId, by: AccountId): Promise<OrderOnDesk | undefined>
  refundOrder(request: {
    orderId: OrderId
    wish: RefundWish
    requestKey: string
    note: string
    by: AccountId
  }): Promise<RefundOutcome>
  /** The letter to the recipient once more. */
  resendGift(request: { giftId: GiftId; orderId: OrderId; by: AccountId }): Promise<ResendGiftOutcome>
  countMoneyWork(by: AccountId): Promise<MoneyWork>
}
