import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { isUniqueViolation } from '../../platform/database/errors.ts'
import { assert } from '../../shared/errors.ts'
import type { SolvedChallenge } from './challenges.ts'
import type { PrintedKey } from './print-keys.ts'
import { patienceMillis, rememberedMax } from './rules.ts'

export type Verdict = { kind: 'free' } | { kind: 'challenge'; until: Date } | { kind: 'wait'; until: Date }

type Try = { isProved: boolean; now: Date }

// Each race that is lost means that another try has just made one of at most four rows.
const racesMax = 10

/** Decides on one try by all its keys together and counts it by all of them, or by none when it is refused. */
export async function countAttempt(
  db: Db,
  keys: readonly PrintedKey[],
  attempt: Try,
  races = 0,
): Promise<Verdict> {
  if (keys.length === 0) return { kind: 'free' }
  try {
    return await decide(db, keys, attempt)
  } catch (error) {
    // Two first tries of a key at the same moment: the later one is undone as a whole and counts on top of the other.
    if (!isUniqueViolation(error, 'attempt_pkey') || races === racesMax) throw error
    return countAttempt(db, keys, attempt, races + 1)
  }
}

async function decide(db: Db, keys: readonly PrintedKey[], { isProved, now }: Try): Promise<Verdict> {
  const rules = keys.map(({ rule }) => rule)
  const waiting = rules.map((rule) => ('waitMillis' in rule ? rule : undefined))
  const { rows } = await sql<{ kind: Verdict['kind']; until: Date | null }>`
    with moment as (select ${now}::timestamptz as now, make_interval(secs => ${patienceMillis / 1000}) as patience),
    rule as (
      select *, position = 1 as is_patient from unnest(
        ${keys.map(({ print }) => print)}::bytea[],
        ${rules.map(({ free }) => free)}::integer[],
        ${rules.map(({ forgiveMillis }) => forgiveMillis / 1000)}::float8[],
        ${rules.map(rememberedMax)}::integer[],
        ${waiting.map((rule) => rule && rule.free + rule.challenged)}::integer[],
        ${waiting.map((rule) => rule && rule.waitMillis / 1000)}::float8[],
        ${waiting.map((rule) => rule && rule.waitMaxMillis / 1000)}::float8[]
      ) with ordinality as t (key, free, forgive, remembered, unwaited, wait, wait_max, position)
    ),
    -- Locked in one order for everybody, so that no two tries wait for each other in a circle; read as they are then.
    held as (select a.* from shop.attempt a join rule on rule.key = a.key order by a.key for update of a),
    -- What each key remembers without this try and with it.
    past as (
      select rule.*, held.key is not null as is_held, held.waits_until, held.asked_at,
        greatest(0, coalesce(extract(epoch from held.forgiven_at - now)::float8 / forgive, 0)) as before
      from rule cross join moment left join held on held.key = rule.key
    ),
    state as (select *, least(before + 1, remembered) as tries from past),
    seen as (
      select bool_or(before + 1 > free) as is_much,
        max(asked_at) filter (where is_patient) as asked_at,
        max(waits_until) filter (where waits_until > now) as waits_until
      from state cross join moment
    ),
    verdict as (
      select *, case
        when waits_until is not null then 'wait'
        when not is_much or ${isProved}::boolean or asked_at + patience <= now then 'free'
        else 'challenge' end as kind
      from seen cross join moment
    ),
    next as (
      select key, is_held,
        now + make_interval(secs => forgive * case kind when 'free' then tries else before end) as forgiven_at,
        case when kind = 'free' and tries > unwaited then
          -- Whole seconds, so that the time that is told is the very time from which a try is let through.
          now + make_interval(secs => ceil(least(wait_max, wait * 2 ^ (greatest(1, tries - unwaited) - 1)))) end as waits_until,
        case kind when 'challenge' then coalesce(state.asked_at, now) end as asked_at
      from state cross join (select kind, now from verdict) as verdict
      where kind = 'free' or (kind = 'challenge' and is_patient)
    ),
    counted as (
      update shop.attempt a
      set forgiven_at = next.forgiven_at, waits_until = next.waits_until, asked_at = next.asked_at
      from next where a.key = next.key and is_held
    ),
    begun as (
      insert into shop.attempt (key, forgiven_at, waits_until, asked_at)
      select key, forgiven_at, waits_until, asked_at from next where not is_held order by key
    )
    select kind, case kind when 'wait' then waits_until when 'challenge' then coalesce(asked_at, now) + patience end as until
    from verdict`.execute(db)
  const [verdict] = rows
  if (!verdict || verdict.kind === 'free') return { kind: 'free' }
  assert(verdict.until, `a try was refused without a time: ${verdict.kind}`)
  return { kind: verdict.kind, until: verdict.until }
}

/** Forgets the account and the request, and takes one try back from the connection. */
export async function forgiveAttempt(db: Db, keys: readonly PrintedKey[]): Promise<void> {
  await sql`
    with rule as (
      select * from unnest(
        ${keys.map(({ print }) => print)}::bytea[],
        ${keys.map(({ kind }) => kind === 'account' || kind === 'request')}::boolean[],
        ${keys.map(({ rule }) => rule.forgiveMillis / 1000)}::float8[]
      ) as t (key, is_forgotten, forgive)
    ),
    held as (
      select a.key, is_forgotten, forgive from shop.attempt a join rule on rule.key = a.key
      order by a.key for update of a
    ),
    forgotten as (delete from shop.attempt a using held where a.key = held.key and is_forgotten)
    update shop.attempt a set forgiven_at = forgiven_at - make_interval(secs => forgive)
    from held where a.key = held.key and not is_forgotten`.execute(db)
}

/** @returns false for a proof that was spent before. */
export async function spendChallenge(db: Db, { id, expiresAt }: SolvedChallenge): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into shop.spent_challenge (id, expires_at) values (${id}, ${expiresAt}) on conflict do nothing`.execute(
    db,
  )
  return numAffectedRows === 1n
}
