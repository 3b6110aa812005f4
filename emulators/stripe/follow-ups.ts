import { cardEndingIn } from './cards.ts'
import { createDispute } from './disputes.ts'
import { createWarning } from './early-fraud-warnings.ts'
import { openReview } from './reviews.ts'
import type { Charge } from './shapes.ts'
import type { World } from './world.ts'

/** What the test cards bring about by themselves once a payment went through. */
export function followPayment(world: World, charge: Charge) {
  const afterwards = scenarioOf(charge)?.afterwards
  if (afterwards === 'review') openReview(world, charge, 'rule')
  if (afterwards === 'early_fraud_warning') createWarning(world, charge)
  if (charge.captured) followCapture(world, charge)
}

/** Only money that was taken can be disputed, so a held payment is disputed after its capture. */
export function followCapture(world: World, charge: Charge) {
  if (scenarioOf(charge)?.afterwards !== 'dispute') return
  createDispute(world, charge, { reason: 'fraudulent', inquiry: false, amount: charge.amount_captured })
}

function scenarioOf(charge: Charge) {
  return cardEndingIn(charge.payment_method_details?.card?.last4)
}
