import type { Db } from '../../platform/database/connect.ts'
import { after, days } from '../../shared/time.ts'
import { listStocked, type StockedProduct } from '../catalog/index.ts'
import { listLatestSuppliers } from '../keys/index.ts'
import { listDemand } from '../orders/index.ts'
import { foresee, type Outlook, paceDays } from './forecast.ts'
import { readForecastSetting } from './setting.ts'

/** A product with what is foreseen of its stock. */
export type Forecast = Pick<StockedProduct, 'id' | 'slug' | 'name' | 'edition' | 'available'> &
  Outlook & {
    waiting: number
    supplier: string | null
    leadDays: number
  }

/** All products that are sold, what is to be ordered first at the head. */
export async function listForecast(db: Db, now: Date): Promise<Forecast[]> {
  const [products, demand, suppliers, setting] = await Promise.all([
    listStocked(db),
    listDemand(db, after(now, -days(paceDays))),
    listLatestSuppliers(db),
    readForecastSetting(db),
  ])
  const demandOf = new Map(demand.map((each) => [each.productId, each]))
  return products
    .map(({ since, ...product }) => {
      const { delivered, waiting } = demandOf.get(product.id) ?? { delivered: 0, waiting: 0 }
      const supplier = suppliers.get(product.id) ?? null
      const leadDays = setting.leads.get(supplier ?? '') ?? setting.leadDays
      const { available } = product
      const terms = { leadDays, coverDays: setting.coverDays }
      return {
        ...{ ...product, waiting, supplier, leadDays },
        ...foresee({ available, waiting, delivered, since }, terms, now),
      }
    })
    .sort(bySoonest)
}

const never = '9999'

function bySoonest(one: Forecast, other: Forecast): number {
  const [a, b] = [one.orderBy ?? never, other.orderBy ?? never]
  return a === b ? other.perDay - one.perDay : a < b ? -1 : 1
}
