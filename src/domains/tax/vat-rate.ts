import type { Db } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { isEuCountry } from './countries.ts'

type Rate = { country: string; basisPoints: number; from: string; to: string | null }

/** The known rates, for pure rules. */
export type VatRates = readonly Rate[]

/**
 * The standard VAT rate of a country at that moment, in basis points (2000 is 20 %).
 * Outside the European Union it is 0: such a sale is out of the scope of EU VAT.
 * @throws when a member state has no rate for that day: no order is taxed by a guess.
 */
export async function vatRate(db: Db, country: string, at: Date): Promise<number> {
  return rateOn(await readVatRates(db), country, at)
}

/** The same of rates that were read before. */
export function rateOn(rates: VatRates, country: string, at: Date): number {
  if (!isEuCountry(country)) return 0
  const day = shopDay.format(at)
  const rate = rates.find(
    (known) => known.country === country && known.from <= day && (known.to === null || day <= known.to),
  )
  assert(rate, `no VAT rate for ${country} on ${day}`)
  return rate.basisPoints
}

// The seller's legal day; this form of it (Canadian) happens to be ISO 8601, which compares as text.
const shopDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

// Rates change by a release or a restart, so what was read once stays true while the process lives.
let cache = new WeakMap<Db, Promise<VatRates>>()

export function forgetVatRates(): void {
  cache = new WeakMap()
}

export function readVatRates(db: Db): Promise<VatRates> {
  const known = cache.get(db)
  if (known) return known
  const reading = readRates(db)
  cache.set(db, reading)
  // A failed reading must not be the answer for ever.
  reading.catch(() => cache.delete(db))
  return reading
}

function readRates(db: Db): Promise<VatRates> {
  return db
    .selectFrom('vat_rate')
    .select(['country', 'rate_basis_points as basisPoints', 'valid_from as from', 'valid_to as to'])
    .where('kind', '=', 'standard')
    .orderBy('valid_from', 'desc')
    .execute()
}
