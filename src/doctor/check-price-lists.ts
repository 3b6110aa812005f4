import type { Config } from '../config.ts'
import { countProducts, listListPrices } from '../domains/catalog/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { type Finding, good, skipped, warn } from './finding.ts'

/** Whether visitors find prices in every currency that they may choose: one without any sells in euros alone. */
export async function checkPriceLists({ CURRENCIES: offered = [] }: Config, db: Db): Promise<Finding[]> {
  if (offered.length === 0) return [skipped('prices', 'Prices are in euros alone.')]
  const [prices, products] = await Promise.all([listListPrices(db), countProducts(db)])
  return offered.map((currency) => {
    const listed = prices.filter(({ price }) => price.currency === currency).length
    return listed === 0
      ? warn(
          'prices',
          `Bring prices in ${currency} by akm prices import, or take it out of CURRENCIES: there are none.`,
        )
      : good('prices', `${currency}: ${listed} of ${products} products; the others are sold in euros.`)
  })
}
