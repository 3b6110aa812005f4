import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { findVatOfOrder, lockOrder } from '../orders/index.ts'
import {
  askAnew,
  crossBorderTreatments,
  findEvidence,
  findNumberCheck,
  isEuCountry,
  lockNumberCheck,
  prefixOf,
  splitVatNumber,
  type VatNumber,
} from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/** Nobody waits at a till for this one. */
const patientMillis = 15_000

export type AskLaterOutcome =
  | { ok: true; state: 'valid' | 'invalid' | 'pending' | 'unavailable' }
  | { ok: false; reason: 'nothing_to_ask' }

type AskDeps = Pick<CheckoutDeps, 'db' | 'clock' | 'seller' | 'vatNumbers'>

/**
 * The number of a company that was named after the sale, asked for because somebody who answers for money wants it: where it is valid the
 * VAT goes back with the next run (`repeatVatChecks`), and the documents follow. Nothing of it happens by itself.
 */
export async function askNumberLater(
  deps: AskDeps,
  { orderId, number, by }: { orderId: OrderId; number: VatNumber; by: AccountId },
): Promise<AskLaterOutcome> {
  const { db, clock, vatNumbers } = deps
  if (!vatNumbers || !(await mayAskNumber(deps, db, orderId, number)))
    return { ok: false, reason: 'nothing_to_ask' }
  const answer = await vatNumbers.check(number, patientMillis)
  return db.transaction().execute(async (tx): Promise<AskLaterOutcome> => {
    await lockOrder(tx, orderId)
    const check = await lockNumberCheck(tx, orderId)
    if (check?.state === 'valid') return { ok: false, reason: 'nothing_to_ask' }
    await askAnew(tx, { orderId, number }, answer, clock.now())
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'vat.number_asked',
      actor: { kind: 'staff', id: by },
      details: { state: answer.state },
    })
    return { ok: true, state: answer.state }
  })
}

/**
 * Whether an answer could make VAT go back: a business of another member state, by a number of the country that it declared, that was
 * taxed like a consumer. `db` may read the order.
 */
export async function mayAskNumber(
  { seller, vatNumbers }: Pick<AskDeps, 'seller' | 'vatNumbers'>,
  db: Db,
  orderId: OrderId,
  number: VatNumber,
): Promise<boolean> {
  const order = await findVatOfOrder(db, orderId)
  if (!vatNumbers || !order || order.country === seller.country || !isEuCountry(order.country)) return false
  if (splitVatNumber(number).prefix !== prefixOf(order.country)) return false
  const decided = (await findEvidence(db, orderId))?.decided?.country ?? order.country
  const check = await findNumberCheck(db, orderId)
  return (
    decided === order.country &&
    check?.state !== 'valid' &&
    check?.isRepeated !== true &&
    order.lines.some(
      ({ treatment, tax }) =>
        (crossBorderTreatments as readonly string[]).includes(treatment) && tax.minor > 0,
    )
  )
}
