import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { after, type Clock, days, localDayAfter } from '../../shared/time.ts'
import { listOrderHeads } from '../orders/index.ts'
import { listOurPayments, type Movement, type OurPayment, type ProviderHistory } from '../payments/index.ts'
import type { Entry } from './entry.ts'
import { entryOfMovement, type MovedOrder } from './entry-of-movement.ts'
import { postEntry } from './post-entry.ts'
import type { KnownRate } from './rates/exchange-rate.ts'
import { findFinalRate, findRate } from './rates/rate-store.ts'
import { keepWaiting, listWaitingDays, patientDays, stopWaiting } from './waiting-movements.ts'

export type MovementDeps = {
  db: Db
  clock: Clock
  history: Pick<ProviderHistory, 'movements'>
  alarm(name: string, details: Record<string, string>): void
}

/**
 * Books what moved on the provider's balance in a time, each line of the statement once. Pages of the provider one by one, each in
 * a transaction of its own: it may be stopped at any time and run again.
 * @returns how many were new.
 */
export async function postMovements(
  deps: MovementDeps,
  { from, until }: { from: Date; until: Date },
): Promise<number> {
  let posted = 0
  for (let day = from; day < until; day = after(day, days(1)))
    for await (const page of deps.history.movements({ from: day, until: after(day, days(1)) }))
      posted += await postPage(deps, page)
  return posted
}

/** Reads those days again of which something waited for a rate that is known by now; what waits for too long is told. */
export async function postWaiting(deps: MovementDeps): Promise<number> {
  const { db, clock, alarm } = deps
  const overdue = localDayAfter(clock.now(), -patientDays)
  let posted = 0
  for (const { currency, day, first, last } of await listWaitingDays(db)) {
    if (await findFinalRate(db, currency, day))
      posted += await postMovements(deps, { from: first, until: after(last, days(1)) })
    else if (day < overdue) alarm('books.rate_overdue', { currency, day })
  }
  return posted
}

async function postPage(deps: MovementDeps, page: readonly Movement[]): Promise<number> {
  const { db } = deps
  const orders = await ordersOf(db, page)
  const entries: Entry[] = []
  const waiting: Movement[] = []
  const rated: string[] = []
  for (const movement of page) {
    const day = localDayAfter(movement.createdAt, 0)
    const isForeign = movement.currency !== shopCurrency
    const rate = isForeign ? await rateOf(deps, movement, day) : undefined
    if (isForeign && !rate) {
      waiting.push(movement)
      continue
    }
    if (isForeign) rated.push(movement.id)
    const entry = entryOfMovement(movement, { order: orders(movement), day, rate })
    if (entry) entries.push(entry)
  }
  return db.transaction().execute(async (tx) => {
    let posted = 0
    for (const entry of entries) if (await postEntry(tx, entry)) posted += 1
    await stopWaiting(tx, rated)
    await keepWaiting(tx, waiting)
    return posted
  })
}

/**
 * The books are in euros: what moved on a balance in another currency waits for the rate of its day, and stops no night. Where nothing
 * was published of the currency lately, that is told at once.
 */
async function rateOf(
  { db, alarm }: MovementDeps,
  { id, currency }: Movement,
  day: string,
): Promise<KnownRate | undefined> {
  const rate = await findFinalRate(db, currency, day)
  if (!rate && !(await findRate(db, currency, day))) alarm('books.other_currency', { id, currency })
  return rate
}

async function ordersOf(
  db: Db,
  page: readonly Movement[],
): Promise<(movement: Movement) => MovedOrder | null> {
  const payments = await listOurPayments(db, {
    intentIds: page.map(({ intentId }) => intentId).filter((id) => id !== null),
    orderIds: [],
  })
  const byIntent = new Map(payments.map((each) => [each.intentId, each]))
  const heads = await listOrderHeads(
    db,
    payments.map(({ orderId }) => orderId),
  )
  return (movement) => {
    const ours = movement.intentId ? byIntent.get(movement.intentId) : undefined
    const orderNumber = ours && heads.get(ours.orderId)?.number
    return orderNumber ? { orderNumber, foreign: foreignOf(movement, ours) } : null
  }
}

/**
 * What it was in the currency of the order, or of the dispute; the customer's side, so with the opposite sign. Null where it is what
 * moved in euros, and where nobody knows.
 */
function foreignOf(movement: Movement, ours: OurPayment): MovedOrder['foreign'] {
  const known = amountOf(movement, ours)
  if (!known || (known.currency === shopCurrency && movement.currency === shopCurrency)) return null
  return { currency: known.currency, amountMinor: -Math.sign(movement.amountMinor) * known.minor }
}

function amountOf(movement: Movement, ours: OurPayment): { minor: number; currency: string } | null {
  const { currency } = ours
  if (movement.kind === 'taken') return { minor: ours.capturedMinor, currency }
  if (movement.disputed) return movement.disputed
  const refund = ours.refunds.find(({ providerId }) => providerId === movement.sourceId)
  return refund ? { minor: refund.amountMinor, currency } : null
}
