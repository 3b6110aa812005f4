import type { Db, Tx } from '../../platform/database/connect.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { Clock } from '../../shared/time.ts'
import type { PaymentDeps } from '../payments/index.ts'
import type { RiskEvent } from './events.ts'
import { takeUntold, takeUrgent } from './store.ts'

export type WatchDeps = { db: Db; outbox: Outbox; clock: Clock; alarm: PaymentDeps['alarm'] }

/** What is over ends when the sweep of payments looks at its order; here staff are told in time. */
export function fraudJobs(deps: WatchDeps): JobDefinition[] {
  return [{ name: 'fraud.watch', schedule: '*/10 * * * *', run: () => watchCases(deps) }]
}

/**
 * Tells of new cases, the first at once and what comes within the hour after it together; and once of each whose time is
 * nearly up: half a day before its money is let go.
 */
export async function watchCases({ db, outbox, clock, alarm }: WatchDeps): Promise<void> {
  const at = clock.now().toISOString()
  const tell = async (tx: Tx, news: RiskEvent['news'], cases: readonly { until: Date }[]) => {
    const [first] = cases.map(({ until }) => until).toSorted((a, b) => a.getTime() - b.getTime())
    if (first) await outbox.emit<RiskEvent>(tx, { type: 'risk_news', news, until: first.toISOString(), at })
  }
  const urgent = await db.transaction().execute(async (tx) => {
    await tell(tx, 'cases_opened', await takeUntold(tx))
    const cases = await takeUrgent(tx)
    await tell(tx, 'cases_urgent', cases)
    return cases
  })
  for (const { id, orderId } of urgent) alarm('risk_case.urgent', { caseId: id, orderId })
}
