import type { OrderInList, OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type { MoneyWork, OrderMoney, RefundOutcome, RefundWish } from '../../../domains/payments/index.ts'
import type { NumberCheck, VatEvidence } from '../../../domains/tax/index.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'

export type OrderMoment = { action: string; at: Date; actor: 'customer' | 'staff' | 'system' | 'provider' }

/** An order as the staff see it: no key is in it. */
export type OrderOnDesk = {
  order: OrderWithoutPayment
  money: OrderMoney | undefined
  /** Where the buyer is, and what is known of a VAT number. */
  vat: { evidence: VatEvidence | undefined; check: NumberCheck | undefined }
  history: OrderMoment[]
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
  countMoneyWork(by: AccountId): Promise<MoneyWork>
}
