import type { Db } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { isEuCountry } from './countries.ts'

type Rate = { country: string; basisPoints: number; from: string; to: string | null }

/**
 * The standard VAT rate of the buyer's country at that moment, in basis points (2000 is 20 %).
 * Outside the European Union it is 0: such a sale is out of the scope of EU VAT, and taxes of other countries are
 * not charged here before *Invoices and VAT*.
 * @throws when a member state has no rate for that day: no order is taxed by a guess.
 */
export async function vatRate(db: Db, country: string, at: Date): Promise<number> {
  if (!isEuCountry(country)) return 0
  const day = shopDay.format(at)
  const rate = (await ratesOf(db)).find(
    (known) => known.country === country && known.from <= day && (known.to === null || day <= known.to),
  )
  assert(rate, `no VAT rate for ${country} on ${day}`)
  return rate.basisPoints
}

// The seller's legal day; this form of it (Canadian) happens to be ISO 8601, which compares as text.
const shopDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

// Rates change by a release or a restart, so what was read once stays true while the process lives.
let cache = new WeakMap<Db, Promise<Rate[]>>()

export function forgetVatRates(): void {
  cache = new WeakMap()
}

function ratesOf(db: Db): Promise<Rate[]> {
  const known = cache.get(db)
  if (known) return known
  const reading = readRates(db)
  cache.set(db, reading)
  // A failed reading must not be the answer for ever.
  reading.catch(() => cache.delete(db))
  return reading
}

function readRates(db: Db): Promise<Rate[]> {
  return db
    .selectFrom('vat_rate')
    .select(['country', 'rate_basis_points as basisPoints', 'valid_from as from', 'valid_to as to'])
    .where('kind', '=', 'standard')
    .orderBy('valid_from', 'desc')
    .execute()
}
