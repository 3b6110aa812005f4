import type Stripe from 'stripe'
import { invalid } from './errors.ts'

type Offered = { type: MethodType; name: string; canHold: boolean; currencies?: string[] }

export type MethodType = 'card' | 'link' | 'ideal' | 'bancontact' | 'eps' | 'klarna' | 'paypal'

/** The methods that the emulated account has switched on. One that cannot hold money takes it at once. */
const offered: Offered[] = [
  { type: 'card', name: 'Card', canHold: true },
  { type: 'link', name: 'Link', canHold: true },
  { type: 'ideal', name: 'iDEAL', canHold: false, currencies: ['eur'] },
  { type: 'bancontact', name: 'Bancontact', canHold: false, currencies: ['eur'] },
  { type: 'eps', name: 'EPS', canHold: false, currencies: ['eur'] },
  { type: 'klarna', name: 'Klarna', canHold: true },
  { type: 'paypal', name: 'PayPal', canHold: true },
]

type Choice = Pick<
  Stripe.Checkout.SessionCreateParams,
  'allowed_payment_method_types' | 'excluded_payment_method_types' | 'payment_intent_data'
> & { currency: string }

/** Which methods a session shows: what the account has, narrowed by the request, the currency and a hold for all. */
export function methodTypesFor(choice: Choice): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = choice
  const holdsAll = choice.payment_intent_data?.capture_method === 'manual'
  const types = offered
    .filter(({ type }) => allowed === undefined || allowed.some((one) => one === type))
    .filter(({ type }) => !excluded?.some((one) => one === type))
    .filter(({ currencies }) => currencies?.includes(choice.currency) ?? true)
    .filter(({ canHold }) => canHold || !holdsAll)
    .map(({ type }) => type)
  if (types.length > 0) return types
  throw invalid('No payment method types enabled for the supported currency and capture method.')
}

export function nameOfMethodType(type: string) {
  return offered.find((method) => method.type === type)?.name ?? type
}

export function isMethodType(type: string): type is MethodType {
  return offered.some((method) => method.type === type)
}
