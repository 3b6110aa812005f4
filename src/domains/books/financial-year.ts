import type { FinancialYear } from '../invoicing/index.ts'

/** So many nights a day stays open: a line of the provider's statement may come late. */
export const openDays = 3

/** The last day of a financial year. */
export function lastDayOf(year: number, { month, day }: FinancialYear): string {
  return `${year}-${two(month)}-${two(day)}`
}

export function firstDayOf(year: number, yearEnd: FinancialYear): string {
  return dayAfter(lastDayOf(year - 1, yearEnd))
}

export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

const two = (count: number) => String(count).padStart(2, '0')
