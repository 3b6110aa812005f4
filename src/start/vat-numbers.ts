import type { Config } from '../config.ts'
import { readVatNumber, type VatNumberRegister } from '../domains/tax/index.ts'
import { viesRegister } from '../platform/vies/vies-register.ts'
import type { Clock } from '../shared/time.ts'

export const viesUrl = 'https://ec.europa.eu/taxation_customs/vies/rest-api'

/** A seller without a VAT number sells to businesses as to everybody, so nobody is asked about theirs. */
export function asksVies(config: Config): boolean {
  return config.VIES_URL !== undefined || (!config.DEMO && config.SELLER_VAT_NUMBER !== undefined)
}

/** Who says whether the VAT number of a business is valid; null where nobody is asked. */
export function vatNumbersOf(config: Config, clock: Clock): VatNumberRegister | null {
  if (asksVies(config)) {
    const own = readVatNumber(config.SELLER_VAT_NUMBER ?? '', config.SELLER_COUNTRY)
    return viesRegister({ url: config.VIES_URL ?? viesUrl, requester: own.ok ? own.number : null, clock })
  }
  return config.DEMO ? demoRegister : null
}

/** The demo speaks to nobody: what has the right check digit is valid. */
const demoRegister: VatNumberRegister = {
  check: async () => ({ state: 'valid', consultationNumber: null }),
}
