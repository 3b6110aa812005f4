import type { Db } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { after, days, localDayAfter } from '../../shared/time.ts'
import { listOrderHeads } from '../orders/index.ts'
import { listOurPayments, type Movement, type OurPayment, type ProviderHistory } from '../payments/index.ts'
import type { Entry } from './entry.ts'
import { entryOfMovement, type MovedOrder } from './entry-of-movement.ts'
import { postEntry } from './post-entry.ts'

export type MovementDeps = {
  db: Db
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

async function postPage({ db, alarm }: MovementDeps, moved: readonly Movement[]): Promise<number> {
  const page = moved.filter(({ currency }) => currency === shopCurrency)
  // The books are in euros; what moved on a balance in another currency is for the accountant, and stops no night.
  for (const { id, currency } of moved)
    if (currency !== shopCurrency) alarm('books.other_currency', { id, currency })
  const payments = await listOurPayments(db, {
    intentIds: page.map(({ intentId }) => intentId).filter((id) => id !== null),
    orderIds: [],
  })
  const byIntent = new Map(payments.map((each) => [each.intentId, each]))
  const heads = await listOrderHeads(
    db,
    payments.map(({ orderId }) => orderId),
  )
  const entries = page
    .map((movement) => {
      const ours = movement.intentId ? byIntent.get(movement.intentId) : undefined
      const orderNumber = ours && heads.get(ours.orderId)?.number
      const order = orderNumber ? { orderNumber, foreign: foreignOf(movement, ours) } : null
      return entryOfMovement(movement, order, localDayAfter(movement.createdAt, 0))
    })
    .filter((entry): entry is Entry => entry !== undefined)
  return db.transaction().execute(async (tx) => {
    let posted = 0
    for (const entry of entries) if (await postEntry(tx, entry)) posted += 1
    return posted
  })
}

/** What it was in the currency of the order; the customer's side, so with the opposite sign. */
function foreignOf(movement: Movement, ours: OurPayment): MovedOrder['foreign'] {
  const { currency } = ours
  if (currency === shopCurrency) return null
  const sign = -Math.sign(movement.amountMinor)
  if (movement.kind === 'taken') return { currency, amountMinor: sign * ours.capturedMinor }
  const refund = ours.refunds.find(({ providerId }) => providerId === movement.sourceId)
  return refund ? { currency, amountMinor: sign * refund.amountMinor } : null
}
