export { type AskLaterOutcome, askNumberLater, mayAskNumber } from './ask-number-later.ts'
export { cancelOrder, cancelUnpaid } from './cancel-order.ts'
export { checkVatNumber, type ShownCheck } from './check-vat-number.ts'
export type { CheckoutDeps } from './checkout-deps.ts'
export { type BrokenInvariant, findBrokenInvariants, type Invariant } from './invariants.ts'
export { checkoutJobs } from './jobs.ts'
export { type MakeOrder, type MakeOrderOutcome, makeOrder } from './make-order.ts'
export { noteCardOfOrder } from './note-card-country.ts'
export {
  answerShortage,
  type CorrectEmailOutcome,
  changeOrderEmail,
  type OrderAccess,
  openOrder,
  readOpenKeys,
  returnFromPayment,
  revealUnits,
  showOrder,
} from './order-access.ts'
export { activatesIn, type CheckoutForm, type PlaceOrderOutcome, placeOrder } from './place-order.ts'
export { type CouponInCart, type PricedCart, priceCart } from './price-cart.ts'
export { repeatVatChecks } from './repeat-vat-checks.ts'
export { type SoldLine, soldLines } from './sold-lines.ts'
export { type TaxedCart, type TaxedLine, taxCart } from './tax-cart.ts'
export type { SealIp } from './trace.ts'
