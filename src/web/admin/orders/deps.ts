import type { MakeOrder, MakeOrderOutcome } from '../../../domains/checkout/index.ts'
import type { StaffCorrection, StaffCorrectionOutcome } from '../../../domains/correction/index.ts'
import type { RiskOfOrder } from '../../../domains/fraud/index.ts'
import type { Gift, ResendGiftOutcome } from '../../../domains/gifts/index.ts'
import type { CustodyStep } from '../../../domains/keys/index.ts'
import type {
  MailOnTimeline,
  Resendable,
  ResendToBuyerOutcome,
} from '../../../domains/notifications/index.ts'
import type {
  CustomerId,
  OrderInList,
  OrderNote,
  OrderWithoutPayment,
  StaffHoldOutcome,
} from '../../../domains/orders/index.ts'
import type { MoneyWork, OrderMoney, RefundOutcome, RefundWish } from '../../../domains/payments/index.ts'
import type {
  Complaint,
  ReplaceAsStaffOutcome,
  StaffReplacement,
} from '../../../domains/replacement/index.ts'
import type { HistoryEntry } from '../../../domains/security/index.ts'
import type { NumberCheck, VatEvidence } from '../../../domains/tax/index.ts'
import type { Ticket } from '../../../domains/tickets/index.ts'
import type { AccountId, GiftId, OrderId, ProductId, UnitId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'
import type { OrderQuery } from './order-query.ts'

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

/** Everything that happened with an order, as each domain tells it. */
export type OrderStory = {
  history: readonly HistoryEntry[]
  notes: readonly OrderNote[]
  letters: readonly MailOnTimeline[]
  custody: readonly CustodyStep[]
  tickets: readonly Ticket[]
  complaints: readonly Complaint[]
  risk: readonly RiskOfOrder[]
  /** Where the customer pays, while they can. */
  payUrl: string | null
  /** Names of the staff by their accounts; whoever left has none. */
  names: ReadonlyMap<string, string>
}

/** What the words of a search came down to. */
export type FoundOrders =
  | { kind: 'customers'; ids: readonly CustomerId[] }
  | { kind: 'order'; id: OrderId }
  /** They may stand in an address: a number or a name from the provider, or words of a product. */
  | { kind: 'text' | 'product' }
  /** `too_many`: of keys more than anybody looks for in a day. */
  | { kind: 'nothing' | 'too_many' }

type Named = { orderId: OrderId; by: AccountId }

/** What the pages about orders need from the rest of the shop. */
export type OrderPagesDeps = {
  listOrders(
    query: OrderQuery,
    by: AccountId,
  ): Promise<{ orders: OrderInList[]; total: number; isMore: boolean }>
  /** The whole list, in pieces. */
  readOrders(query: OrderQuery, by: AccountId): AsyncIterable<readonly OrderInList[]>
  searchOrders(text: string, by: AccountId): Promise<FoundOrders>
  openOrder(id: OrderId, by: AccountId): Promise<OrderOnDesk | undefined>
  /** That it is there, and kept from the staff. */
  isRestrictedOrder(id: OrderId, by: AccountId): Promise<boolean>
  readOrderStory(
    order: Pick<OrderWithoutPayment, 'id' | 'lines'>,
    may: { risk: boolean; reads: boolean },
    by: AccountId,
  ): Promise<OrderStory>
  noteOnOrder(note: Named & { words: string }): Promise<void>
  resendToBuyer(letter: Named & { what: Resendable }): Promise<ResendToBuyerOutcome>
  correctOrderEmail(correction: StaffCorrection): Promise<StaffCorrectionOutcome>
  replaceOrderKey(replacement: StaffReplacement): Promise<ReplaceAsStaffOutcome>
  holdOrder(hold: Named & { reason: string }): Promise<StaffHoldOutcome>
  releaseOrder(hold: Named & { reason: string }): Promise<StaffHoldOutcome>
  /** Products that are for sale and called so: by their slug, or all that the words stand in. */
  findForSale(text: string, by: AccountId): Promise<{ id: ProductId; slug: string; name: Translated }[]>
  makeOrder(order: MakeOrder): Promise<MakeOrderOutcome>
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
