import type { DataCategory } from './personal-data.ts'

/** A place to which the process of the shop may open a connection. */
export type Destination =
  /** A name or an address, in small letters; `*.example.eu` is every name below `example.eu`. */
  | { host: string; port: number }
  /** A unix socket, by its path. */
  | { socket: string }

/** Who is loaded by the visitor's browser with consent, and hears from it instead of from the shop. */
export type AdapterId = 'plausible' | 'matomo' | 'google' | 'meta'

export type ProcessorId =
  | 'database'
  | 'accounts'
  | 'mail'
  | 'payments'
  | 'vat_numbers'
  | 'webhooks'
  | 'exchange_rates'
  | AdapterId

/**
 * Somebody who receives data from the shop. The policy's table, the register of GDPR Art. 30 and the guard of outgoing
 * connections are made from the same list, so none of them can know of somebody whom the others forgot.
 */
export type Processor = {
  id: ProcessorId
  /** As the operator declares it, otherwise the host; null where it is the shop's own machine. */
  name: string | null
  /** `source`: it is read from, and told nothing of anybody. */
  role: 'own_machine' | 'processor' | 'source'
  /** Key of the words that say what for. */
  purpose: ProcessorId
  destinations: readonly Destination[]
  /** ISO 3166-1 code of where the data is kept; null while the operator has not declared it. */
  country: string | null
  receives: readonly DataCategory[]
  transfer: TransferBasis
  /** Whether this shop uses it. One that is off may be named, never reached. */
  on: boolean
}

/** On what data may leave for that country: GDPR Art. 44 to 46. */
export type TransferBasis = 'none_needed' | 'adequacy' | 'to_declare'

const economicArea = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)
// Decisions of the Commission under Art. 45(3). Those for the United States and Canada cover only some recipients, so a
// country alone says nothing about them.
const adequate = new Set('AD AR BR CH FO GB GG IL IM JE JP KR NZ UY'.split(' '))

/** What a country alone says; where it says nothing, the operator declares clauses or another ground. */
export function transferBasisOf(country: string | null): TransferBasis {
  if (country === null) return 'to_declare'
  if (economicArea.has(country)) return 'none_needed'
  return adequate.has(country) ? 'adequacy' : 'to_declare'
}
