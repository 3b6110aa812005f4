import {
  countAllOverdue,
  type ErasureDeps,
  expireAccounts,
  finishErasures,
  runRetention,
} from '../domains/privacy/index.ts'
import type { Log } from '../platform/log/log.ts'
import type { Overdue } from '../web/storefront/deps.ts'
import type { ShopParts } from './shop-parts.ts'

const overdueMillis = 3_600_000

/** Counted by the hour and after a run, never because somebody looks: the number is shown to everybody. */
export function watchOverdue({ clock, metrics, log }: ShopParts, privacy: ErasureDeps) {
  let latest: Overdue | null = null
  let counting: Promise<void> = Promise.resolve()
  async function count(): Promise<void> {
    try {
      latest = { rows: await countAllOverdue(privacy), at: clock.now() }
      metrics.overdue(latest.rows)
    } catch (error) {
      log.error('retention.count_failed', error)
    }
  }
  const now = () => {
    counting = counting.then(count)
    return counting
  }
  const timer = setInterval(now, overdueMillis).unref()
  void now()
  return {
    latest: () => latest,
    now,
    stop() {
      clearInterval(timer)
      return counting
    },
  }
}

export async function keepRetention(privacy: ErasureDeps, log: Log): Promise<void> {
  const finished = await finishErasures(privacy)
  if (finished > 0) log.info('retention.finished', { count: finished })
  const { warned, erased } = await expireAccounts(privacy)
  if (warned + erased > 0) log.info('retention.accounts', { count: warned + erased })
  for (const { table, deleted, anonymised } of await runRetention(privacy)) {
    log.info('retention.expired', { table, count: deleted + anonymised })
  }
}
