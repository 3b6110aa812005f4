import type { Db } from '../../platform/database/connect.ts'
import { countVisits, type ShownCount } from '../analytics/index.ts'
import { type DayOfTrade, findBookedUntil, listDaysOfTrade } from '../books/index.ts'
import { countPaidByDay } from '../orders/index.ts'
import { type Range, type Span, spansOf } from './span.ts'

/** What trade came to in some days. Cents, without VAT. */
export type Figures = {
  /** Less what went back. */
  turnoverMinor: number
  /** What went back, by credit notes. */
  creditedMinor: number
  /** Of the days whose keys are booked; null where there is none. */
  margin: { marginMinor: number; turnoverMinor: number } | null
  orders: number
  visits: ShownCount
  /** Orders of a visit, from 0 to 1; null where too little was counted to tell. */
  conversion: number | null
}

export type TradeReport = {
  span: Span
  before: Span
  now: Figures
  past: Figures
  /** The last day whose keys are booked; null before the first night. */
  bookedUntil: string | null
  /** Every day of the span once, the oldest first. */
  days: { day: string; turnoverMinor: number; orders: number }[]
}

/** The figures of a range, and of as many days before it. */
export async function readTrade(db: Db, range: Range, now: Date): Promise<TradeReport> {
  const { span, before } = spansOf(range, now)
  const both = { from: before.from, to: span.to }
  const bookedUntil = await findBookedUntil(db)
  const [trade, paid, visits, visitsBefore] = await Promise.all([
    listDaysOfTrade(db, both),
    countPaidByDay(db, both),
    countVisits(db, span),
    countVisits(db, before),
  ])
  const turnoverOf = new Map(trade.map((each) => [each.day, each.soldMinor - each.creditedMinor]))
  const figures = (days: Span, seen: ShownCount) =>
    sumUp({ trade: within(trade, days), paid: within(paid, days), visits: seen, bookedUntil })
  return {
    ...{ span, before, bookedUntil },
    now: figures(span, visits),
    past: figures(before, visitsBefore),
    days: within(paid, span).map(({ day, orders }) => ({
      day,
      orders,
      turnoverMinor: turnoverOf.get(day) ?? 0,
    })),
  }
}

type Facts = {
  trade: readonly DayOfTrade[]
  paid: readonly { day: string; orders: number }[]
  visits: ShownCount
  bookedUntil: string | null
}

/** Pure. */
export function sumUp({ trade, paid, visits, bookedUntil }: Facts): Figures {
  const sum = (days: readonly DayOfTrade[], of: (day: DayOfTrade) => number) =>
    days.reduce((total, day) => total + of(day), 0)
  const net = ({ soldMinor, creditedMinor }: DayOfTrade) => soldMinor - creditedMinor
  const isBooked = ({ day }: { day: string }) => bookedUntil !== null && day <= bookedUntil
  const booked = trade.filter(isBooked)
  const bookedTurnover = sum(booked, net)
  const hasBooked = paid.some(isBooked)
  const orders = paid.reduce((total, day) => total + day.orders, 0)
  return {
    turnoverMinor: sum(trade, net),
    creditedMinor: sum(trade, ({ creditedMinor }) => creditedMinor),
    margin: hasBooked
      ? {
          turnoverMinor: bookedTurnover,
          marginMinor: bookedTurnover - sum(booked, ({ costMinor }) => costMinor),
        }
      : null,
    orders,
    visits,
    // With fewer visits than orders something was not counted, and a share would say nonsense.
    conversion: visits === 'few' || visits === 0 || visits < orders ? null : orders / visits,
  }
}

function within<Day extends { day: string }>(days: readonly Day[], { from, to }: Span): Day[] {
  return days.filter(({ day }) => day >= from && day <= to)
}
