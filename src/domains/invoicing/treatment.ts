import type { SaleFacts } from '../orders/index.ts'
import { isEuCountry } from '../tax/index.ts'
import type { VatTreatment } from './document.ts'

/** How VAT applied to the lines of a sale, and whose it is: the one place that reads it. */
export function treatmentOf(
  { country }: Pick<SaleFacts, 'country'>,
  { vatBasisPoints }: { vatBasisPoints: number },
  sellerCountry: string,
): { treatment: VatTreatment; vatCountry: string | null } {
  if (country === sellerCountry) return { treatment: 'domestic', vatCountry: sellerCountry }
  if (isEuCountry(country)) return { treatment: 'oss', vatCountry: country }
  // Prices are asked with the tax of the country where they are: of none where the sale is out of the scope.
  return vatBasisPoints > 0
    ? { treatment: 'origin', vatCountry: sellerCountry }
    : { treatment: 'outside_eu', vatCountry: null }
}
