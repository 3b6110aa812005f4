import { expect, test } from 'vitest'
import { putManyOrders } from '../../../test/support/many-orders.ts'
import { testShop } from '../../../test/support/shop.ts'
import type { OrderId } from '../../shared/ids.ts'
import { listOrdersForStaff, type OrderFilter, ordersMax, ordersPerPage, readOrders } from './index.ts'

const { db, aProduct } = await testShop()
const [bestseller, other] = [await aProduct(0), await aProduct(0)]
const products = Array.from({ length: 50 }, (_, nth) => (nth === 0 ? other : bestseller))
await putManyOrders(db, { count: ordersMax + 400, products })

const filter: OrderFilter = {
  ...{ among: null, products: [bestseller], customers: null, states: null, held: null },
  ...{ paidFrom: null, paidUntil: null, country: null, currency: null },
}

test.each(['placed', 'total'] as const)(
  'of a product that everybody buys, pages by %s are those of the whole list',
  async (sort) => {
    const order = { sort, isDescending: true }
    const all: OrderId[] = []
    for await (const piece of readOrders(db, filter, order)) all.push(...piece.map(({ id }) => id))
    expect(all.length).toBeGreaterThan(ordersMax)
    for (const page of [1, 2, ordersMax / ordersPerPage]) {
      const { orders, total, isMore } = await listOrdersForStaff(db, filter, { ...order, page })
      expect([total, isMore]).toEqual([ordersMax, true])
      expect(orders.map(({ id }) => id)).toEqual(all.slice((page - 1) * ordersPerPage, page * ordersPerPage))
    }
  },
)
