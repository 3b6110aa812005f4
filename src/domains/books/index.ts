export { accountLabel, type Journal, journals } from './accounts.ts'
export {
  type AccountBalance,
  type BatchCost,
  listBalances,
  listBatchCosts,
  listOpenOrders,
  type OpenOrder,
} from './balances.ts'
export { findBookedUntil } from './booked-until.ts'
export { type CloseDeps, type Closing, closeDays, hashDay, listClosings } from './close-days.ts'
export { closeYear, type YearOutcome } from './close-year.ts'
export { bookColumns } from './columns.ts'
export { type DailyTotal, listDailyTotals } from './daily-totals.ts'
export { type DayOfTrade, listDaysOfTrade } from './days-of-trade.ts'
export { exportFec } from './export-fec.ts'
export { dayAfter, firstDayOf, lastDayOf } from './financial-year.ts'
export { type BooksJobDeps, booksJobs, keepBooks } from './jobs.ts'
export { listKeyMargins, listProductMargins, type Margin, type Margins } from './margin.ts'
export { makeOssReturn, type OssReturn, quartersOf } from './oss-return.ts'
export { listUnratedBatches, postBatches, type UnratedBatch } from './post-batches.ts'
export { bookDocument, postDocument } from './post-document.ts'
export { postMovements } from './post-movements.ts'
export {
  type DatedRate,
  inCents,
  type KnownRate,
  type RatePublisher,
  type RateSource,
} from './rates/exchange-rate.ts'
export { type NoteRateOutcome, noteRate, noteRates, type RatesDeps } from './rates/note-rates.ts'
export { listLatestRates } from './rates/rate-store.ts'
export { settleExchange } from './settle-exchange.ts'
export { type BookFlaw, verifyBooks } from './verify-books.ts'
export { type HeldUp, listWaiting, type Waiting } from './waiting-movements.ts'
export { readYearState, type YearRefusal, type YearState } from './year-state.ts'
