export { type Figures, readTrade, type TradeReport } from './figures.ts'
export { type Outlook, paceDays } from './forecast.ts'
export { type Forecast, listForecast } from './list-forecast.ts'
export {
  changeForecastSetting,
  changeSupplierLead,
  type ForecastSetting,
  readForecastSetting,
  type SettingOutcome,
} from './setting.ts'
export { type Range, ranges, type Span } from './span.ts'
