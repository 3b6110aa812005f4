import { createCharge } from './charges.ts'
import { recordEvent } from './events.ts'
import type { Attempt } from './new-charge.ts'
import { changeIntent } from './payment-intents.ts'
import type { Charge, PaymentIntent } from './shapes.ts'
import type { World } from './world.ts'

/** One attempt at an intent's money: held, taken or declined, with the events of it. */
export function chargeIntent(world: World, intent: PaymentIntent, attempt: Attempt): Charge {
  const made = createCharge(world, intent, attempt)
  const declines = attempt.card?.declines
  if (declines) {
    changeIntent(world, intent, 'payment_intent.payment_failed', {
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: {
        type: 'card_error',
        code: declines.code,
        decline_code: declines.declineCode,
        message: declines.message,
        charge: made.id,
      },
    })
    return made
  }
  Object.assign(intent, {
    payment_method: attempt.method.id,
    last_payment_error: null,
    ...(attempt.holds
      ? { status: 'requires_capture', amount_capturable: intent.amount }
      : { status: 'succeeded', amount_received: intent.amount }),
  } satisfies Partial<PaymentIntent>)
  world.tables.intents.save(intent)
  recordEvent(
    world,
    attempt.holds ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
    intent,
  )
  return made
}
