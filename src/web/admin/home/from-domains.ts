import { countLateMail } from '../../../domains/notifications/index.ts'
import { countUnviewed } from '../../../domains/orders/index.ts'
import {
  changeForecastSetting,
  changeSupplierLead,
  listForecast,
  readForecastSetting,
  readTrade,
} from '../../../domains/reports/index.ts'
import { listOpenAlerts } from '../../../domains/security/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { after, type Clock, minutes } from '../../../shared/time.ts'
import type { ForecastPageDeps } from '../forecast/deps.ts'
import { type HomePageDeps, type TroubledJob, unviewedMax } from './deps.ts'

type Db = Parameters<typeof readTrade>[0]

export type HomeParts = { worker: Db; clock: Clock; troubledJobs(): Promise<TroubledJob[]> }

/** A letter that waits for longer is late. */
const lateMillis = minutes(15)
const unviewedDays = 1

/**
 * Figures and forecasts. Counted with the rights of a worker, because who is restricted has bought all the same: the gate has asked
 * who reads, and what is counted is nobody. What is changed is changed in one's own name.
 */
export function homeFromDomains(
  { worker, clock, troubledJobs }: HomeParts,
  of: (by: AccountId) => Db,
): HomePageDeps & ForecastPageDeps {
  const forecast = () => listForecast(worker, clock.now())
  return {
    readTrade: (range) => readTrade(worker, range, clock.now()),
    listForecast: forecast,
    listShortages: async (limit) =>
      (await forecast()).filter(({ orderBy, toOrder }) => orderBy !== null && toOrder > 0).slice(0, limit),
    countUnviewed: (by) =>
      countUnviewed(of(by), { days: unviewedDays, atMost: unviewedMax + 1, now: clock.now() }),
    async readHealth(by) {
      const [alerts, jobs, lettersLate] = await Promise.all([
        listOpenAlerts(of(by)),
        troubledJobs(),
        countLateMail(worker, after(clock.now(), -lateMillis)),
      ])
      return { alerts: alerts.length, jobs, lettersLate }
    },
    readForecastSetting: (by) => readForecastSetting(of(by)),
    changeForecastSetting: (change) => changeForecastSetting({ db: of(change.by), clock }, change),
    changeSupplierLead: (change) => changeSupplierLead({ db: of(change.by), clock }, change),
  }
}
