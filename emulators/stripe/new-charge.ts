import type { CardScenario } from './cards.ts'
import { outcomeOf } from './outcomes.ts'
import type { Charge, PaymentIntent, PaymentMethod } from './shapes.ts'
import type { World } from './world.ts'

export type Attempt = {
  method: PaymentMethod
  card: CardScenario | undefined
  /** Whether the money is only held until a capture. */
  holds: boolean
  details: NonNullable<Charge['payment_method_details']>
}

export function newCharge(world: World, intent: PaymentIntent, { method, card, details }: Attempt): Charge {
  const declines = card?.declines
  return {
    id: world.draw(method.type === 'card' ? 'ch_3' : 'py_3'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'DEMO SHOP',
    captured: false,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: declines?.code ?? null,
    failure_message: declines?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid: declines === undefined,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details,
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: declines ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}
