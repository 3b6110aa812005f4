import type { Forecast, Range, TradeReport } from '../../../domains/reports/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** A kind of work of the shop itself that did not succeed at once. */
export type TroubledJob = { name: string; retrying: number; failed: number }

/** How the shop itself is. */
export type Health = {
  alerts: number
  jobs: TroubledJob[]
  /** That should have left a while ago. */
  lettersLate: number
}

/** What only the overview needs. */
export type HomePageDeps = {
  readTrade(range: Range): Promise<TradeReport>
  /** What is to be ordered first, no more than so many. */
  listShortages(limit: number): Promise<Forecast[]>
  /** Orders with keys that nobody has looked at; no more are counted than are told. */
  countUnviewed(by: AccountId): Promise<number>
  readHealth(by: AccountId): Promise<Health>
}

/** More orders that nobody has looked at are told as "more than". */
export const unviewedMax = 1000
