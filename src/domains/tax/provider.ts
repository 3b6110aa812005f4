import type { VatNumber } from './vat-number.ts'

/** What a register says of a number today: it keeps no past. */
export type VatNumberAnswer =
  | { state: 'valid' | 'invalid'; consultationNumber: string | null }
  /** The register, or that of the member state behind it, says that it cannot tell. */
  | { state: 'unavailable'; reason: string }
  /** No answer in time. */
  | { state: 'pending' }

/** The register of VAT numbers of the Union (VIES). Never asked under a lock or inside a transaction. */
export type VatNumberRegister = {
  /** Answers always, and within that time. */
  check(number: VatNumber, timeoutMillis: number): Promise<VatNumberAnswer>
}
