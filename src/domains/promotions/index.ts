export { claimFreeUnits, type FreeClaim, freeUnitsMax, mayClaimFreeUnits } from './claim-free-units.ts'
export {
  type Coupon,
  type CouponProblem,
  type CouponTerms,
  codeMax,
  codeMin,
  foldCode,
} from './coupon.ts'
export { type DiscountableLine, discountUnits } from './discount.ts'
export {
  type CreateCouponOutcome,
  createCoupon,
  endCoupon,
  type NewCoupon,
  reopenCoupon,
} from './keep-coupons.ts'
export {
  type CouponQuery,
  couponSorts,
  couponStates,
  couponsPerPage,
  findCoupon,
  listCoupons,
  readCoupon,
} from './read-coupon.ts'
export { giveBackCoupon, type RedeemOutcome, redeemCoupon, takeUpCoupon } from './redeem-coupon.ts'
