export { cancelOrder, cancelUnpaid } from './cancel-order.ts'
export type { CheckoutDeps } from './checkout-deps.ts'
export { type BrokenInvariant, findBrokenInvariants, type Invariant } from './invariants.ts'
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
export type { SealIp } from './trace.ts'
