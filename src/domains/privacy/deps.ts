import type { Db } from '../../platform/database/connect.ts'
import type { Clock } from '../../shared/time.ts'
import type { FinancialYear } from './clock.ts'
import type { Registry } from './registry.ts'

export type PrivacyDeps = {
  db: Db
  clock: Clock
  registry: Registry
  financialYear: FinancialYear
  /** The network address that was sealed when an order was placed. */
  openIp(sealed: Buffer): string
}
