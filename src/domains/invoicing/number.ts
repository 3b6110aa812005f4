import type { DocumentKind } from './deps.ts'

/** The last day of the seller's financial year, such as `{ month: 12, day: 31 }`. */
export type FinancialYear = { month: number; day: number }

const letters: Record<DocumentKind, string> = { invoice: 'F', credit_note: 'A' }

/** `F2026-000123` for an invoice (facture), `A2026-000045` for a credit note (avoir). */
export function documentNumber(kind: DocumentKind, year: number, number: number): string {
  return `${letters[kind]}${year}-${String(number).padStart(6, '0')}`
}

/** The financial year of a day (`2026-11-27`), called by the calendar year in which it closes. */
export function financialYearOf(day: string, { month, day: last }: FinancialYear): number {
  const year = Number(day.slice(0, 4))
  const close = `${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
  return day.slice(5) <= close ? year : year + 1
}
