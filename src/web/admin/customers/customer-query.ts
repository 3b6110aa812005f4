import { listQuery } from '../list/list-query.ts'

/** By their latest order or by their first. Names stand in no address, so there is no filter by one. */
export const customerList = listQuery(['-latest', 'since'], {})
export type CustomerQuery = ReturnType<typeof customerList.parse>
