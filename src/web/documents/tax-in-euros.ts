import type { TaxDocument } from '../../domains/invoicing/document.ts'

/** What is said of VAT in euros: nothing where none is charged. */
export function taxInEurosOf({ taxMinor, taxInEuros }: TaxDocument): TaxDocument['taxInEuros'] {
  return taxMinor > 0 ? taxInEuros : null
}
