import type { FinancialYear } from '../invoicing/index.ts'

/** So many nights a day stays open: a line of the provider's statement may come late. */
export const openDays = 3

/** The last day of a financial year; 29 February is the 28th where the year has none. */
export function lastDayOf(year: number, { month, day }: FinancialYear): string {
  return Temporal.PlainDate.from({ year, month, day }).toString()
}

export function firstDayOf(year: number, yearEnd: FinancialYear): string {
  return dayAfter(lastDayOf(year - 1, yearEnd))
}

export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
