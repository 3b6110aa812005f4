import { createHash } from 'node:crypto'
import type { CardScenario } from './cards.ts'
import { nameOfMethodType } from './payment-method-types.ts'
import type { Charge, PaymentIntent, PaymentMethod } from './shapes.ts'
import type { World } from './world.ts'

export type Buyer = { email: string | null; name: string | null; country: string | null }
type CardDetails = NonNullable<NonNullable<Charge['payment_method_details']>['card']>

export function cardMethod(world: World, card: CardScenario, buyer: Buyer): PaymentMethod {
  return save(world, {
    ...newMethod(world, 'card', buyer),
    card: {
      brand: card.brand,
      checks: passedChecks,
      country: card.country,
      display_brand: card.brand,
      exp_month: 12,
      exp_year: expiryYear(world),
      fingerprint: fingerprintOf(card),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  })
}

/** A redirect method; its own details are thin at Stripe too, until the bank has answered. */
export function redirectMethod(world: World, type: PaymentMethod['type'], buyer: Buyer): PaymentMethod {
  return save(world, { ...newMethod(world, type, buyer), [type]: {} })
}

export function cardChargeDetails(
  world: World,
  card: CardScenario,
  charge: { intent: PaymentIntent; holds: boolean; authentication: CardDetails['three_d_secure'] },
): NonNullable<Charge['payment_method_details']> {
  const { intent, holds, authentication } = charge
  return {
    card: {
      amount_authorized: card.declines ? null : intent.amount,
      authorization_code: card.declines ? null : '123456',
      brand: card.brand,
      ...(holds && !card.declines && { capture_before: world.clock.seconds() + authorisationSeconds }),
      checks: passedChecks,
      country: card.country,
      electronic_commerce_indicator: authentication?.electronic_commerce_indicator ?? null,
      exp_month: 12,
      exp_year: expiryYear(world),
      extended_authorization: { status: 'disabled' },
      fingerprint: fingerprintOf(card),
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.number.slice(-4),
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: authentication,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  }
}

/** How long a held card payment may wait for its capture. */
export const authorisationSeconds = 7 * 24 * 3600

export function redirectChargeDetails(type: string): NonNullable<Charge['payment_method_details']> {
  const ideal = {
    bank: 'ing',
    bic: 'INGBNL2A',
    generated_sepa_debit: null,
    generated_sepa_debit_mandate: null,
    iban_last4: '5264',
    transaction_id: null,
    verified_name: `${nameOfMethodType(type)} demo`,
  } as const
  return type === 'ideal' ? { ideal, type } : { [type]: {}, type }
}

const passedChecks = { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' }

/** The same number has the same fingerprint at every purchase, which fraud rules count on. */
function fingerprintOf(card: CardScenario) {
  return createHash('sha256').update(card.number).digest('base64').replace(/\W/g, '').slice(0, 16)
}

function expiryYear(world: World) {
  return new Date(world.clock.milliseconds()).getUTCFullYear() + 4
}

function save(world: World, method: PaymentMethod) {
  world.tables.paymentMethods.save(method)
  return method
}

function newMethod(world: World, type: PaymentMethod['type'], buyer: Buyer): PaymentMethod {
  return {
    id: world.draw('pm_1'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: {
        city: null,
        country: buyer.country,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      email: buyer.email,
      name: buyer.name,
      phone: null,
      tax_id: null,
    },
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
  }
}
