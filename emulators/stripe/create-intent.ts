import { findCard } from './cards.ts'
import { chargeIntent } from './charge-intent.ts'
import type { RequestParams } from './contract.ts'
import { cardDeclined, invalid, notEmulated } from './errors.ts'
import { recordEvent } from './events.ts'
import { followPayment } from './follow-ups.ts'
import { mergeMetadata } from './metadata.ts'
import { requirePositive } from './money.ts'
import { intentWith } from './new-intent.ts'
import { cardChargeDetails, cardMethod } from './payment-methods.ts'
import type { PaymentIntent } from './shapes.ts'
import type { World } from './world.ts'

/** Stripe's names of test cards that a server may use without a page (https://docs.stripe.com/testing). */
const testMethods: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_createDispute: '4000000000000259',
  pm_card_createIssuerFraudRecord: '4000000000005423',
}

const played = [
  'amount',
  'currency',
  'confirm',
  'payment_method',
  'capture_method',
  'automatic_payment_methods',
  'description',
  'metadata',
  'expand',
]

/** A payment that a server makes and confirms by itself, with a test card that asks nobody. */
export function createIntent(world: World, params: RequestParams['intentCreate']): PaymentIntent {
  for (const param of Object.keys(params)) if (!played.includes(param)) throw notEmulated(param)
  if (!params.confirm) throw notEmulated('confirm')
  const { automatic_payment_methods: automatic } = params
  if (automatic?.allow_redirects !== 'never') throw notEmulated('automatic_payment_methods[allow_redirects]')
  requirePositive(params.amount, 'amount')
  const number = testMethods[params.payment_method ?? '']
  const card = number === undefined ? undefined : findCard(number)
  if (!card) {
    throw invalid(`No such PaymentMethod: '${params.payment_method}'`, {
      code: 'resource_missing',
      param: 'payment_method',
    })
  }
  const intent = intentWith(world, {
    amount: params.amount,
    currency: params.currency,
    automatic_payment_methods: { allow_redirects: 'never', enabled: true },
    capture_method: params.capture_method ?? 'automatic_async',
    description: params.description ?? null,
    metadata: mergeMetadata(null, params.metadata || undefined),
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    receipt_email: null,
  })
  world.tables.intents.save(intent)
  recordEvent(world, 'payment_intent.created', intent)
  const holds = params.capture_method === 'manual'
  const made = chargeIntent(world, intent, {
    method: cardMethod(world, card, { email: null, name: null, country: null }),
    card,
    holds,
    details: cardChargeDetails(world, card, { intent, holds, authentication: null }),
  })
  if (card.declines) {
    throw cardDeclined({
      code: card.declines.code,
      decline_code: card.declines.declineCode,
      message: card.declines.message,
      charge: made.id,
      payment_intent: intent,
    })
  }
  followPayment(world, made)
  return intent
}
