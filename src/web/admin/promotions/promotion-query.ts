import { saleSorts, saleStates } from '../../../domains/catalog/index.ts'
import { couponSorts, couponStates } from '../../../domains/promotions/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

/** The list of coupons, as its address says it. */
export const couponList = listQuery(['-made', ...couponSorts], { text: typed, state: oneOf(couponStates) })
export type CouponListQuery = ReturnType<typeof couponList.parse>

/** The list of sales, as its address says it. */
export const saleList = listQuery(['-starts', ...saleSorts], { text: typed, state: oneOf(saleStates) })
export type SaleListQuery = ReturnType<typeof saleList.parse>
