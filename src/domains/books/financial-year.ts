import type { FinancialYear } from '../invoicing/index.ts'

/** The last day of a financial year. */
export function lastDayOf(year: number, { month, day }: FinancialYear): string {
  return `${year}-${two(month)}-${two(day)}`
}

const two = (count: number) => String(count).padStart(2, '0')
