import type { Hono } from 'hono'
import type { Database } from '../platform/database/connect.ts'
import type { Metrics } from '../platform/metrics.ts'
import { operationsRoutes } from '../web/operations/operations.ts'
import type { ShopParts } from './shop-parts.ts'

export function operations({ databases, config }: ShopParts, metrics: Metrics): Hono {
  const mayRead = new Set(config.METRICS_HOSTS.split(','))
  return operationsRoutes({
    findTrouble: () => findTrouble(databases.web),
    metrics: metrics.text,
    mayReadMetrics: (address) => mayRead.has(address.replace('::ffff:', '')),
  })
}

async function findTrouble({ pool }: Database): Promise<string | undefined> {
  try {
    await pool.query('select 1')
    return undefined
  } catch {
    return 'database'
  }
}
