export { accountLabel, type Journal, journals } from './accounts.ts'
export {
  type AccountBalance,
  type BatchCost,
  listBalances,
  listBatchCosts,
  listOpenOrders,
  type OpenOrder,
} from './balances.ts'
export { type CloseDeps, type Closing, closeDays, hashDay, listClosings } from './close-days.ts'
export { closeYear, type YearOutcome } from './close-year.ts'
export { type DailyTotal, listDailyTotals } from './daily-totals.ts'
export { type DayOfTrade, listDaysOfTrade } from './days-of-trade.ts'
export { exportFec } from './export-fec.ts'
export { lastDayOf } from './financial-year.ts'
export { type BooksJobDeps, booksJobs, keepBooks } from './jobs.ts'
export { makeOssReturn, type OssReturn, quartersOf } from './oss-return.ts'
export { postBatches } from './post-batches.ts'
export { bookDocument, postDocument } from './post-document.ts'
export { postMovements } from './post-movements.ts'
export { settleExchange } from './settle-exchange.ts'
export { type BookFlaw, verifyBooks } from './verify-books.ts'
