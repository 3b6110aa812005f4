import type {
  OurPayment,
  ToldCharge,
  ToldDispute,
  ToldPayment,
  ToldRefund,
  ToldWarning,
} from '../payments/index.ts'
import type { Difference } from './finding.ts'

/** One object of the provider. */
export type Told =
  | { type: 'payment'; told: ToldPayment }
  | { type: 'charge'; told: ToldCharge }
  | { type: 'refund'; told: ToldRefund }
  | { type: 'dispute'; told: ToldDispute }
  | { type: 'warning'; told: ToldWarning }

export type Expected = { shopId: string; livemode: boolean }

/**
 * Pure: what the provider says of an object against what is written down of its payment.
 * @param ours undefined when nothing is: then the caller has made sure that the object says it is this shop's.
 */
export function compare(
  object: Told,
  ours: OurPayment | undefined,
  expected: Expected,
): Difference | undefined {
  if (object.type !== 'refund' && object.told.livemode !== expected.livemode)
    return differenceOf('payment_mode', object, ours, { detail: object.told.livemode ? 'live' : 'test' })
  if (!ours) return compareUnknown(object)
  if (ours.redacted) return undefined
  switch (object.type) {
    case 'payment':
      return comparePayment(object, ours)
    case 'charge':
      return compareCharge(object, ours)
    case 'refund':
      return compareRefund(object, ours)
    case 'dispute':
      return compareDispute(object, ours)
    case 'warning':
      return compareWarning(object, ours)
  }
}

/** The payment of that intent; else that of the order, whose intent may not have been heard of yet. */
export function pick(
  payments: readonly OurPayment[],
  { intentId, orderId }: { intentId: string | null; orderId: string | null },
): OurPayment | undefined {
  return (
    payments.find((each) => intentId !== null && each.intentId === intentId) ??
    payments.find((each) => orderId !== null && each.orderId === orderId)
  )
}

export const idOf = ({ type, told }: Told): string =>
  type === 'payment' ? told.intentId : type === 'charge' ? told.id : told.providerId

function differenceOf(
  kind: Difference['kind'],
  object: Told,
  ours: OurPayment | undefined,
  rest: Partial<Difference> = {},
): Difference {
  const orderId = ours?.orderId ?? null
  return {
    kind,
    objectId: idOf(object),
    orderId,
    expectedMinor: null,
    actualMinor: null,
    detail: null,
    ...rest,
  }
}

// A page that nobody paid on leaves nothing behind that anybody would miss.
function compareUnknown(object: Told): Difference | undefined {
  const { type, told } = object
  if (type === 'payment') {
    if (!['authorised', 'captured', 'unknown'].includes(told.phase)) return undefined
    return differenceOf('payment_unknown', object, undefined, {
      actualMinor: told.phase === 'captured' ? told.capturedMinor : told.amountMinor,
      detail: told.phase,
    })
  }
  if (type === 'charge' || type === 'warning') return undefined
  const kind = type === 'refund' ? 'refund_unknown' : 'dispute_unknown'
  return differenceOf(kind, object, undefined, { actualMinor: told.amountMinor, detail: told.state })
}

const statesOf: Readonly<Record<Exclude<ToldPayment['phase'], 'unknown'>, readonly OurPayment['state'][]>> = {
  open: ['new', 'session_open', 'processing', 'expired', 'failed'],
  processing: ['session_open', 'processing'],
  authorised: ['authorised', 'capturing', 'voiding'],
  captured: ['captured', 'partially_refunded', 'refunded'],
  cancelled: ['voided', 'auth_expired', 'expired', 'failed'],
}

function comparePayment(object: Told & { type: 'payment' }, ours: OurPayment): Difference | undefined {
  const { told } = object
  const hasMoney = told.phase === 'authorised' || told.phase === 'captured'
  const cents = {
    expectedMinor: ours.capturedMinor,
    actualMinor: told.phase === 'captured' ? told.capturedMinor : told.amountMinor,
    detail: `${told.phase}, ${ours.state}`,
  }
  if (ours.state === 'mismatch') return differenceOf('payment_mismatch', object, ours, cents)
  // Another try of the same page; only money that nobody looks after matters.
  if (ours.intentId && ours.intentId !== told.intentId)
    return hasMoney ? differenceOf('payment_second', object, ours, cents) : undefined
  const agrees =
    told.phase !== 'unknown' &&
    statesOf[told.phase].includes(ours.state) &&
    (told.phase !== 'captured' || told.capturedMinor === ours.capturedMinor)
  return agrees ? undefined : differenceOf('payment_behind', object, ours, cents)
}

/** Sums see what a list of the last days does not show: a refund of an old payment, or one that is older itself. */
function compareCharge(object: Told & { type: 'charge' }, ours: OurPayment): Difference | undefined {
  const { told } = object
  if (ours.state === 'mismatch' || told.capturedMinor === 0 || told.intentId !== ours.intentId)
    return undefined
  const returned = ours.refunds
    .filter(({ origin, state }) => origin !== 'bank' && ['sending', 'pending', 'succeeded'].includes(state))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const expectedMinor = ours.capturedMinor - returned
  const actualMinor = told.capturedMinor - told.returnedMinor
  if (expectedMinor === actualMinor) return undefined
  return differenceOf('charge_differs', object, ours, { expectedMinor, actualMinor })
}

function compareRefund(object: Told & { type: 'refund' }, ours: OurPayment): Difference | undefined {
  const { told } = object
  // What was held and let go was never taken.
  if (ours.state === 'mismatch' || ours.capturedMinor === 0) return undefined
  const row = ours.refunds.find(
    ({ id, providerId }) => providerId === told.providerId || id === told.refundId,
  )
  const word = { actualMinor: told.amountMinor, detail: `${told.state}, ${row?.state ?? '–'}` }
  if (!row) return differenceOf('refund_unknown', object, ours, word)
  const agrees = row.state === told.state && row.amountMinor === told.amountMinor
  return agrees
    ? undefined
    : differenceOf('refund_behind', object, ours, { ...word, expectedMinor: row.amountMinor })
}

function compareDispute(object: Told & { type: 'dispute' }, ours: OurPayment): Difference | undefined {
  const { told } = object
  if (ours.state === 'mismatch') return undefined
  const row = ours.disputes.find(({ providerId }) => providerId === told.providerId)
  const word = { actualMinor: told.withdrawnMinor, detail: `${told.state}, ${row?.state ?? '–'}` }
  if (!row) return differenceOf('dispute_unknown', object, ours, word)
  const agrees = row.state === told.state && row.withdrawnMinor === told.withdrawnMinor
  return agrees
    ? undefined
    : differenceOf('dispute_behind', object, ours, { ...word, expectedMinor: row.withdrawnMinor })
}

function compareWarning(object: Told & { type: 'warning' }, ours: OurPayment): Difference | undefined {
  const { told } = object
  if (ours.state === 'mismatch') return undefined
  const row = ours.warnings.find(({ providerId }) => providerId === told.providerId)
  if (!row) return differenceOf('warning_unknown', object, ours)
  return row.actionable === told.actionable ? undefined : differenceOf('warning_behind', object, ours)
}
