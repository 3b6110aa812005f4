import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { putManyOrders } from '../../../test/support/many-orders.ts'
import { testShop } from '../../../test/support/shop.ts'
import { connectDatabase, type Db } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import {
  findCustomer,
  findCustomersNamed,
  findCustomersOfMailbox,
  listCustomers,
  listOrdersForStaff,
  type OrderFilter,
  type OrderInList,
  ordersPerPage,
  readCustomers,
  readOrders,
} from './index.ts'

const shop = await testShop()
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })
const staff = web.as({ role: 'staff', account: newId('acc') })
const products = [await shop.aProduct(0), await shop.aProduct(0), await shop.aProduct(0)]
const count = 1203
await putManyOrders(shop.db, { count, products, perCustomer: 3 })

const all: OrderFilter = {
  ...{ among: null, products: null, customers: null, states: null, held: null },
  ...{ paidFrom: null, paidUntil: null, country: null, currency: null },
}
const latest = { sort: 'placed', isDescending: true } as const

async function inFull(filter: OrderFilter, order: Parameters<typeof readOrders>[2]): Promise<OrderInList[]> {
  const orders: OrderInList[] = []
  for await (const piece of readOrders(staff, filter, order)) orders.push(...piece)
  return orders
}

async function pageByPage(filter: OrderFilter, order: Parameters<typeof readOrders>[2]) {
  const orders: OrderInList[] = []
  for (let page = 1; page <= Math.ceil(count / ordersPerPage); page++)
    orders.push(...(await listOrdersForStaff(staff, filter, { ...order, page })).orders)
  return orders
}

describe('the list of orders', () => {
  test.each([
    ['placed', true],
    ['placed', false],
    ['number', false],
    ['total', true],
  ] as const)(
    'by %s, descending %s: pages and file hold every order once, in the same order',
    async (sort, isDescending) => {
      const order = { sort, isDescending }
      const pages = await pageByPage(all, order)
      expect(pages).toHaveLength(count)
      expect(new Set(pages.map(({ id }) => id)).size).toBe(count)
      expect(await inFull(all, order)).toEqual(pages)
      const keys = pages.map(({ placedAt, number }) => (sort === 'placed' ? placedAt.getTime() : number))
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      if (sort !== 'total') expect(keys).toEqual(isDescending ? sorted.toReversed() : sorted)
    },
  )

  test('is narrowed by each thing, and by all of them together', async () => {
    const found = async (change: Partial<OrderFilter>) => inFull({ ...all, ...change }, latest)
    const french = await found({ country: 'FR' })
    expect(french.length).toBeGreaterThan(100)
    expect(new Set(french.map(({ country }) => country))).toEqual(new Set(['FR']))
    expect(new Set((await found({ states: ['refunded'] })).map(({ state }) => state))).toEqual(
      new Set(['refunded']),
    )
    const pounds = await found({ currency: 'GBP' })
    expect(new Set(pounds.map(({ gross }) => gross.currency))).toEqual(new Set(['GBP']))
    const ofOne = await found({ products: products.slice(0, 1) })
    expect(ofOne).toHaveLength(count / 3)
    const counted = async (some: typeof products) =>
      (await listOrdersForStaff(staff, { ...all, products: some }, { ...latest, page: 1 })).total
    expect(await counted(products.slice(0, 1))).toBe(ofOne.length)
    expect(await counted(products)).toBe((await found({ products })).length)
    expect(await counted([])).toBe(0)
    const from = new Date(Date.now() - 100 * 86_400_000)
    const lately = await found({ paidFrom: from })
    expect(lately.every(({ paidAt }) => paidAt && paidAt >= from)).toBe(true)
    const together = await found({ country: 'FR', paidFrom: from, products: products.slice(0, 1) })
    expect(together.length).toBeGreaterThan(0)
    expect(together.length).toBeLessThan(lately.length)
    expect(await found({ held: 'any' })).toEqual([])
    const [one] = french
    if (!one) throw new Error('no order')
    await shop.db
      .updateTable('order')
      .set({ held_for: 'staff', held_by_staff: true })
      .where('id', '=', one.id)
      .execute()
    expect((await found({ held: 'any' })).map(({ id }) => id)).toEqual([one.id])
    expect((await found({ held: 'staff' })).map(({ id }) => id)).toEqual([one.id])
    expect(await found({ held: 'dispute' })).toEqual([])
  })

  test('of a bundle holds what was bought in it, beside what was bought of a part by itself', async () => {
    const [part, other, plain] = products
    const bundle = await shop.aProduct(0)
    if (!part || !other || !plain) throw new Error('no product')
    const inBundle = await shop.db
      .updateTable('order_line')
      .set({ bundle_id: bundle, bundle_name: JSON.stringify({ en: 'Pack', fr: 'Pack' }) })
      .where('product_id', '=', part)
      .where(sql<boolean>`order_id in (select id from shop."order" where country = 'FR')`)
      .returning('order_id')
      .execute()
    const ids = inBundle.map(({ order_id }) => order_id).toSorted()
    expect(ids.length).toBeGreaterThan(50)
    const found = async (some: typeof products, sort: 'placed' | 'total' = 'placed') => {
      const filter = { ...all, products: some }
      const order = { sort, isDescending: true }
      const listed = await pageByPage(filter, order)
      const { total } = await listOrdersForStaff(staff, filter, { ...order, page: 1 })
      expect(listed).toHaveLength(total)
      expect(await inFull(filter, order)).toEqual(listed)
      return listed.map(({ id }) => id).toSorted()
    }
    expect(await found([bundle])).toEqual(ids)
    expect(await found([bundle], 'total')).toEqual(ids)
    const ofOther = await found([other])
    expect(await found([bundle, other])).toEqual([...ids, ...ofOther].toSorted())
    // A part is found however it was bought.
    expect(await found([part, bundle])).toEqual(await found([part]))
    expect(await found([plain])).toHaveLength(count / 3)
    await shop.db
      .updateTable('order_line')
      .set({ bundle_id: null, bundle_name: null })
      .where('bundle_id', '=', bundle)
      .execute()
  })

  test('does not hold what belongs to somebody who is restricted, and counts it not', async () => {
    const email = 'customer.7@example.eu'
    const customer = await customerOf(email)
    const before = await listOrdersForStaff(staff, all, { ...latest, page: 1 })
    const mine = await listOrdersForStaff(staff, { ...all, customers: [customer] }, { ...latest, page: 1 })
    expect(mine.total).toBeGreaterThan(1)
    const id = newId('rst')
    await shop.db.insertInto('restriction').values({ id, email_folded: email, since: new Date() }).execute()
    const after = await listOrdersForStaff(staff, all, { ...latest, page: 1 })
    expect(after.total).toBe(before.total - mine.total)
    expect(await findCustomersOfMailbox(staff, email)).toEqual([])
    expect((await customersOf(staff)).some((each) => each.email === email)).toBe(false)
    await shop.db.deleteFrom('restriction').where('id', '=', id).execute()
    expect((await listOrdersForStaff(staff, all, { ...latest, page: 1 })).total).toBe(before.total)
  })
})

