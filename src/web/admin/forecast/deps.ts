import type { Forecast, ForecastSetting } from '../../../domains/reports/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** What the page about the stock to come needs from the rest of the shop. */
export type ForecastPageDeps = {
  /** All products that are sold, what is to be ordered first at the head. */
  listForecast(): Promise<Forecast[]>
  readForecastSetting(by: AccountId): Promise<ForecastSetting>
  changeForecastSetting(change: { leadDays: number; coverDays: number; by: AccountId }): Promise<void>
  /** Null: like every other supplier. */
  changeSupplierLead(change: { supplier: string; leadDays: number | null; by: AccountId }): Promise<void>
}
