import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { after, type Clock, days, hours, minutes } from '../../shared/time.ts'
import { heardEventTypes } from './heard-events.ts'
import type { ProviderHistory } from './history.ts'
import { type ProviderEvent, type RecordDeps, recordEvent } from './record-event.ts'

export type ReadEventsDeps = RecordDeps & {
  clock: Clock
  history: Pick<ProviderHistory, 'events'>
  /** Since then so much time has passed that the provider may have forgotten events: its objects are compared instead. */
  wasBlind(since: Date): Promise<void>
}

// Lists may show an event a little late, so each reading begins before the end of the one before it.
const overlapMillis = hours(2)
/** So long the provider keeps events; what is older has to be read from the objects themselves. */
export const keptMillis = days(30)
// What is younger may still be on its way to us.
const lateMillis = minutes(10)
// The provider tries to deliver for three days.
const undeliveredMillis = days(3)

/**
 * Reads the provider's list of events into the same inbox as the webhook: what was delivered is known already, what was
 * lost on its way is not. `missed` are those that should have been brought long ago.
 * @throws ProviderError `unavailable`: nothing is noted, and the next reading begins where this one did.
 */
export async function readEvents(deps: ReadEventsDeps): Promise<{ missed: number }> {
  const { db, clock, history } = deps
  const now = clock.now()
  const before = await findReading(db)
  const oldest = after(now, -keptMillis)
  const since = before?.newestAt ? after(before.newestAt, -overlapMillis) : oldest
  let newestAt = before?.newestAt ?? null
  let missed = 0
  const from = since > oldest ? since : oldest
  for await (const page of history.events(from, { types: heardEventTypes, undelivered: false })) {
    missed += await recordUnknown(deps, page)
    for (const { createdAt } of page) if (!newestAt || createdAt > newestAt) newestAt = createdAt
  }
  let undelivered = 0
  const failing = history.events(after(now, -undeliveredMillis), {
    types: heardEventTypes,
    undelivered: true,
  })
  for await (const page of failing) {
    undelivered += page.length
    missed += await recordUnknown(deps, page)
  }
  // Before the reading is noted: whoever dies in between asks again.
  if (before && after(before.readAt, keptMillis) < now)
    await deps.wasBlind(after(before.readAt, -overlapMillis))
  await noteReading(db, { newestAt, readAt: now, undelivered })
  return { missed }
}

async function recordUnknown(deps: ReadEventsDeps, page: readonly ProviderEvent[]): Promise<number> {
  const known = await listKnown(
    deps.db,
    page.map(({ id }) => id),
  )
  const fresh = page.filter(({ id }) => !known.has(id))
  for (const event of fresh) await recordEvent(deps, event)
  const late = after(deps.clock.now(), -lateMillis)
  return fresh.filter(({ createdAt }) => createdAt < late).length
}

export type Reading = { newestAt: Date | null; readAt: Date; undelivered: number }

/** How far the provider's events were read; undefined before the first time. */
export async function findReading(db: Db): Promise<Reading | undefined> {
  return db
    .selectFrom('event_reading')
    .select(['newest_at as newestAt', 'read_at as readAt', 'undelivered'])
    .executeTakeFirst()
}

async function noteReading(db: Db, { newestAt, readAt, undelivered }: Reading): Promise<void> {
  await db
    .insertInto('event_reading')
    .values({ newest_at: newestAt, read_at: readAt, undelivered })
    .onConflict((conflict) =>
      conflict.column('one').doUpdateSet({
        // Another process may have read further meanwhile.
        newest_at: sql<Date>`greatest(event_reading.newest_at, excluded.newest_at)`,
        read_at: sql<Date>`greatest(event_reading.read_at, excluded.read_at)`,
        undelivered,
      }),
    )
    .execute()
}

async function listKnown(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('payment_event').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}
