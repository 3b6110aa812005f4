import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { after } from '../../shared/time.ts'
import type { LimitsDeps } from './attempt.ts'

/** So many turns within the window, at once or spread; they come back one by one. */
export type Quota = { turns: number; windowMillis: number }

/** `waitMillis`: until all turns are back; of a refusal, until the next one is. */
export type Turn = { isFree: boolean; left: number; waitMillis: number }

/**
 * For programs, which solve no sums and are told how much is left. A key remembers one moment: when all of its turns are back
 * (the generic cell rate algorithm), so that a turn is one statement.
 */
export async function takeTurn(
  { db, secret }: Pick<LimitsDeps, 'db' | 'secret'>,
  { kind, of }: { kind: string; of: string },
  { turns, windowMillis }: Quota,
  now: Date,
): Promise<Turn> {
  const key = createHmac('sha256', secret.expose()).update(`${kind}\nturns\n${of}`).digest()
  const turnMillis = windowMillis / turns
  const [first, full] = [after(now, turnMillis), after(now, windowMillis)]
  const cost = sql`make_interval(secs => ${turnMillis / 1000})`
  const { rows } = await sql<{ backAt: Date }>`
    insert into shop.attempt as a (key, forgiven_at) values (${key}, ${first})
    on conflict (key) do update set forgiven_at = greatest(a.forgiven_at, ${now}) + ${cost}
      where greatest(a.forgiven_at, ${now}) + ${cost} <= ${full}
    returning forgiven_at as "backAt"`.execute(db)
  const [taken] = rows
  if (taken) {
    const spentMillis = taken.backAt.getTime() - now.getTime()
    return {
      isFree: true,
      left: Math.floor((windowMillis - spentMillis) / turnMillis + roundingOff),
      waitMillis: spentMillis,
    }
  }
  const held = await sql<{ backAt: Date }>`
    select forgiven_at as "backAt" from shop.attempt where key = ${key}`.execute(db)
  const backAt = held.rows[0]?.backAt ?? now
  return { isFree: false, left: 0, waitMillis: Math.max(0, backAt.getTime() + turnMillis - full.getTime()) }
}

// Times of the database end at the microsecond.
const roundingOff = 0.001
