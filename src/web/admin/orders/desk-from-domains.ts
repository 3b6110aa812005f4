import { findProductId, findProductsNamed, getProductsForSale } from '../../../domains/catalog/index.ts'
import { type CheckoutDeps, makeOrder } from '../../../domains/checkout/index.ts'
import { correctByStaff } from '../../../domains/correction/index.ts'
import { listRiskOfOrders } from '../../../domains/fraud/index.ts'
import { findKeys, listCustodyOf } from '../../../domains/keys/index.ts'
import { listMailForOrder, type QueueDeps, resendToBuyer } from '../../../domains/notifications/index.ts'
import {
  type Customer,
  findCustomer,
  findCustomersOfMailbox,
  findOrderByNumber,
  holdByStaff,
  listOrderNotes,
  listOrdersForStaff,
  listOrdersOfUnits,
  noteOnOrder,
  type OrderFilter,
  readOrders,
  releaseByStaff,
} from '../../../domains/orders/index.ts'
import {
  findOrdersAtProvider,
  findPayment,
  isProviderReference,
  listOwedOrders,
} from '../../../domains/payments/index.ts'
import { isRestricted } from '../../../domains/privacy/index.ts'
import { listComplaintsOfOrder, replaceAsStaff } from '../../../domains/replacement/index.ts'
import { listHistory } from '../../../domains/security/index.ts'
import { listTicketsAbout } from '../../../domains/tickets/index.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { namesOf, readStaff } from '../staff/staff-names.ts'
import type { FoundOrders, OrderPagesDeps, OrderStory } from './deps.ts'
import { customersIn, type OrderFilters, plainFilter } from './order-query.ts'
import { unitsOf } from './units.ts'

type Db = CheckoutDeps['db']

const suggestedMax = 12

type DeskDeps = Pick<
  OrderPagesDeps,
  | 'listOrders'
  | 'readOrders'
  | 'searchOrders'
  | 'isRestrictedOrder'
  | 'readOrderStory'
  | 'noteOnOrder'
  | 'resendToBuyer'
  | 'correctOrderEmail'
  | 'replaceOrderKey'
  | 'holdOrder'
  | 'releaseOrder'
  | 'findForSale'
  | 'makeOrder'
>

/**
 * Orders looked up, told and acted on, from the doors of the domains. The staff read in their own name; the ledger of custody and
 * the fingerprints of keys with the rights of a worker, of orders that they may see.
 */
