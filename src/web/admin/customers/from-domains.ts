import { listRiskOfOrders } from '../../../domains/fraud/index.ts'
import { findAccount, findAccountByEmail } from '../../../domains/identity/index.ts'
import {
  type Customer,
  type CustomerId,
  type CustomerInList,
  type CustomerOrders,
  countCustomers,
  describeCustomer,
  findCustomer,
  findCustomersNamed,
  findCustomersOfMailbox,
  keyOf,
  listCustomers,
  listOrdersForStaff,
  listOrdersOfCustomers,
  readCustomers,
} from '../../../domains/orders/index.ts'
import { listReturned } from '../../../domains/payments/index.ts'
import { isRestricted, listObjections, type PrivacyDeps } from '../../../domains/privacy/index.ts'
import { listReviewsAbout } from '../../../domains/reviews/index.ts'
import { listTicketsAbout } from '../../../domains/tickets/index.ts'
import { type AccountId, type OrderId, parseId } from '../../../shared/ids.ts'
import type { CustomerOnDesk, CustomerPagesDeps, CustomerRow, FoundCustomer, MaySee } from './deps.ts'
import { spentOn } from './spent.ts'

type Db = PrivacyDeps['db']

/**
 * Customers, put together from what each domain knows of them. The staff read in their own name, so that whoever is restricted is not
 * there. Accounts and objections are read as the shop, for the database shows the staff those of their colleagues and none; whether the
 * person is restricted is asked before.
 */
export function customersFromDomains(
  { db: shop }: Pick<PrivacyDeps, 'db'>,
  of: (by: AccountId) => Db,
): CustomerPagesDeps {
  return {
    async listCustomers(page, may, by) {
      const { customers, ...counted } = await listCustomers(of(by), page)
      return { ...counted, rows: await summed(of(by), customers, may) }
    },
    async *readCustomers(may, by) {
      for await (const customers of readCustomers(of(by))) yield summed(of(by), customers, may)
    },
    countCustomers: (by) => countCustomers(of(by)),
    async searchCustomers(text, may, by) {
      const db = of(by)
      const found = text.includes('@') ? await ofMailbox(shop, db, text) : await findCustomersNamed(db, text)
      return summed(db, found, may)
    },
    openCustomer: (id, may, by) => open(shop, of(by), id, may),
  }
}

/** Also an account that has ordered nothing yet. */
async function ofMailbox(shop: Db, db: Db, email: string): Promise<CustomerInList[]> {
  const account = await findAccountByEmail(shop, email)
  const ids = await findCustomersOfMailbox(db, email)
  const all = new Set<CustomerId>([...(account ? [account.id] : []), ...ids])
  const found: CustomerInList[] = []
  for (const id of all) {
    const customer = await describe(shop, db, id)
    if (customer) found.push(customer)
  }
  return found
}

async function describe(shop: Db, db: Db, id: CustomerId): Promise<CustomerInList | undefined> {
  const known = await describeCustomer(db, id)
  const accountId = parseId('acc', id)
  if (accountId && (await isRestricted(db, { account: accountId }))) return undefined
  const account = accountId && (await findAccount(shop, accountId))
  if (!account) return known
  const { email, displayName } = account
  return {
    id,
    customer: { kind: 'account', id: account.id },
    email,
    name: displayName ?? known?.name ?? null,
  }
}

async function summed(db: Db, customers: readonly CustomerInList[], may: MaySee): Promise<CustomerRow[]> {
  const orders = await listOrdersOfCustomers(
    db,
    customers.map(({ customer }) => customer),
  )
  const paid = [...orders.values()].flat().filter(({ isPaid }) => isPaid)
  const returned = may.orders
    ? await listReturned(
        db,
        paid.map(({ id }) => id),
      )
    : new Map<OrderId, number>()
  return customers.map((row) => {
    const mine = orders.get(keyOf(row.customer)) ?? []
    return {
      ...row,
      ...spanOf(mine),
      orders: mine.length,
      spent: may.orders ? spentOn(mine, returned) : null,
    }
  })
}

function spanOf(orders: readonly CustomerOrders[]): Pick<CustomerRow, 'since' | 'latestAt'> {
  if (orders.length === 0) return { since: null, latestAt: null }
  const times = orders.map(({ placedAt }) => placedAt.getTime())
  return { since: new Date(Math.min(...times)), latestAt: new Date(Math.max(...times)) }
}

async function open(shop: Db, db: Db, id: CustomerId, may: MaySee): Promise<FoundCustomer> {
  const account = parseId('acc', id)
  if (await isRestricted(db, account ? { account } : { order: id as OrderId })) return { kind: 'restricted' }
  const customer = await findCustomer(db, id)
  const known = customer && (await describe(shop, db, customer.kind === 'account' ? customer.id : id))
  if (!customer || !known) return { kind: 'unknown' }
  return { kind: 'found', customer: await gather(shop, db, known, may) }
}

const ordersShown = { sort: 'placed', isDescending: true, page: 1 } as const

async function gather(
  shop: Db,
  db: Db,
  { id, customer, email, name }: CustomerInList,
  may: MaySee,
): Promise<CustomerOnDesk> {
  const account = customer.kind === 'account' ? await findAccount(shop, customer.id) : undefined
  const mine = (await listOrdersOfCustomers(db, [customer])).get(keyOf(customer)) ?? []
  const orderIds = mine.map((order) => order.id)
  const about = { accountId: account?.id ?? null, orderIds }
  const [row] = await summed(db, [{ id, customer, email, name }], may)
  return {
    ...{ id: account?.id ?? id, account, email, name },
    count: mine.length,
    since: row?.since ?? null,
    spent: row?.spent ?? null,
    orders: may.orders ? (await listOrdersForStaff(db, only(customer), ordersShown)).orders : null,
    tickets: may.tickets ? await listTicketsAbout(db, about) : null,
    reviews: may.tickets ? await listReviewsAbout(db, about) : null,
    risk: may.risk ? await listRiskOfOrders(db, orderIds) : null,
    objections: await listObjections(shop, { account: account?.id ?? null, email }),
  }
}

const only = (customer: Customer) => ({
  ...{ among: null, products: null, customers: [customer], states: null, held: null },
  ...{ paidFrom: null, paidUntil: null, country: null, currency: null, owed: false },
})
