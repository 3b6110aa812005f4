import type { RequestParams } from './contract.ts'
import { invalid, notEmulated } from './errors.ts'
import type { World } from './world.ts'

type Params = RequestParams['sessionCreate']

/** Refuses what the closed schema lets pass but Stripe does not, and what Stripe would play and the emulator cannot. */
const played = new Set([
  'adaptive_pricing',
  'allowed_payment_method_types',
  'automatic_tax',
  'billing_address_collection',
  'cancel_url',
  'client_reference_id',
  'currency',
  'customer_creation',
  'customer_email',
  'excluded_payment_method_types',
  'expand',
  'expires_at',
  'invoice_creation',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'payment_intent_data',
  'payment_method_options',
  'submit_type',
  'success_url',
  'ui_mode',
])

export function refuseUnplayable(params: Params) {
  if (params.mode === undefined) throw missing('mode')
  if (params.mode !== 'payment') throw notEmulated('mode')
  if ((params.ui_mode ?? 'hosted_page') !== 'hosted_page') throw notEmulated('ui_mode')
  if (params.success_url === undefined) throw missing('success_url')
  for (const param of Object.keys(params)) if (!played.has(param)) throw notEmulated(param)
  for (const feature of ['adaptive_pricing', 'automatic_tax', 'invoice_creation'] as const) {
    if (params[feature]?.enabled) throw notEmulated(`${feature}[enabled]`)
  }
  refuseBrokenUrl(params.success_url, 'success_url')
  if (params.cancel_url !== undefined) refuseBrokenUrl(params.cancel_url, 'cancel_url')
  const { customer_email: email, client_reference_id: reference } = params
  if (email !== undefined && !/^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/.test(email)) {
    throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'customer_email' })
  }
  if (reference !== undefined && (reference === '' || reference.length > 200)) {
    throw invalid('Invalid string: must be between 1 and 200 characters', { param: 'client_reference_id' })
  }
}

function missing(param: string) {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

function refuseBrokenUrl(url: string, param: string) {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return
  throw invalid('Not a valid URL', { code: 'url_invalid', param })
}

export function expiryOf(world: World, params: Params): number {
  const now = world.clock.seconds()
  const { expires_at: at = now + 24 * 3600 } = params
  if (at < now + 30 * 60) {
    throw invalid('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (at > now + 24 * 3600) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return at
}
