import { days, localDayAfter } from '../../shared/time.ts'

/** The pace of a product is taken from so many days, and never from fewer than a week: a good first day is no pace. */
export const paceDays = 28
const paceDaysMin = 7

/** Later than in a year nothing is foreseen. */
const horizonDays = 365

export type Stock = {
  available: number
  /** Paid, and without a key yet. */
  waiting: number
  /** Keys that left the stock in the last `paceDays`. */
  delivered: number
  /** Since when it is in the shop. */
  since: Date
}

export type Outlook = {
  perDay: number
  /** The first day on which a buyer finds none; null when there are enough for a year. */
  runsOutOn: string | null
  /** The last day on which an order comes in time; in the past when it is too late for that. Null with `runsOutOn`. */
  orderBy: string | null
  /** So many keys are enough until those of the next order would come; 0 when there are. */
  toOrder: number
}

/** Pure: when a product runs out, and what is to be ordered by when. */
export function foresee(
  stock: Stock,
  { leadDays, coverDays }: { leadDays: number; coverDays: number },
  now: Date,
): Outlook {
  const perDay = paceOf(stock, now)
  const free = stock.available - stock.waiting
  // Whoever waits for a key is part of the pace, so that a product without one owes nobody anything.
  const lastsDays = free <= 0 ? 0 : Math.floor(free / perDay)
  if (perDay === 0 || lastsDays > horizonDays) return { perDay, runsOutOn: null, orderBy: null, toOrder: 0 }
  return {
    perDay,
    runsOutOn: localDayAfter(now, lastsDays),
    orderBy: localDayAfter(now, lastsDays - leadDays),
    toOrder: Math.max(0, Math.ceil(perDay * (leadDays + coverDays)) - free),
  }
}

function paceOf({ delivered, waiting, since }: Stock, now: Date): number {
  const inShop = Math.floor((now.getTime() - since.getTime()) / days(1))
  const counted = Math.min(paceDays, Math.max(paceDaysMin, inShop))
  return (delivered + waiting) / counted
}
