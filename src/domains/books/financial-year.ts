/** The last day of the seller's financial year, as `{ month: 12, day: 31 }`. */
export type YearEnd = { month: number; day: number }

/** The financial year of a day is called by the calendar year in which it ends. */
export function financialYearOf(day: string, { month, day: last }: YearEnd): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) <= `${two(month)}-${two(last)}` ? year : year + 1
}

/** The last day of a financial year. */
export function lastDayOf(year: number, { month, day }: YearEnd): string {
  return `${year}-${two(month)}-${two(day)}`
}

const two = (count: number) => String(count).padStart(2, '0')
