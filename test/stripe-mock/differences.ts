import type { RecordedCall } from '../../emulators/stripe/recording.ts'

// stripe-mock describes an older version of the API than the shop speaks (2026-08-26.dahlia; the shop 2026-10-28.endive),
// and no previews. What differs for that reason stands here; everything else that differs is a fault of ours.

/** Not in the description at all: a preview. */
export const isPreview = ({ path }: RecordedCall): boolean => path.startsWith('/v1/privacy/')

/** The same request in the words of the older version; of a file, that there is one. */
export function inItsVersion(call: RecordedCall, version: string): RecordedCall {
  const params = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(call.params)) {
    const older = name.replace(/^allowed_(payment_method_types\[)/, '$1').replace(/^file\[\w+\]$/, 'file')
    // Appeals came later.
    if (older.startsWith('evidence[appeal]')) continue
    if (older === 'file') params.set('file', 'its contents')
    else params.append(older, name === 'api_version' ? version : value)
  }
  return { ...call, params: params.toString() }
}

/** By kind of object: fields that came with a later version, or that only Stripe's published example objects have. */
export const newerFields: Record<string, string[]> = {
  account: ['business_profile.specified_commercial_transactions_act_url'],
  charge: ['source', 'payment_method_details.card.electronic_commerce_indicator'],
  'checkout.session': ['allowed_payment_method_types'],
  dispute: [
    'evidence.appeal',
    'evidence_details.submission_method',
    'intended_submission_method',
    'network_reason_code',
  ],
  payment_intent: ['payment_record', 'source', 'payment_method_options.link.persistent_token'],
}

/** The same answer without those fields, wherever such an object is in it; `met` hears of each as `kind.field`. */
export function withoutNewer(answer: unknown, met: (field: string) => void = () => {}): unknown {
  if (Array.isArray(answer)) return answer.map((each) => withoutNewer(each, met))
  if (!isRecord(answer)) return answer
  const copy = Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, withoutNewer(value, met)]),
  )
  for (const field of newerFields[String(answer.object)] ?? []) {
    if (remove(copy, field.split('.'))) met(`${answer.object}.${field}`)
  }
  // The stages of an appeal are words of a later version.
  if (answer.object === 'dispute') copy.status = String(copy.status).replace(/^appeal_/, '')
  return copy
}

function remove(from: unknown, [name = '', ...rest]: string[]): boolean {
  if (!isRecord(from) || !(name in from)) return false
  return rest.length > 0 ? remove(from[name], rest) : delete from[name]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
