import type Stripe from 'stripe'
import { invalid } from './errors.ts'

type Given = Stripe.Emptyable<Stripe.MetadataParam> | undefined

/** Merges as Stripe does: an empty value removes its key, an empty string instead of the object removes all keys. */
export function mergeMetadata(
  known: Stripe.Metadata | null,
  given: Given,
  param = 'metadata',
): Stripe.Metadata {
  if (given === undefined) return known ?? {}
  if (given === '' || given === null) return {}
  const merged: Stripe.Metadata = { ...known }
  for (const [key, value] of Object.entries(given)) {
    if (value === '' || value === null) delete merged[key]
    else merged[key] = String(value)
  }
  refuseOversize(merged, param)
  return merged
}

function refuseOversize(metadata: Stripe.Metadata, param: string) {
  const entries = Object.entries(metadata)
  if (entries.length > 50) throw invalid('Metadata can hold at most 50 keys.', { param })
  for (const [key, value] of entries) {
    if (key.length > 40) throw invalid(`Metadata keys must be under 40 characters: ${key}.`, { param })
    if (value.length > 500) throw invalid(`Metadata values must be under 500 characters: ${key}.`, { param })
  }
}
