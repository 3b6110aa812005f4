import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import { hours } from '../../shared/time.ts'
import { getOrderPage, lockOrder, readSale } from '../orders/index.ts'
import { advance, payBackVat, reasonOf } from '../payments/index.ts'
import {
  isDecidedElsewhere,
  isReversed,
  listDueChecks,
  listOwedVat,
  lockNumberCheck,
  markVatReturned,
  type NumberCheck,
  postponeCheck,
  recordAnswer,
  stopChecking,
  type VatSeller,
} from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

const atOnce = 20
/** Nobody waits at a till for this one. */
const patientMillis = 15_000

/**
 * Asks the register again for what it did not answer at the till; the VAT of numbers that turn out valid goes back, unless somebody of
 * the staff decided that another country counts than that of the number.
 */
export async function repeatVatChecks(deps: CheckoutDeps): Promise<void> {
  for (const check of await listDueChecks(deps.db, deps.clock.now(), atOnce)) await repeat(deps, check)
  await payBackOwed(deps)
}

/** All of them at each run: one that a bank argues about for months keeps none of the others waiting. */
async function payBackOwed(deps: CheckoutDeps): Promise<void> {
  let last: OrderId | null = null
  for (;;) {
    const owed: OrderId[] = await listOwedVat(deps.db, last, atOnce)
    for (const orderId of owed) {
      await payBackVatOf(deps, orderId).catch((error: unknown) =>
        deps.alarm('checkout.vat_back', { orderId, reason: reasonOf(error) }),
      )
    }
    last = owed.at(-1) ?? null
    if (last === null) return
  }
}

async function repeat({ db, clock, vatNumbers }: CheckoutDeps, check: NumberCheck): Promise<void> {
  const { orderId } = check
  const order = await getOrderPage(db, orderId)
  const isOver = !order || ['cancelled', 'expired', 'refunded'].includes(order.state)
  if (!vatNumbers || isOver || (await isDecidedElsewhere(db, orderId))) {
    return db.transaction().execute((tx) => stopChecking(tx, orderId))
  }
  // Nothing is to be paid back yet, so the register is left alone.
  if (!order.paidAt) {
    const later = new Date(clock.now().getTime() + hours(1))
    return db.transaction().execute((tx) => postponeCheck(tx, orderId, later))
  }
  const answer = await vatNumbers.check(check.number, patientMillis)
  await db.transaction().execute((tx) => recordAnswer(tx, check, answer, clock.now()))
}

/** While a bank argues nothing is sent: it is tried again with the next run. */
async function payBackVatOf(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  const isDecided = await deps.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId)
    const check = await lockNumberCheck(tx, orderId)
    if (!order || !check || check.returnedAt !== null) return false
    if (await isDecidedElsewhere(tx, orderId)) return false
    const paid = await payBackVat(tx, order, await listReversedUnits(tx, deps.seller, orderId))
    if (paid.ok) await markVatReturned(tx, orderId, deps.clock.now())
    return paid.ok
  })
  if (isDecided) await advance(deps, orderId)
}

/** Those of which a business accounts for the VAT itself: a voucher that carries the VAT of its own place keeps it. */
async function listReversedUnits(tx: Tx, seller: VatSeller, orderId: OrderId): Promise<UnitId[]> {
  const sale = await readSale(tx, orderId)
  if (!sale) return []
  const lines = sale.lines.filter(({ supplied }) => isReversed(seller, sale.country, supplied))
  const positions = lines.map(({ position }) => position)
  return sale.units.filter(({ position }) => positions.includes(position)).map(({ id }) => id)
}
