import { bookTransaction, processingFee } from './balance-transactions.ts'
import type { RequestParams } from './contract.ts'
import { notEmulated, notFound } from './errors.ts'
import { recordEvent } from './events.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import { type Attempt, newCharge } from './new-charge.ts'
import { newRefund } from './new-refund.ts'
import type { Charge, PaymentIntent } from './shapes.ts'
import type { World } from './world.ts'

/** Writes the charge of one attempt: held, taken or declined. */
export function createCharge(world: World, intent: PaymentIntent, attempt: Attempt): Charge {
  const declined = attempt.card?.declines !== undefined
  const charge = newCharge(world, intent, attempt)
  if (!declined && !attempt.holds) settle(world, charge, intent.amount)
  world.tables.charges.save(charge)
  intent.latest_charge = charge.id
  recordEvent(world, declined ? 'charge.failed' : 'charge.succeeded', charge)
  return charge
}

export function recordCapture(world: World, intent: PaymentIntent, amount: number) {
  const charge = retrieveCharge(world, intent.latest_charge ?? '')
  settle(world, charge, amount)
  world.tables.charges.save(charge)
  recordEvent(world, 'charge.captured', charge)
  release(world, charge, charge.amount - amount, null)
  return charge
}

/** Gives a held amount back without ever having taken it; Stripe shows that as a refund that moved no money. */
export function recordRelease(
  world: World,
  intent: PaymentIntent,
  reason: 'expired_uncaptured_charge' | null,
) {
  const charge = world.tables.charges.find(intent.latest_charge ?? '')
  if (charge?.status !== 'succeeded' || charge.captured) return
  release(world, charge, charge.amount, reason)
  if (reason !== null) recordEvent(world, 'charge.expired', charge)
}

export function retrieveCharge(world: World, id: string): Charge {
  const charge = world.tables.charges.find(id)
  if (!charge) throw notFound('charge', id, 'charge')
  return charge
}

export function listCharges(world: World, params: RequestParams['chargeList']): Page<Charge> {
  const { payment_intent: intent, created } = params
  if (params.customer !== undefined) throw notEmulated('customer')
  if (params.transfer_group !== undefined) throw notEmulated('transfer_group')
  return pageOf(
    world.tables.charges,
    '/v1/charges',
    params,
    (charge) =>
      (intent === undefined || charge.payment_intent === intent) && wasCreatedWithin(charge, created),
  )
}

function settle(world: World, charge: Charge, amount: number) {
  charge.captured = true
  charge.amount_captured = amount
  charge.balance_transaction = bookTransaction(world, {
    amount,
    currency: charge.currency,
    fee: processingFee,
    source: charge.id,
    type: charge.payment_method_details?.type === 'card' ? 'charge' : 'payment',
    reporting_category: 'charge',
  }).id
}

function release(world: World, charge: Charge, amount: number, reason: 'expired_uncaptured_charge' | null) {
  if (amount === 0) return
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  world.tables.charges.save(charge)
  const refund = newRefund(world, charge, {
    amount,
    reason,
    metadata: {},
    transaction: null,
    status: 'succeeded',
  })
  recordEvent(world, 'refund.created', refund)
  recordEvent(world, 'charge.refunded', charge)
}
