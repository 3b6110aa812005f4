import { countAuditToday, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { erasedEmail, foldEmail, maskEmail } from '../../shared/email.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import { type KeyContent, openKeys } from '../keys/index.ts'
import {
  chooseShortage,
  correctEmail,
  type EmailProof,
  findAddressee,
  getOrderPage,
  type LockedOrder,
  listOpenUnits,
  lockOrder,
  type OrderOnPage,
  type RevealOutcome,
  requestReveal,
  type ShortageOutcome,
  type VatCheckOnPage,
} from '../orders/index.ts'
import { advance, findPayment, type Payment, reasonOf } from '../payments/index.ts'
import { countriesOf, findEvidence, findNumberCheck, type NumberCheck } from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

/** What a link to an order opens. Whoever has the link is its buyer. */
export type OrderAccess =
  | { kind: 'ok'; orderId: OrderId; paid: boolean }
  | { kind: 'expired_link' }
  | { kind: 'unknown' }

export async function openOrder(deps: CheckoutDeps, token: string): Promise<OrderAccess> {
  const link = deps.links.read(token, deps.clock.now())
  if (link.kind === 'forged') return { kind: 'unknown' }
  if (link.kind === 'expired') return { kind: 'expired_link' }
  const addressee = await findAddressee(deps.db, link.orderId)
  if (!addressee) return { kind: 'unknown' }
  return addressee.linkVersion === link.linkVersion
    ? { kind: 'ok', orderId: link.orderId, paid: addressee.paidAt !== null }
    : { kind: 'expired_link' }
}

/**
 * The order as its buyer sees it, with the way to pay while there is one. An address that is the proof of payment is
 * masked: whoever merely holds the link must not find the answer beside the question.
 */
export async function showOrder(
  deps: Pick<CheckoutDeps, 'db'>,
  orderId: OrderId,
): Promise<OrderOnPage | undefined> {
  const { db } = deps
  const page = await getOrderPage(db, orderId)
  if (!page) return undefined
  const payable = page.state === 'placed' || page.state === 'awaiting_payment'
  const payment = payable || page.paidAt !== null ? await findPayment(db, orderId) : undefined
  const emailProof =
    page.emailRefused || (page.paidAt !== null && payment?.cardLast4) ? emailProofOf(payment) : null
  return {
    ...page,
    email: emailProof === 'address' ? maskEmail(page.email) : page.email,
    emailProof,
    ...(await vatOnPage(db, orderId)),
    payUrl: payable && payment?.state === 'session_open' ? payment.sessionUrl : null,
  }
}

async function vatOnPage(
  db: CheckoutDeps['db'],
  orderId: OrderId,
): Promise<Pick<OrderOnPage, 'vatCheck' | 'countryQuestion'>> {
  const check = await findNumberCheck(db, orderId)
  const evidence = await findEvidence(db, orderId)
  const { declared, card, network } = evidence ?? {}
  const isAsked = evidence?.conflict === 'open' && declared && card && network
  return {
    vatCheck: check ? checkOnPage(check) : null,
    countryQuestion: isAsked ? { declared, card, network, choices: countriesOf(evidence) } : null,
  }
}

function checkOnPage({ state, isRepeated, returnedAt }: NumberCheck): VatCheckOnPage {
  if (returnedAt !== null) return 'returned'
  if (state === 'pending' || state === 'unavailable') return isRepeated ? 'asked' : 'given_up'
  return state
}

/** The buyer is back from the payment page: look at the truth at once instead of waiting for the webhook. */
export async function returnFromPayment(deps: CheckoutDeps, orderId: OrderId): Promise<void> {
  await advance(deps, orderId).catch((error: unknown) =>
    deps.alarm('checkout.return', { orderId, reason: reasonOf(error) }),
  )
}

/** The keys of an order whose seals are broken. */
export async function readOpenKeys(
  { db, vault }: CheckoutDeps,
  orderId: OrderId,
): Promise<ReadonlyMap<UnitId, Secret<KeyContent>>> {
  return openKeys(db, await listOpenUnits(db, orderId), vault)
}

export async function revealUnits(
  deps: CheckoutDeps,
  orderId: OrderId,
  unitIds: readonly UnitId[],
  answers: { express: boolean; acknowledge: boolean },
): Promise<RevealOutcome | { ok: false; reason: 'email_refused' }> {
  const page = await getOrderPage(deps.db, orderId)
  if (!page) return { ok: false, reason: 'not_sealed' }
  if (page.emailRefused) return { ok: false, reason: 'email_refused' }
  return requestReveal(deps.db, deps.outbox, {
    orderId,
    unitIds,
    ...answers,
    locale: page.locale,
    country: page.country,
  })
}

export async function answerShortage(
  deps: CheckoutDeps,
  orderId: OrderId,
  choice: 'wait' | 'refund',
): Promise<ShortageOutcome> {
  const outcome = await deps.db.transaction().execute((tx) => chooseShortage(tx, orderId, choice, 'customer'))
  if (outcome.ok) await returnFromPayment(deps, orderId)
  return outcome
}

export type CorrectEmailOutcome =
  | { ok: true; token: string }
  /** `for_staff`: the card was proved and keys were opened, so a human decides whether they move. */
  | { ok: false; reason: 'proof' | 'too_many_attempts' | 'for_staff' }

const attemptsMax = 5

/**
 * Another address for an order, against something that only the buyer knows and that the page does not show: the last four
 * digits of the card, or the old address where no card was used and the mail server refuses it. Keys that
 * were opened move by a human's decision alone, whatever a mail server said since. Five wrong tries a day, counted under the order's
 * lock so that a burst of them is counted too.
 */
export async function changeOrderEmail(
  deps: CheckoutDeps,
  orderId: OrderId,
  email: string,
  proof: string,
): Promise<CorrectEmailOutcome> {
  const failed = { subject: { kind: 'order', id: orderId }, action: 'order.email_proof_failed' }
  return deps.db.transaction().execute(async (tx): Promise<CorrectEmailOutcome> => {
    const order = await lockOrder(tx, orderId)
    const page = await getOrderPage(tx, orderId)
    const payment = order && (await findPayment(tx, orderId))
    // An address that works is changed by nobody who merely holds the link and reads it there.
    if (!order?.paid || !page || !(page.emailRefused || payment?.cardLast4))
      return { ok: false, reason: 'proof' }
    if ((await countAuditToday(tx, failed)) >= attemptsMax) return { ok: false, reason: 'too_many_attempts' }
    if (!isProven(proof, payment, page.email)) {
      await recordAudit(tx, { ...failed, actor: { kind: 'customer' } })
      return { ok: false, reason: 'proof' }
    }
    if (await isForStaff(tx, order, page)) return { ok: false, reason: 'for_staff' }
    const linkVersion = await correctEmail(tx, deps.outbox, orderId, email)
    return { ok: true, token: deps.links.tokenFor({ id: orderId, linkVersion }, deps.clock.now()) }
  })
}

/** Keys that were opened never move by themselves, nor does an address that works twice. */
async function isForStaff(
  tx: Tx,
  order: LockedOrder,
  { emailRefused }: Pick<OrderOnPage, 'emailRefused'>,
): Promise<boolean> {
  if (order.units.some(({ state }) => state === 'revealed')) return true
  return !emailRefused && (await findAddressee(tx, order.id))?.linkVersion !== 1
}

const emailProofOf = (payment: Payment | undefined): EmailProof => (payment?.cardLast4 ? 'card' : 'address')

function isProven(proof: string, payment: Payment | undefined, oldEmail: string): boolean {
  if (payment?.cardLast4) return proof.replace(/[^0-9A-Za-z]/g, '') === payment.cardLast4
  // What stands in place of an erased address is known to everybody.
  return oldEmail !== erasedEmail && foldEmail(proof) === foldEmail(oldEmail)
}
