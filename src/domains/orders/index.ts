export {
  accountPageSize,
  claimGuestOrders,
  type KeyInLibrary,
  listLibrary,
  listOrdersOfAccount,
  type OrderInAccount,
  type Page,
} from './account-orders.ts'
export { beginReview } from './begin-review.ts'
export { claimMissing } from './claim-missing.ts'
export {
  findUnitComplainedOf,
  listUnitsToReplace,
  type UnitComplainedOf,
  type UnitToReplace,
} from './complaint-facts.ts'
export { correctEmail, noteRefusedEmail } from './correct-email.ts'
export { type CreateOrderOutcome, createOrder } from './create-order.ts'
export { sumCrossBorderSales } from './cross-border-sales.ts'
export {
  type Customer,
  type CustomerId,
  findCustomer,
  findCustomersOfMailbox,
  parseCustomerId,
} from './customer.ts'
export {
  type CustomerInList,
  type CustomerOrders,
  countCustomers,
  customersMax,
  customersPerPage,
  describeCustomer,
  findCustomersNamed,
  keyOf,
  listCustomers,
  listOrdersOfCustomers,
  readCustomers,
} from './customer-list.ts'
export { endOrder } from './end-order.ts'
export type * from './events.ts'
export { countPaidByDay, type Demand, listDemand } from './figures.ts'
export { fillBackorders } from './fill-backorders.ts'
export { findOrderOfGuest, listPaidAround, requestOrderLink } from './find-order.ts'
export { getOrderPage } from './get-order-page.ts'
export {
  findUnitToGive,
  giveUnits,
  listUnitStates,
  openGiven,
  returnGivenReceipt,
  takeUnitsBack,
  type UnitStanding,
  type UnitToGive,
} from './give-units.ts'
export { holdOrder, releaseHold } from './hold-order.ts'
export {
  listUnitsForLetter,
  listWaiversOfRequest,
  type UnitInLetter,
  type WaiverInLetter,
} from './letter-queries.ts'
export { buyersUntil } from './list-buyers.ts'
export { listOrderHeads, type OrderHead } from './list-heads.ts'
export { type HeldFor, type LockedOrder, type LockedUnit, lockOrder, type UnitState } from './lock-order.ts'
export { markPaid } from './mark-paid.ts'
export { markRefunded } from './mark-refunded.ts'
export {
  backorderDays,
  type Contact,
  hashCheckoutKey,
  type NewOrder,
  type NewOrderLine,
  type PlacedOrder,
  paidState,
  parseOrderNumber,
  type Trace,
  termsVersion,
} from './order.ts'
export { type OrderLink, type OrderLinks, orderLinksWith } from './order-link.ts'
export {
  listOrdersForStaff,
  type OrderFilter,
  type OrderInList,
  type OrderOrder,
  type OrderSort,
  orderSorts,
  ordersMax,
  ordersPerPage,
  readOrders,
} from './order-list.ts'
export {
  listOrderNotes,
  type NoteAbout,
  noteMax,
  noteOnOrder,
  type OrderNote,
  writeOrderNote,
} from './order-notes.ts'
export type {
  Delivery,
  EmailProof,
  OrderLineOnPage,
  OrderOnPage,
  OrderState,
  OrderWithoutPayment,
  UnitOnPage,
  VatCheckOnPage,
} from './order-page.ts'
export { findOrderRecord, listOrderRecords, type OrderRecord } from './order-records.ts'
export {
  findOrderByNumber,
  findOrderNumber,
  listContacts,
  listOpenOrders,
  listOrdersOfPerson,
  type PersonsOrders,
} from './orders-of-person.ts'
export { listOrdersOfUnits, type OrderOfUnit } from './orders-of-units.ts'
export { beginPayment, getPaymentRequest, type PaymentRequest } from './payment-request.ts'
export { listPurchases, type PurchasedUnit, type PurchaseFacts } from './purchase-facts.ts'
export { findAddressee, findByCheckoutKey, listOpenUnits, listUnpaidOfCart } from './queries.ts'
export { replaceUnitKey } from './replace-unit-key.ts'
export { returnVat } from './return-vat.ts'
export { confirmReceipt, type RevealOutcome, requestReveal, returnReceipts } from './reveal.ts'
export { type Experience, findExperience } from './review-facts.ts'
export {
  countMailboxes,
  countUnderWay,
  listRelatedOrders,
  type OrderForRisk,
  type RelatedOrder,
  readOrderForRisk,
  type SameHand,
} from './risk-queries.ts'
export { listPaidOrders, type PaidOrder, readSale, type SaleFacts, type SoldLine } from './sale-facts.ts'
export {
  askAboutShortage,
  chooseShortage,
  giveUpBrokenPromises,
  giveUpUnits,
  queueUnits,
  type ShortageOutcome,
} from './shortage.ts'
export { listSoldProducts, listSoldUnits, type SoldUnit } from './sold-products.ts'
export { holdByStaff, releaseByStaff, type StaffHoldOutcome } from './staff-holds.ts'
export { hasSold, listOrderCurrencies, listOrderNumbers } from './staff-orders.ts'
export { setOrderState } from './store.ts'
export { swapUnitKey } from './swap-unit-key.ts'
export { isRefundable, markSettled, oweAgain, takeBackUnits } from './take-back-units.ts'
export {
  countUnviewed,
  isUnviewed,
  listToRemind,
  listUnviewed,
  listUnviewedProducts,
  readUnviewed,
  type Unviewed,
  type UnviewedFilter,
  unviewedPerPage,
} from './unviewed.ts'
export { findVatOfOrder, type VatOfOrder, type VatOfOrderLine } from './vat-of-order.ts'
export { listBacklog, listBrokenPromises, listOverdue, listServable } from './waiting-queries.ts'
export { listCheckoutWaivers } from './waiver-queries.ts'
export { acceptReceipts } from './waiver-store.ts'
export { giftWaiverTextVersion, waiverText, waiverTextVersion } from './waiver-text.ts'
export { readWithdrawalFacts, type WithdrawalFacts } from './withdrawal-facts.ts'
export { type WithdrawalPeriod, withdrawalPeriod } from './withdrawal-period.ts'
