import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Clock, hours } from '../../shared/time.ts'
import { findAccount } from '../identity/index.ts'
import { countMailboxes, listRelatedOrders, type RelatedOrder, readOrderForRisk } from '../orders/index.ts'
import { type PaymentFacts, readPayer, readPaymentRecord } from '../payments/index.ts'
import { listObjections } from '../privacy/index.ts'
import type { RiskFacts } from './facts.ts'
import { findListed } from './lists.ts'

/** What is asked beside the database: all of it offline. */
export type RiskDeps = {
  clock: Clock
  /** The country in which a network is used; null when nothing is known of it. */
  countryOf(network: string): string | null
  isDisposable(domain: string): boolean
  /** Test cards are everybody's: what was done with one says nothing of whoever uses it now. */
  cardsAreTold: boolean
}

const dayHours = 24
const monthHours = 30 * dayHours

/** @returns undefined when the order has lost its buyer, whom an erasure took: then there is nothing to look at. */
export async function gatherFacts(
  db: Db,
  deps: RiskDeps,
  orderId: OrderId,
  told: PaymentFacts | null,
): Promise<RiskFacts | undefined> {
  const order = await readOrderForRisk(db, orderId)
  if (!order) return undefined
  // Addresses that everybody has at home lead to nobody.
  const network = order.network && isPublic(order.network) ? order.network : null
  const related = await listRelatedOrders(db, { ...order, network })
  const fingerprint = deps.cardsAreTold ? (told?.card?.fingerprint ?? null) : null
  const { ofCard, failedTries } = await readPayer(db, orderId, fingerprint)
  const own = related.filter(({ by }) => by !== 'network')
  const lastMonth = <T extends { hoursAgo: number }>(orders: readonly T[]) =>
    orders.filter(({ hoursAgo }) => hoursAgo < monthHours)
  const idsOf = (orders: readonly { id: OrderId }[]) => [...new Set(orders.map(({ id }) => id))]
  const { doubted, cards } = await readPaymentRecord(db, {
    all: idsOf([...related, ...ofCard]),
    ofCards: deps.cardsAreTold ? idsOf(lastMonth(own)) : [],
  })
  const doubtedOf = (orders: readonly { id: OrderId }[]) =>
    idsOf(orders).filter((id) => doubted.has(id)).length
  const account = order.accountId && (await findAccount(db, order.accountId))
  // Who signs in reads the mailbox of the account; an address that was only typed is anybody's.
  const isProved = !!account && foldEmail(account.email) === foldEmail(order.email)
  const domain = foldEmail(order.email).split('@').at(-1) ?? ''
  const objections = await listObjections(db, { account: order.accountId, email: order.email })
  return {
    stage: told ? 'authorised' : 'before_page',
    amountMinor: order.eurTotalMinor,
    unitsOfOne: order.unitsOfOne,
    deliveryAtOnce: order.atOnce,
    mailbox: { disposable: deps.isDisposable(domain) },
    country: {
      order: order.country,
      network: network && deps.countryOf(network),
      card: told?.card?.country ?? null,
    },
    card: {
      prepaid: told?.signals.prepaid ?? null,
      threeDSecure: told?.signals.threeDSecure ?? null,
      risk: told?.signals.level ?? 'not_assessed',
    },
    failedTries,
    customerDays: daysAsCustomer(ownBeyondDoubt(own, isProved, ofCard), doubted),
    accountHours: account ? hoursBetween(account.createdAt, deps.clock.now()) : null,
    day: {
      ordersOfMailbox: within(related, 'mailbox', dayHours).length,
      ordersOfAccount: within(related, 'account', dayHours).length,
      mailboxesOfNetwork: mailboxesIn(within(related, 'network', dayHours)),
      ordersOfCard: ofCard.filter(({ hoursAgo }) => hoursAgo < dayHours).length,
    },
    month: {
      mailboxesOfCard: await countMailboxes(db, fingerprint ? [orderId, ...idsOf(lastMonth(ofCard))] : []),
      cardsOfMailbox: cards,
    },
    doubts: {
      card: doubtedOf(ofCard),
      mailbox: doubtedOf(own),
      network: doubtedOf(related.filter(({ by }) => by === 'network')),
    },
    lists: await findListed(db, {
      email: foldEmail(order.email),
      domain,
      network: order.network,
      country: told?.card?.country ?? null,
      fingerprint: told?.card?.fingerprint ?? null,
      isProved,
    }),
    objects: objections.includes('fraud_prevention'),
  }
}

function hoursBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / hours(1))
}

function within(orders: readonly RelatedOrder[], by: RelatedOrder['by'], most: number): RelatedOrder[] {
  return orders.filter((order) => order.by === by && order.hoursAgo < most)
}

function mailboxesIn(orders: readonly RelatedOrder[]): number {
  return new Set(orders.map(({ mailboxHash }) => mailboxHash?.toString('hex'))).size
}

/** A guest is known by the card with which that mailbox has paid before, and by nothing that anybody could type. */
function ownBeyondDoubt(
  own: readonly RelatedOrder[],
  isProved: boolean,
  ofCard: readonly { id: OrderId }[],
): RelatedOrder[] {
  return own.filter(({ id, by }) => by === 'account' || isProved || ofCard.some((each) => each.id === id))
}

function daysAsCustomer(own: readonly RelatedOrder[], doubted: ReadonlySet<OrderId>): number | null {
  const good = own.filter(({ id, paid }) => paid && !doubted.has(id))
  return good.length === 0 ? null : Math.floor(Math.max(...good.map(({ hoursAgo }) => hoursAgo)) / dayHours)
}

/** Pure: whether a network can be told from others. */
export function isPublic(network: string): boolean {
  return !/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^(0:0:0|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(
    network,
  )
}
