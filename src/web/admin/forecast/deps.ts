import type { Forecast, ForecastSetting, SettingOutcome } from '../../../domains/reports/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

type Times = Pick<ForecastSetting, 'leadDays' | 'coverDays'>

/** What the page about the stock to come needs from the rest of the shop. */
export type ForecastPageDeps = {
  /** All products that are sold, what is to be ordered first at the head. */
  listForecast(): Promise<Forecast[]>
  readForecastSetting(by: AccountId): Promise<ForecastSetting>
  /** `seen`: what stood on the page. */
  changeForecastSetting(change: Times & { seen: Times; by: AccountId }): Promise<SettingOutcome>
  /** Null: like every other supplier. */
  changeSupplierLead(change: {
    supplier: string
    leadDays: number | null
    seen: number | null
    by: AccountId
  }): Promise<SettingOutcome>
}
