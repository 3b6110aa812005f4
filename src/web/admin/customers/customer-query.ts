import { listQuery } from '../list/list-query.ts'

/** Whoever ordered last comes first. Names stand in no address, so there is no filter by one. */
export const customerList = listQuery(['-latest'], {})
export type CustomerQuery = ReturnType<typeof customerList.parse>
