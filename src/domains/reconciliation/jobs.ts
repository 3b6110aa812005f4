import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { JobDefinition, JobQueue } from '../../platform/jobs/jobs.ts'
import type { AccountId } from '../../shared/ids.ts'
import { after, type Clock, days, hours } from '../../shared/time.ts'
import { hasPaymentBefore } from '../payments/index.ts'
import type { ReconcileDeps } from './note-found.ts'
import { findLastRun } from './queries.ts'
import { type RunWish, reconcile } from './reconcile.ts'

export type ReconciliationJobDeps = ReconcileDeps & {
  /** Writes to the owners, once a day for each. */
  tellOwners(what: 'reconciliation_found' | 'reconciliation_late', count: number): Promise<void>
}

const runJob = 'reconciliation.run'
const lateMillis = hours(36)
const nightDays = 7
const weekDays = 30

export function reconciliationJobs(deps: ReconciliationJobDeps): JobDefinition[] {
  return [
    {
      name: 'reconciliation.nightly',
      schedule: '41 2 * * *',
      minutesMax: 170,
      run: () => runTonight(deps),
    },
    {
      name: runJob,
      minutesMax: 170,
      async run(asked: Asked) {
        await runAndTell(deps, wishFor(deps, asked))
      },
    },
    { name: 'reconciliation.watch', schedule: '23 * * * *', run: () => watchRuns(deps) },
  ]
}

/** Seven days every night; thirty in the night of Sunday. */
export async function runTonight(deps: ReconciliationJobDeps): Promise<void> {
  const now = deps.clock.now()
  const isWeekly = now.getUTCDay() === 0
  await runAndTell(deps, {
    reason: isWeekly ? 'weekly' : 'nightly',
    from: after(now, -days(isWeekly ? weekDays : nightDays)),
  })
}

/** Raises what was found, and a comparison that has not taken place for a day and a half. */
export async function watchRuns(deps: ReconciliationJobDeps): Promise<void> {
  const limit = after(deps.clock.now(), -lateMillis)
  const last = await findLastRun(deps.db)
  if (last ? last > limit : !(await hasPaymentBefore(deps.db, limit))) return
  deps.alarm('reconciliation.late', { last: last?.toISOString() ?? 'never' })
  await deps.tellOwners('reconciliation_late', 1)
}

async function runAndTell(deps: ReconciliationJobDeps, wish: RunWish): Promise<void> {
  const outcome = await reconcile(deps, wish)
  // Asked again in a moment; the next night looks at what failed, but nobody would at what a downtime hid.
  if (
    !outcome.ok &&
    wish.reason !== 'staff' &&
    (outcome.reason === 'under_way' || wish.reason === 'downtime')
  )
    throw new Error(`the comparison did not take place: ${outcome.reason}`)
  // Whoever asked looks at the page.
  if (outcome.ok && outcome.found > 0 && wish.reason !== 'staff')
    await deps.tellOwners('reconciliation_found', outcome.found)
}

type Asked = { reason: 'staff'; by?: AccountId } | { reason: 'downtime'; since: string }

function wishFor({ clock }: ReconciliationJobDeps, asked: Asked): RunWish {
  if (asked.reason === 'downtime') return { reason: 'downtime', from: after(new Date(asked.since), -days(1)) }
  const { reason, by } = asked
  return { reason, from: after(clock.now(), -days(nightDays)), ...(by && { requestedBy: by }) }
}

type AskDeps = { db: Db; queue: JobQueue; clock: Clock }

/** Somebody of the staff wants a comparison now. It is done by a job, and only looks. */
export async function askForRun({ db, queue }: AskDeps, by: AccountId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await queue.enqueue(tx, runJob, { reason: 'staff', by }, { once: 'staff' })
    await recordAudit(tx, {
      subject: { kind: 'reconciliation', id: 'now' },
      action: 'reconciliation.asked',
      actor: { kind: 'staff', id: by },
    })
  })
}

/** The shop was away for longer than the provider keeps events: since then its objects are compared. */
export async function compareSinceDowntime(
  { db, queue }: Pick<AskDeps, 'db' | 'queue'>,
  since: Date,
): Promise<void> {
  const asked: Asked = { reason: 'downtime', since: since.toISOString() }
  await db.transaction().execute((tx) => queue.enqueue(tx, runJob, asked, { once: 'downtime' }))
}
