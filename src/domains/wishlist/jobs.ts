import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { WishDeps } from './deps.ts'
import { tellOfPrices } from './tell-of-prices.ts'
import { tellOfStock } from './tell-of-stock.ts'

/** Prices and stock change by imports, sales and purchases in many places; once a minute what was asked is compared with what is. */
export function wishJobs(deps: WishDeps): JobDefinition[] {
  return [
    {
      name: 'wishlist.tell_of_stock',
      schedule: '* * * * *',
      async run() {
        await tellOfStock(deps)
      },
    },
    {
      name: 'wishlist.tell_of_prices',
      schedule: '* * * * *',
      async run() {
        await tellOfPrices(deps)
      },
    },
  ]
}