async function customerOf(email: string) {
  const [named] = await findCustomersOfMailbox(staff, email)
  const customer = named && (await findCustomer(staff, named))
  if (!customer) throw new Error('no customer')
  return customer
}

async function customersOf(db: Db) {
  const found = []
  for await (const piece of readCustomers(db)) found.push(...piece)
  return found
}

describe('customers', () => {
  test('are each there once, by their latest order', async () => {
    const { rows } = await shop.pool.query<{ count: number }>(
      `select count(distinct email_folded)::int as count from shop.order_contact`,
    )
    const everybody = await customersOf(staff)
    expect(everybody).toHaveLength(rows[0]?.count ?? 0)
    expect(new Set(everybody.map(({ email }) => email)).size).toBe(everybody.length)
    const first = await listCustomers(staff, 1)
    expect(first.customers).toEqual(everybody.slice(0, 25))
    const second = await listCustomers(staff, 2)
    expect(second.customers).toEqual(everybody.slice(25, 50))
    expect(first).toMatchObject({ total: everybody.length, isMore: false })
  })

  test('of an account are one customer, whatever mailbox they gave, and guests of that mailbox another', async () => {
    const account = newId('acc')
    await shop.db
      .insertInto('account')
      .values({
        id: account,
        provider: 'local',
        subject: account,
        email: `${account}@example.eu`,
        email_folded: `${account}@example.eu`,
        locale: 'en',
      })
      .execute()
    const product = await shop.aProduct(3)
    const [claimed, other, guest] = [
      await shop.anOrder(product),
      await shop.anOrder(product),
      await shop.anOrder(product),
    ]
    await shop.db
      .updateTable('order')
      .set({ account_id: account })
      .where('id', 'in', [claimed, other])
      .execute()
    await shop.db
      .updateTable('order_contact')
      .set({ email: 'other@example.eu', email_folded: 'other@example.eu' })
      .where('order_id', '=', other)
      .execute()
    expect(await findCustomer(staff, claimed)).toEqual({ kind: 'account', id: account })
    expect(await findCustomer(staff, guest)).toEqual({ kind: 'guest', emailFolded: 'buyer@example.eu' })
    expect(await findCustomersOfMailbox(staff, 'Buyer@Example.eu ')).toEqual(
      expect.arrayContaining([account, guest]),
    )
    const everybody = await customersOf(staff)
    expect(everybody.filter(({ id }) => id === account)).toHaveLength(1)
    expect(
      everybody
        .filter(({ email }) => email === 'buyer@example.eu')
        .map(({ customer }) => customer.kind)
        .toSorted(),
    ).toContain('guest')
  })

  test('are found by words of a name or a company, folded, and by nothing that is no word', async () => {
    const found = await findCustomersNamed(staff, 'societe')
    expect(found.length).toBeGreaterThan(10)
    expect(found.every(({ name }) => name?.includes('Société'))).toBe(true)
    expect(new Set(found.map(({ email }) => email)).size).toBe(found.length)
    for (const nobody of ['', '%', "'; drop table", 'zzzz'])
      expect(await findCustomersNamed(staff, nobody), nobody).toEqual([])
  })
})
