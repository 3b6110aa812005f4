import { optionsOnIntent } from './payment-method-options.ts'
import type { PaymentIntent, Session } from './shapes.ts'
import type { World } from './world.ts'

export function newIntent(world: World, session: Session): PaymentIntent {
  const id = world.draw('pi_3')
  const details = world.tables.sessionDetails.find(session.id)
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: details?.intent.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${world.draw('prod_').slice(5)}`,
    confirmation_method: 'automatic',
    created: world.clock.seconds(),
    currency: session.currency ?? 'eur',
    customer: null,
    customer_account: null,
    description: details?.intent.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: details?.intent.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: details ? optionsOnIntent(details.options) : {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: details?.intent.receipt_email ?? null,
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