export function orderDeskFromDomains(
  deps: CheckoutDeps,
  mail: QueueDeps,
  worker: Db,
  of: (by: AccountId) => Db,
): DeskDeps {
  const { clock } = deps
  // Acts are for what their doer may see: of a restricted order nothing.
  const mayAct = async (id: OrderId, by: AccountId) => !(await isRestricted(of(by), { order: id }))
  return {
    listOrders: async (query, by) => listOrdersForStaff(of(by), await filterOf(of(by), query.filters), query),
    async *readOrders(query, by) {
      yield* readOrders(of(by), await filterOf(of(by), query.filters), query)
    },
    searchOrders: (text, by) => search(text, of(by), (key) => findOrderOfKey(key, by)),
    isRestrictedOrder: (order, by) => isRestricted(of(by), { order }),
    readOrderStory: (order, may, by) => readStory(order, may, of(by)),
    noteOnOrder: ({ orderId, words, by }) => noteOnOrder(of(by), { orderId, words, by, at: clock.now() }),
    async resendToBuyer(letter) {
      if (!(await mayAct(letter.orderId, letter.by))) return { ok: false, reason: 'nothing' }
      return resendToBuyer({ ...mail, db: deps.db }, letter)
    },
    async correctOrderEmail(correction) {
      if (!(await mayAct(correction.orderId, correction.by))) return { ok: false, reason: 'not_paid' }
      return correctByStaff({ ...deps, ...mail }, correction)
    },
    async replaceOrderKey(replacement) {
      if (!(await mayAct(replacement.orderId, replacement.by))) return { ok: false, reason: 'not_open' }
      return replaceAsStaff(deps, replacement)
    },
    async holdOrder(hold) {
      if (!(await mayAct(hold.orderId, hold.by))) return { ok: false, reason: 'not_paid' }
      return holdByStaff(deps, hold)
    },
    async releaseOrder(hold) {
      if (!(await mayAct(hold.orderId, hold.by))) return { ok: false, reason: 'not_held' }
      return releaseByStaff(deps, hold)
    },
    async findForSale(text, by) {
      const named = await findProductId(of(by), text)
      const ids = named ? [named] : (await findProductsNamed(of(by), text)).slice(0, suggestedMax)
      return getProductsForSale(of(by), ids, clock)
    },
    makeOrder: (order) => makeOrder(deps, order),
  }

  /** The order that a key was sold with, by the whole key: counted and written down as on the desk of keys. */
  async function findOrderOfKey(text: string, by: AccountId): Promise<FoundOrders> {
    const asked = { text: new Secret(text), by, wholeOnly: true }
    const found = await findKeys({ db: worker, vault: deps.vault }, asked)
    if (!found.ok) return { kind: found.reason === 'too_many' ? 'too_many' : 'nothing' }
    const unitIds = found.keys.flatMap(({ unitId }) => unitId ?? [])
    const [order] = (await listOrdersOfUnits(of(by), unitIds)).values()
    return order ? { kind: 'order', id: order.orderId } : { kind: 'nothing' }
  }

  async function readStory(
    order: Parameters<OrderPagesDeps['readOrderStory']>[0],
    may: { risk: boolean; reads: boolean },
    db: Db,
  ): Promise<OrderStory> {
    const { id, lines } = order
    const history = await listHistory(db, { kind: 'order', subject: id }, 300)
    const payment = await findPayment(db, id)
    const unitIds = unitsOf(lines).map(({ unit }) => unit.id)
    return {
      history: history.filter(({ action }) => may.reads || action !== 'staff.read'),
      notes: await listOrderNotes(db, id),
      letters: await listMailForOrder(db, id),
      custody: await listCustodyOf(worker, unitIds),
      tickets: await listTicketsAbout(db, { accountId: null, orderIds: [id] }),
      complaints: [...(await listComplaintsOfOrder(db, id)).values()],
      risk: may.risk ? await listRiskOfOrders(db, [id]) : [],
      payUrl: payment?.state === 'session_open' ? payment.sessionUrl : null,
      names: namesOf(await readStaff(db)),
    }
  }
}

async function search(
  text: string,
  db: Db,
  findOrderOfKey: (key: string) => Promise<FoundOrders>,
): Promise<FoundOrders> {
  if (text.includes('@')) {
    const ids = await findCustomersOfMailbox(db, text)
    return ids.length > 0 ? { kind: 'customers', ids } : { kind: 'nothing' }
  }
  if ((await findNamed(db, text)).length > 0) return { kind: 'text' }
  // Before the keys: whoever looks for a product has looked for none of them.
  if ((await findProductsNamed(db, text)).length > 0) return { kind: 'product' }
  return findOrderOfKey(text)
}

/** What two questions both found; null asked for nothing. */
function inBoth(one: OrderId[] | null, other: OrderId[] | null): OrderId[] | null {
  return one && other ? one.filter((id) => other.includes(id)) : (one ?? other)
}

/** By a number as it was read out, or by what the provider calls a payment, a refund or a dispute. */
async function findNamed(db: Db, text: string): Promise<OrderId[]> {
  if (isProviderReference(text)) return findOrdersAtProvider(db, text)
  const id = await findOrderByNumber(db, text)
  return id ? [id] : []
}

async function filterOf(db: Db, asked: OrderFilters): Promise<OrderFilter> {
  const named = customersIn(asked.customer)
  const customers: Customer[] = []
  for (const each of named) {
    const customer = await findCustomer(db, each)
    if (customer) customers.push(customer)
  }
  return {
    ...plainFilter(asked),
    among: inBoth(
      asked.text ? await findNamed(db, asked.text) : null,
      asked.owed ? await listOwedOrders(db) : null,
    ),
    products: asked.product ? await findProductsNamed(db, asked.product) : null,
    customers: asked.customer ? customers : null,
  }
}
