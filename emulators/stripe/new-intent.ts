import { optionsOnIntent } from './payment-method-options.ts'
import type { PaymentIntent, Session } from './shapes.ts'
import type { World } from './world.ts'

type IntentParts = Pick<
  PaymentIntent,
  | 'amount'
  | 'currency'
  | 'capture_method'
  | 'description'
  | 'metadata'
  | 'payment_method_types'
  | 'receipt_email'
  | 'payment_method_options'
  | 'automatic_payment_methods'
>

/** The intent of a hosted page. */
export function newIntent(world: World, session: Session): PaymentIntent {
  const details = world.tables.sessionDetails.find(session.id)
  return intentWith(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    automatic_payment_methods: null,
    capture_method: details?.intent.capture_method ?? 'automatic_async',
    description: details?.intent.description ?? null,
    metadata: details?.intent.metadata ?? {},
    payment_method_options: details ? optionsOnIntent(details.options) : {},
    payment_method_types: session.payment_method_types,
    receipt_email: details?.intent.receipt_email ?? null,
  })
}

export function intentWith(world: World, parts: IntentParts): PaymentIntent {
  const id = world.draw('pi_3')
  return {
    ...parts,
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${world.draw('prod_').slice(5)}`,
    confirmation_method: 'automatic',
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_record: null,
    processing: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}
