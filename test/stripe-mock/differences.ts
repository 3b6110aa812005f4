import type { RecordedCall } from '../../emulators/stripe/recording.ts'

// stripe-mock describes an older version of the API than the shop speaks (2026-08-26.dahlia; the shop 2026-10-28.endive),
// and no previews. What differs for that reason stands here; everything else that differs is a fault of ours.

/** Not in the description at all: a preview. */
export const isPreview = ({ path }: RecordedCall): boolean => path.startsWith('/v1/privacy/')

/** The same request in the words of the older version. */
export function inItsVersion(call: RecordedCall, version: string): RecordedCall {
  const params = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(call.params)) {
    const older = name.replace(/^allowed_(payment_method_types\[)/, '$1')
    params.append(older, name === 'api_version' ? version : value)
  }
  return { ...call, params: params.toString() }
}

/** Fields that came with a later version, or that only Stripe's published example objects have. */
export const newerFields = [
  'allowed_payment_method_types',
  'business_profile/specified_commercial_transactions_act_url',
  'evidence_details/submission_method',
  'intended_submission_method',
  'network_reason_code',
  'payment_method_details/card/electronic_commerce_indicator',
  'payment_method_options/link/persistent_token',
  'payment_record',
  'source',
]
