import type { Charge, Refund } from './shapes.ts'
import type { World } from './world.ts'

export type RefundWish = Pick<Refund, 'amount' | 'reason' | 'metadata'>

type NewRefund = RefundWish & {
  status: 'succeeded' | 'pending'
  transaction: ((id: string) => string) | null
}

export function newRefund(world: World, charge: Charge, given: NewRefund): Refund {
  const id = world.draw('re_3')
  const refund: Refund = {
    id,
    object: 'refund',
    amount: given.amount,
    balance_transaction: given.transaction?.(id) ?? null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata: given.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: given.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: given.status,
    transfer_reversal: null,
  }
  world.tables.refunds.save(refund)
  return refund
}

function destinationOf(charge: Charge): NonNullable<Refund['destination_details']> {
  const type = charge.payment_method_details?.type ?? 'card'
  if (type !== 'card') return { type }
  return charge.captured
    ? {
        card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
        type,
      }
    : { card: { type: 'reversal' }, type }
}
