import {
  isEuCountry,
  type VatNumber,
  type VatNumberAnswer,
  type VatNumberRegister,
  type VatSeller,
} from '../tax/index.ts'

/** What a page says of a number; without an answer VAT is charged, and goes back when the number turns out valid. */
export type ShownCheck = 'valid' | 'unavailable'

/** How long a till waits for the register. */
const tillMillis = 2000

type CheckDeps = { seller: VatSeller; vatNumbers: VatNumberRegister | null }

/**
 * What the register says of a number while its buyer waits; null where it decides nothing: in the seller's own country, outside the
 * Union, and in a shop that asks no register. The network is asked, so never in a transaction.
 */
export async function askRegister(
  { seller, vatNumbers }: CheckDeps,
  { number, country }: { number: VatNumber; country: string },
): Promise<VatNumberAnswer | null> {
  if (!vatNumbers || country === seller.country || !isEuCountry(country)) return null
  return vatNumbers.check(number, tillMillis)
}

/** The same in the words of a page. */
export async function checkVatNumber(
  deps: CheckDeps,
  asked: { number: VatNumber; country: string },
): Promise<ShownCheck | 'invalid' | null> {
  const answer = await askRegister(deps, asked)
  return answer && shownAs(answer)
}

export function shownAs({ state }: VatNumberAnswer): ShownCheck | 'invalid' {
  return state === 'pending' ? 'unavailable' : state
}
